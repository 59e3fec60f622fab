const initials = ['g', 'k', 'n', 'd', 't', 'r', 'm', 'b', 'p', 's', 's', '', 'j', 'j', 'ch', 'k', 't', 'p', 'h']
// ㅡ is left out: it parts consonants that Korean cannot say together, as in 테슬라, Tesla.
const vowels = `a e ya ye o e yo ye o wa we we yo u wo we wi yu - ui i`
  .split(' ')
  .map((vowel) => vowel.replace('-', ''))
const finals = `- k k k n n n t l k m l l l p l m p p t t ng t t k t p t`
  .split(' ')
  .map((sound) => sound.replace('-', ''))

const first = 0xac00
const perInitial = vowels.length * finals.length

/** Syllables are numbered by their sounds (The Unicode Standard, 3.12), which are read after the Revised Romanization, its vowels simplified. */
export const readHangul = (word: string): string => word.replace(/[\uac00-\ud7a3]/g, readSyllable).replaceAll('lr', 'l') // ㄹ twice is one l

function readSyllable(syllable: string): string {
  const number = syllable.charCodeAt(0) - first
  const initial = initials[Math.floor(number / perInitial)] ?? ''
  const vowel = vowels[Math.floor((number % perInitial) / finals.length)] ?? ''
  return initial + vowel + (finals[number % finals.length] ?? '')
}
