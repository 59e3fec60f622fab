import { foldAccents } from '../fold.ts'
import { czech } from './cs.ts'
import { danish } from './da.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { finnish } from './fi.ts'
import { french } from './fr.ts'
import { hungarian } from './hu.ts'
import { italian } from './it.ts'
import { dutch } from './nl.ts'
import { norwegian } from './no.ts'
import { polish } from './pl.ts'
import { portuguese } from './pt.ts'
import { romanian } from './ro.ts'
import { russian } from './ru.ts'
import { swedish } from './sv.ts'
import { turkish } from './tr.ts'

/**
 * Articles, pronouns, prepositions, conjunctions, auxiliary and question words by ISO 639-1 code, apart by white space:
 * they rank nothing, since they say how a sentence is built and not what it is about. Written by hand for this project.
 */
const functionWordLists: Readonly<Record<string, string>> = {
  cs: czech,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
}

const known = new Map<string, ReadonlySet<string>>()

/** A language's function words, case- and accent-folded; none for a language without a list. */
export function functionWordsOf(code: string): ReadonlySet<string> {
  const found = known.get(code)
  if (found !== undefined) return found
  const words = new Set((functionWordLists[code] ?? '').split(/\s+/).filter(Boolean).map(foldAccents))
  known.set(code, words)
  return words
}

/** Languages with a list. */
export const functionWordLanguages: readonly string[] = Object.keys(functionWordLists)
