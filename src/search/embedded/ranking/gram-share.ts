import type { Recipe } from '../../recipe.ts'
import type { Snapshot } from '../snapshot.ts'

/** Languages whose words have few endings: stems say what grams would. */
const littleInflected = new Set(['en', 'und'])
/** Written without spaces: their grams are terms of their own. */
const unspacedLanguages = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my'])

/** The share of character grams in a passage's lexical score: 0 to 1. `unknown`: the share of the query's words that the index does not have. */
export function gramShare({ languages, passages }: Snapshot, recipe: Recipe, unknown: number): number {
  const share = languages.reduce((sum, entry) => sum + (entry.passages / passages) * shareOf(entry.language, recipe), 0)
  return Math.min(1, share + recipe.unknownGrams * unknown)
}

const shareOf = (language: string, { grams, inflectedGrams }: Recipe): number =>
  littleInflected.has(language) || unspacedLanguages.has(language) ? grams : inflectedGrams
