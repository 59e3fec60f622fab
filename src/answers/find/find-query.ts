import type { FindPlan } from '../../questions/index.ts'

/** Something that a text holds or not: a word in any of its forms, or a phrase word for word. */
export interface FindTerm {
  readonly text: string
  readonly kind: 'word' | 'phrase'
}

/** What a text is to hold. */
export type FindExpression =
  | { readonly kind: 'term'; readonly term: FindTerm }
  | { readonly kind: 'all' | 'any'; readonly of: readonly FindExpression[] }
  | { readonly kind: 'not'; readonly of: FindExpression }

/** What a plan asks of a text; undefined when any text will do. */
export function planExpression(
  { phrases, every, without = [] }: Pick<FindPlan, 'phrases' | 'every' | 'without'>,
  kindOf: (text: string) => FindTerm['kind'],
): FindExpression | undefined {
  const term = (text: string): FindExpression => ({ kind: 'term', term: { text, kind: kindOf(text) } })
  const joined = (kind: 'all' | 'any', of: readonly FindExpression[]): FindExpression | undefined =>
    of.length > 1 ? { kind, of } : of[0]
  const wanted = joined(every === true ? 'all' : 'any', phrases.map(term))
  const unwanted = without.map((text): FindExpression => ({ kind: 'not', of: term(text) }))
  return joined('all', [...(wanted === undefined ? [] : [wanted]), ...unwanted])
}

/** The terms in the order written, each once. */
export function termsIn(expression: FindExpression | undefined): readonly FindTerm[] {
  const terms = new Map<string, FindTerm>()
  const visit = (part: FindExpression): void => {
    if (part.kind === 'term') terms.set(keyOf(part.term), part.term)
    else if (part.kind === 'not') visit(part.of)
    else part.of.forEach(visit)
  }
  if (expression !== undefined) visit(expression)
  return [...terms.values()]
}

/** The terms that speak for a match where they stand: those not negated. */
export function wantedTerms(expression: FindExpression | undefined): readonly FindTerm[] {
  if (expression === undefined || expression.kind === 'not') return []
  if (expression.kind === 'term') return [expression.term]
  const terms = expression.of.flatMap(wantedTerms)
  return [...new Map(terms.map((term) => [keyOf(term), term])).values()]
}

export const keyOf = ({ kind, text }: FindTerm): string => `${kind} ${text}`

/** Whether the expression is true where exactly the terms for which `has` is true are held. */
export function holds(expression: FindExpression, has: (term: FindTerm) => boolean): boolean {
  switch (expression.kind) {
    case 'term':
      return has(expression.term)
    case 'not':
      return !holds(expression.of, has)
    case 'all':
      return expression.of.every((part) => holds(part, has))
    case 'any':
      return expression.of.some((part) => holds(part, has))
  }
}

/** As people write it: `(“soc 2” or “iso 27001”) but not “draft”`. */
export function describe(expression: FindExpression): string {
  switch (expression.kind) {
    case 'term':
      return `“${expression.term.text}”`
    case 'not':
      return `not ${bracketed(expression.of)}`
    case 'any':
      return expression.of.map(bracketed).join(' or ')
    case 'all': {
      const wanted = expression.of.filter(({ kind }) => kind !== 'not').map(bracketed)
      const unwanted = expression.of.filter(({ kind }) => kind === 'not').map(describe)
      return [wanted.join(' and '), unwanted.join(' and ')].filter((part) => part !== '').join(' but ')
    }
  }
}

const bracketed = (part: FindExpression): string =>
  (part.kind === 'any' || part.kind === 'all') && part.of.length > 1 ? `(${describe(part)})` : describe(part)

/** Terms of which a text must hold at least one for the expression to be true of it; undefined when it can be true of a text without any. */
export function neededTerms(expression: FindExpression): readonly FindTerm[] | undefined {
  switch (expression.kind) {
    case 'term':
      return [expression.term]
    case 'not':
      return undefined
    case 'any': {
      const parts = expression.of.map(neededTerms)
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined
    }
    case 'all': {
      const parts = expression.of.map(neededTerms).filter((part) => part !== undefined)
      // Long words are rare.
      const shortest = (part: readonly FindTerm[]) => Math.min(...part.map(({ text }) => text.length))
      return parts.sort((a, b) => shortest(b) - shortest(a))[0]
    }
  }
}
