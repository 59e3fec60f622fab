import type { PassageIndex, Ranking, SearchRequest } from '../../search/index.ts'

/** A name is an ordinary word when others write it more often than this, as a share of how often its bearers do. */
const mostByOthers = 0.05
/** Passages read to see how an entity calls itself. */
const passagesRead = 30

/** Tells from the text whether words are a name or ordinary words: others write ordinary words too, but hardly anybody's name. */
export class NameEvidence {
  readonly #index: PassageIndex

  constructor(index: PassageIndex) {
    this.#index = index
  }

  /** Whether hardly anyone but these entities writes the words. One such word will do; otherwise all of them, one behind the other. */
  async isOwn(words: string, entities: readonly string[]): Promise<boolean> {
    const each = words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    for (const word of each) if (await this.#isHeldByOwn({ query: word }, entities)) return true
    return each.length > 1 && (await this.#isHeldByOwn({ query: words, phrases: [words] }, entities))
  }

  /** Whether the words stand in the text just so. */
  async isWritten(words: string): Promise<boolean> {
    const { unknownTerms, terms } = await this.#rank({ query: words })
    if (unknownTerms.length > 0) return false
    return terms.length === 1 || (await this.#rank({ query: words, phrases: [words] })).matched > 0
  }

  /** Whether an entity writes a part of its name without the rest, as with a short name. */
  async isShortName(part: string, entity: string): Promise<boolean> {
    const { hits } = await this.#index.search({ query: part, entities: [entity], k: passagesRead })
    const count = (text: string, words: string) => text.toLowerCase().split(words.toLowerCase()).length
    return hits.some(({ passage: { text } }) => count(text, part) > count(text, entity))
  }

  async #isHeldByOwn(request: Pick<SearchRequest, 'query' | 'phrases'>, entities: readonly string[]): Promise<boolean> {
    const { terms, unknownTerms, matched } = await this.#rank(request)
    // A word that does not rank, as "the" does not, tells nothing.
    if (terms.length === 0) return false
    if (unknownTerms.length === terms.length) return true
    const own = (await this.#rank({ ...request, entities })).matched
    return matched - own <= mostByOthers * own
  }

  #rank(request: Omit<SearchRequest, 'k'>): Promise<Ranking> {
    return this.#index.search({ ...request, k: 1 })
  }
}
