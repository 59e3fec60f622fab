import { fold } from '../words/words.ts'

/** Codes of the languages that passages are told to be in. */
const codes =
  'am ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga gu he hi hr hu hy id is it ja ka km kn ko lo lt lv ml mr ms my ne nl no or pa pl pt ro ru si sk sl sq sr sv ta te th tl tr uk ur vi yo zh'.split(
    ' ',
  )

/** Languages that questions are asked in: "in German", "auf Deutsch", "en alemán". */
const askedIn = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt']

/** Norwegian is told as one. */
const byOtherCode: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' }

let names: ReadonlyMap<string, string> | undefined

/** The ISO 639-1 code that a name in one of seven languages, or in its own, or a code stands for. */
export function languageCode(name: string): string | undefined {
  const folded = fold(name).trim()
  if (codes.includes(folded)) return folded
  names ??= namesOfLanguages()
  return byOtherCode[folded] ?? names.get(folded)
}

export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
}

/** Names in English, to choose from. */
export const knownLanguages = (): readonly string[] => codes.map(languageName)

function namesOfLanguages(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const code of codes) {
    for (const locale of [...askedIn, code]) {
      const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code)
      if (name !== undefined && !found.has(fold(name))) found.set(fold(name), code)
    }
  }
  return found
}
