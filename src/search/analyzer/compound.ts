import { foldAccents, foldCase } from './fold.ts'
import type { TokenKind } from './tokenize.ts'

interface Whole {
  readonly form: string
  readonly kind: TokenKind
}

const asIs = (form: string): Whole => ({ form: foldAccents(foldCase(form)), kind: 'whole' })

/** The first rule whose pattern fits says how a compound is kept whole; compounds that fit none are found by their parts only. */
const rules: readonly { readonly pattern: RegExp; readonly whole: (raw: string) => Whole }[] = [
  { pattern: /^[\p{L}\p{N}._+-]+@[\p{L}\p{N}.-]+$/u, whole: asIs }, // mail address
  { pattern: /^\p{L}+(?:\+\+|#)$/u, whole: asIs }, // c++
  { pattern: /^\.\p{L}+\d*$/u, whole: asIs }, // .net
  // 1,000,000.50: thousands together, a point for the fraction
  {
    pattern: /^\d{1,3}(?:[,.'’]\d{3})+(?:[.,]\d{1,2})?$/,
    whole: (raw) => asIs(raw.replace(/[,.'’](?=\d{3}(?!\d))/g, '').replace(',', '.')),
  },
  { pattern: /^\d+[.,]\d+$/, whole: (raw) => asIs(raw.replace(',', '.')) }, // 3.5
  { pattern: /^\p{L}+(?:&\p{L}+)+$/u, whole: asIs }, // a&b
  { pattern: /^(?:\p{L}\.){2,}\p{L}$/u, whole: (raw) => ({ form: raw.replaceAll('.', ''), kind: 'variant' }) }, // U.S.A
  { pattern: /^\P{Lu}*\.\P{Lu}*$/u, whole: asIs }, // example.org, node.js; "end.Start" is a missing space
  { pattern: /_/, whole: asIs }, // chunk_id
  // e-mail, pre-seed: also written as one word
  {
    pattern: /^\p{L}{1,4}[-‐]\p{L}+$/u,
    whole: (raw) => ({ form: raw.replace(/[-‐]/, ''), kind: 'variant' }),
  },
  // HX-2040 is also written HX2040, but 24-10 is not 2410
  { pattern: /\d/, whole: (raw) => asIs(raw.replace(/(?<=\p{L})[-‐/.](?=\d)|(?<=\d)[-‐/.](?=\p{L})/gu, '')) },
]

/** How a compound (parts joined by `-`, `.`, `@` …) is kept whole, if it is. */
export function wholeOf(raw: string): Whole | undefined {
  return rules.find(({ pattern }) => pattern.test(raw))?.whole(raw)
}
