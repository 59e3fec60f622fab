/** Takes a case-folded word to its stem. */
export type Stem = (word: string) => string

interface StemmerModule {
  readonly stemmer: Stem
}

/**
 * Stemmers by ISO 639-1 code: Snowball's, and our own for Korean. Each is a file of its own, loaded when its language is first
 * met. The package's Bulgarian one is left out: it assigns to characters of a string, which throws (3.1.18).
 */
const stemmers: Readonly<Record<string, () => Promise<StemmerModule>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  hy: () => import('@orama/stemmers/armenian'),
  da: () => import('@orama/stemmers/danish'),
  nl: () => import('@orama/stemmers/dutch'),
  en: () => import('@orama/stemmers/english'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  hu: () => import('@orama/stemmers/hungarian'),
  hi: () => import('@orama/stemmers/indian'),
  id: () => import('@orama/stemmers/indonesian'),
  ga: () => import('@orama/stemmers/irish'),
  it: () => import('@orama/stemmers/italian'),
  ko: () => import('./korean-stemmer.ts'),
  lt: () => import('@orama/stemmers/lithuanian'),
  ne: () => import('@orama/stemmers/nepali'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sr: () => import('@orama/stemmers/serbian'),
  es: () => import('@orama/stemmers/spanish'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
}

const unchanged: Stem = (word) => word

/** What a language's stemmer does not know: Arabic "and" or "so" before an article, Romanian letters with a comma for the cedilla. */
const prepared: Readonly<Record<string, Stem>> = {
  ar: (word) => word.replace(/^[وف](?=ال\p{L}{2})/u, ''),
  ro: (word) => word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'),
}

/** The stemmer of a language; words of a language without one stay as they are. */
export async function loadStemmer(language: string): Promise<Stem> {
  const load = stemmers[language]
  if (load === undefined) return unchanged
  const { stemmer } = await load()
  const prepare = prepared[language] ?? unchanged
  // The Greek and Nepali ones leave nothing of some short words.
  return (word) => stemmer(prepare(word)) || word
}
