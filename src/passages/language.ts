import { countWords } from './words.ts'

/** Characters looked at: more do not change the verdict, and detection costs about 0.1 ms for so many. */
const sampleLength = 600
const minWords = 4
const minLetters = 16
/** Fewer words are often names and titles, which resemble some language by chance: it must score so much. */
const shortText = 12
const minShortScore = 0.76

/** Scripts that one language alone uses, or nearly so. Kana before Han: Japanese uses both. */
const languageByScript: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Ethiopic}/gu, 'am'],
]

const letter = /\p{L}/u
const latinOnly = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u

/** Tells a text's language as ISO 639-1, or `und`. */
export type LanguageDetector = (text: string) => string

/** The language a text's script gives away, or `undefined` when several share the script. */
export function languageOfScript(text: string): string | undefined {
  const sample = text.slice(0, sampleLength)
  if (latinOnly.test(sample)) return undefined
  const letters = countLetters(sample)
  for (const [script, language] of languageByScript) {
    const count = sample.match(script)?.length ?? 0
    // A fifth of kana makes Japanese: the rest is Han. Elsewhere names and addresses in Latin letters may stand in between.
    if (count > 0 && count * (language === 'ja' ? 5 : 2) >= letters) return language
  }
  return undefined
}

/** Loads the n-gram tables (about 0.2 s): call once a job, not at start-up. */
export async function createLanguageDetector(): Promise<LanguageDetector> {
  const { eld } = await import('eld/extrasmall')
  return (text) => {
    const byScript = languageOfScript(text)
    if (byScript !== undefined) return byScript
    const sample = text.slice(0, sampleLength)
    const words = countWords(sample)
    if (words < minWords || countLetters(sample) < minLetters) return 'und'
    const result = eld.detect(sample)
    if (!result.isReliable()) return 'und'
    const isSure = words >= shortText || (result.getScores()[result.language] ?? 0) >= minShortScore
    return isSure ? result.language : 'und'
  }
}

// Of each UTF-16 unit, when it was met: 1 for a letter, 2 for anything else.
const letterKinds = new Uint8Array(0x10000)

function countLetters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) {
      if (letter.test(String.fromCodePoint(code))) count++
      at++
      continue
    }
    const known = letterKinds[code] ?? 0
    const kind = known === 0 ? (letter.test(String.fromCharCode(code)) ? 1 : 2) : known
    if (known === 0) letterKinds[code] = kind
    if (kind === 1) count++
  }
  return count
}
