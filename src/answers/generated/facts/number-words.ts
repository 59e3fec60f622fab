/** Words for whole numbers that mean nothing else in these languages; accents aside. English ones are put together below. */
const others: Readonly<Record<number, string>> = {
  2: 'zwei deux dos dois duas twee dwa dwie tva два две',
  3: 'drei trois tres tre drie trzy три',
  4: 'vier quatre cuatro quattro quatro cztery fyra четыре четири',
  5: 'funf cinq cinco cinque vijf piec fem пять пет',
  6: 'sechs seis zes szesc шесть шест',
  7: 'sieben sept siete sette zeven siedem sju семь седем',
  8: 'acht huit ocho otto osiem atta восемь осем',
  9: 'neun neuf nueve negen dziewiec nio девять девет',
  10: 'zehn dix diez dieci tien dziesiec десять десет',
  11: 'onze undici jedenascie одиннадцать',
  12: 'zwolf douze doce dodici twaalf dwanascie tolv двенадцать дванадесет',
  15: 'funfzehn quinze quince quindici vijftien pietnascie femton пятнадцать',
  20: 'zwanzig vingt veinte venti twintig dwadziescia tjugo двадцать двадесет',
  30: 'dreißig dreissig trente treinta trenta dertig trzydziesci тридцать тридесет',
  40: 'vierzig quarante cuarenta quaranta veertig сорок',
  50: 'funfzig cinquante cincuenta cinquanta vijftig пятьдесят',
  100: 'hundert cent cien cento honderd sto hundra сто',
  1000: 'tausend mille duizend tysiac tusen тысяча хиляда',
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals = new Map(
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ').map((word, i) => [word, i + 3]),
)

const single = new Map(
  Object.entries(others).flatMap(([number, words]) => words.split(' ').map((word) => [word, Number(number)] as const)),
)

/** A number that stands in words. Offsets count in the text given. */
export interface WordNumber {
  readonly value: string
  readonly start: number
  readonly end: number
}

/**
 * Numbers written in words, 2 and above: English ones up to millions put together ("twenty-five"), of other languages the common single
 * words. "One", "first" and "second" count too seldom to be taken for numbers.
 */
export function findWordNumbers(folded: string): readonly WordNumber[] {
  const found: WordNumber[] = []
  let run: { total: number; part: number; start: number; end: number } | undefined
  const close = () => {
    const value = run === undefined ? 0 : run.total + run.part
    if (run !== undefined && value > 1) found.push({ value: String(value), start: run.start, end: run.end })
    run = undefined
  }
  for (const match of folded.matchAll(/\p{L}+/gu)) {
    const [word] = match
    const end = match.index + word.length
    const joins = run !== undefined && /^[\s-]*(?:and\s)?$/.test(folded.slice(run.end, match.index))
    if (word === 'and' && run !== undefined) continue
    if (!joins) close()
    const unit = small.indexOf(word)
    const ten = word === '_' ? -1 : tens.indexOf(word)
    const number = unit >= 0 ? unit : ten >= 0 ? ten * 10 : undefined
    if (number !== undefined) {
      if (run !== undefined && !mayFollow(run.part, number)) close()
      run =
        run === undefined
          ? { total: 0, part: number, start: match.index, end }
          : { ...run, part: run.part + number, end }
    } else if (word === 'hundred' && run !== undefined) run = { ...run, part: Math.max(1, run.part) * 100, end }
    else if (word === 'thousand' && run !== undefined)
      run = { ...run, total: run.total + Math.max(1, run.part) * 1000, part: 0, end }
    else {
      close()
      const value = ordinals.get(word) ?? single.get(word)
      if (value !== undefined) found.push({ value: String(value), start: match.index, end })
    }
  }
  close()
  return found
}

/** "twenty five" and "hundred five" are one number, "five six" are two. */
const mayFollow = (part: number, next: number): boolean =>
  part >= 100 && part % 100 === 0 ? next < 100 : part >= 20 && part % 10 === 0 && next < 10 && next > 0
