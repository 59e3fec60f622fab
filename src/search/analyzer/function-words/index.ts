import { foldAccents, foldCase } from '../fold.ts'
import { normalizeText } from '../normalize.ts'
import { isTonal } from '../tones.ts'
import { arabic } from './ar.ts'
import { bulgarian } from './bg.ts'
import { catalan } from './ca.ts'
import { czech } from './cs.ts'
import { danish } from './da.ts'
import { german } from './de.ts'
import { greek } from './el.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { estonian } from './et.ts'
import { persian } from './fa.ts'
import { finnish } from './fi.ts'
import { french } from './fr.ts'
import { hebrew } from './he.ts'
import { hindi } from './hi.ts'
import { hungarian } from './hu.ts'
import { indonesian } from './id.ts'
import { italian } from './it.ts'
import { japanese } from './ja.ts'
import { korean } from './ko.ts'
import { lithuanian } from './lt.ts'
import { latvian } from './lv.ts'
import { dutch } from './nl.ts'
import { norwegian } from './no.ts'
import { polish } from './pl.ts'
import { portuguese } from './pt.ts'
import { romanian } from './ro.ts'
import { russian } from './ru.ts'
import { slovak } from './sk.ts'
import { slovenian } from './sl.ts'
import { serbian } from './sr.ts'
import { swedish } from './sv.ts'
import { thai } from './th.ts'
import { turkish } from './tr.ts'
import { ukrainian } from './uk.ts'
import { vietnamese } from './vi.ts'
import { chinese } from './zh.ts'

/**
 * Articles, pronouns, prepositions, conjunctions, auxiliary and question words by ISO 639-1 code, apart by white space:
 * they rank nothing, since they say how a sentence is built and not what it is about. Written by hand for this project.
 */
const functionWordLists: Readonly<Record<string, string>> = {
  ar: arabic,
  bg: bulgarian,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  et: estonian,
  fa: persian,
  fi: finnish,
  fr: french,
  he: hebrew,
  hi: hindi,
  hu: hungarian,
  id: indonesian,
  it: italian,
  ja: japanese,
  ko: korean,
  lt: lithuanian,
  lv: latvian,
  nl: dutch,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sl: slovenian,
  sr: serbian,
  sv: swedish,
  th: thai,
  tr: turkish,
  uk: ukrainian,
  vi: vietnamese,
  zh: chinese,
}

const known = new Map<string, ReadonlySet<string>>()

/**
 * A language's function words, case-folded, each as it is written and as it is typed without accents: "où" and "ou", but not
 * "sûr" for "sur". None for a language without a list.
 */
export function functionWordsOf(code: string): ReadonlySet<string> {
  const found = known.get(code)
  if (found !== undefined) return found
  const written = foldCase(normalizeText(functionWordLists[code] ?? ''))
  const typed = isTonal(code) ? '' : foldAccents(written)
  const words = new Set(`${written} ${typed}`.split(/\s+/).filter(Boolean))
  known.set(code, words)
  return words
}

/** Languages with a list. */
export const functionWordLanguages: readonly string[] = Object.keys(functionWordLists)
