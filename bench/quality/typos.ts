import { pick, type Random, wholeNumber } from '../random.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Words of at least four characters have room for a slip that leaves them recognisable. */
const shortest = 4

/**
 * The text with one slip in one of its words, each drawn by chance: two neighbours swapped, a character left out, doubled, or
 * taken from elsewhere in the text. Works in any script. Unchanged when no word is long enough.
 */
export function withTypo(random: Random, text: string): string {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)]
    .map((match) => ({ at: match.index, characters: charactersOf(match[0]) }))
    .filter(({ characters }) => characters.length >= shortest)
  if (words.length === 0) return text
  const { at, characters } = pick(random, words)
  const letters = words.flatMap((word) => word.characters)
  const length = characters.join('').length
  const wrong = misspell(random, characters, letters).join('')
  return `${text.slice(0, at)}${wrong}${text.slice(at + length)}`
}

/** Always another word: a slip that changes nothing is tried again. */
function misspell(random: Random, characters: readonly string[], letters: readonly string[]): string[] {
  const isUniform = new Set([...characters, ...letters]).size === 1
  for (;;) {
    const wrong = [...characters]
    const at = wholeNumber(random, wrong.length - 1)
    const [here = '', next = ''] = wrong.slice(at)
    // A word of one letter over and over can only be made longer or shorter.
    switch (isUniform ? 1 + wholeNumber(random, 2) : wholeNumber(random, 4)) {
      case 0:
        wrong.splice(at, 2, next, here)
        break
      case 1:
        wrong.splice(at, 1)
        break
      case 2:
        wrong.splice(at, 0, here)
        break
      default:
        wrong[at] = pick(random, letters)
    }
    if (wrong.join('') !== characters.join('')) return wrong
  }
}

function charactersOf(word: string): string[] {
  return Array.from(graphemes.segment(word), ({ segment }) => segment)
}
