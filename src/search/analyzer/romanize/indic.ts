import { type Letters, letters } from './letters.ts'

// Vowels that are not written are left out: names taken from English have none there.
const table: Letters = {
  ...letters('कखगघङजझञटठडढणतथदधनपफबभमयरलळवसह', 'kkggnjjnttddnttddnpfbbmyrllvsh'),
  ...{ च: 'ch', छ: 'ch', श: 'sh', ष: 'sh' },
  ...letters('अआइईउऊएओऑऍऎऒ', 'aaiiuueooeeo'),
  ...letters('ािीुूेोॉॅॆॊ', 'aiiuueooeeo'),
  ...{ ऋ: 'ri', ऐ: 'ai', औ: 'au', 'ृ': 'ri', 'ै': 'ai', 'ौ': 'au', 'ं': 'n', 'ँ': 'n' },
}
const devanagari = 0x900
const blockSize = 0x80

/** Unicode lays the scripts of India out alike, so Devanagari's table reads Bengali to Malayalam too; signs without a sound fall out. */
export const readIndic = (word: string): string =>
  word.replace(
    /[\u0900-\u0d7f]/g,
    (letter) => table[String.fromCharCode(devanagari + (letter.charCodeAt(0) % blockSize))] ?? '',
  )
