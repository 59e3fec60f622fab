import type { EmitToken } from './tokenize.ts'

const threeLetterScripts = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

let segmenter: Intl.Segmenter | undefined

/**
 * Words of a run without spaces, by dictionary, and its character grams: what the dictionary splits differently in a query
 * and in a text still meets in the grams. Pairs for Chinese and Japanese, triples for the alphabets of South-East Asia.
 */
export function emitUnspaced(run: string, emit: EmitToken): void {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) emit(segment, 'word')
  emitGrams(run, threeLetterScripts.test(run) ? 3 : 2, emit)
}

export function emitGrams(run: string, size: number, emit: EmitToken): void {
  const characters = Array.from(run)
  for (let at = 0; at + size <= characters.length; at++) emit(characters.slice(at, at + size).join(''), 'gram')
}
