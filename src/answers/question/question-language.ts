import { loadLanguage, type PassageIndex, termsOf, tokenize } from '../../search/index.ts'

/** Languages that are tried: the commonest of the index. */
const tried = 12

/** The language whose function words the question holds most of, among those of the index; undefined when none stands out. */
export async function questionLanguage(
  question: string,
  index: Pick<PassageIndex, 'stats'>,
): Promise<string | undefined> {
  const words: string[] = []
  tokenize(question, (form, kind) => {
    if (kind === 'word') words.push(form)
  })
  const { languages } = await index.stats()
  const codes = languages.map(({ language }) => language).filter((code) => code !== 'und')
  let best: string | undefined
  let most = 0
  for (const code of codes.slice(0, tried)) {
    const language = await loadLanguage(code)
    const count = words.filter((word) => termsOf(word, 'word', language).length === 0).length
    if (count > most) {
      best = code
      most = count
    }
  }
  return best
}
