/** A word of the question. Offsets count in the question as asked. */
export interface Word {
  /** As written, quotes and possessive ending left off. */
  readonly text: string
  /** Case- and accent-folded: what is compared. */
  readonly fold: string
  readonly start: number
  readonly end: number
  /** Written with a capital, or with a digit or dot inside as names of hosts are. */
  readonly capital: boolean
  /** "Beany's": the word names an owner. */
  readonly possessive: boolean
  /** All words between the same pair of quotation marks have the same number. */
  readonly quote?: number
  /** What the word is when it is a number: "2,000", "3.5", "2k", "five". */
  readonly number?: number
  /** What the number is where a comma marks decimals: 1000 for "1.000". Absent when that is no other number. */
  readonly withComma?: number
  /** A currency stands beside the number: "€5", "5 euros". */
  readonly money?: true
  /** A scale is said with the number, "5 million", "2k", and multiplied into it. */
  readonly scaled?: true
  /** A mark of punctuation stands between this word and the next. */
  readonly breakAfter: boolean
}

const ascii = /^[\x00-\x7f]*$/
const special: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

/** Lower case without accents. Marks that make words (Devanagari, Arabic) stay. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßøłđæœı]/g, (letter) => special[letter] ?? letter)
    .normalize('NFC')
}

/** Folded and without anything but letters and digits: "The Best-Bees Co." is `thebestbeesco`. */
export function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** What the names of a table are looked up by: the words without what stands between them and before the name of a host. */
export function nameKey(words: readonly Word[]): string {
  const text = words.map(({ text }) => text).join('')
  return compact(text.replace(/^https?:\/\/(www\.)?/, ''))
}

const numerals: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, million: 1e6, thousand: 1e3, billion: 1e9 }

const pattern =
  /(?<mail>[^\s@"“”(),;?!]{1,64}@[^\s@"“”(),;?!]{1,255}\.\p{L}+)|(?<host>(?:https?:\/\/)?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,9}\.\p{L}{2,}(?:\/[^\s"“”]*[\p{L}\p{N}/])?)|(?<code>\p{L}{1,6}-\d+(?![\p{L}\p{N}]))|(?<number>\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?![\d,])|\d+\.\d+|\d+)(?<scale>k|m)?(?![\p{L}\p{N}])|(?<word>[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)?[+#]*)|(?<sign>[<>]=?(?=\s*[-\d])|[≤≥](?=\s*[-\d])|=(?=\s*[-\d]))|(?<quote>["“”„«»「」『』]|(?<=^|\s)['‘](?=\S)|(?<=\S)['’](?=\s|[?.!,]|$))|(?<mark>[?.!,;:()%&、。，？！；：])/gu

/** Splits a question into words. Hosts, mail addresses and numbers stay whole; contractions and possessives are taken apart. */
export function readWords(question: string): readonly Word[] {
  const words: Word[] = []
  let quote = 0
  let quoted = false
  for (const match of question.matchAll(pattern)) {
    const { mail, host, code, number, scale, word, sign, quote: mark } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    const last = words.at(-1)
    if (mark !== undefined) {
      quoted = !quoted
      quote += quoted ? 1 : 0
      continue
    }
    if (sign !== undefined) {
      words.push(plainWord({ text: sign, start, end }))
      continue
    }
    if (mail === undefined && host === undefined && code === undefined && number === undefined && word === undefined) {
      if (match[0] === '%') words.push(plainWord({ text: '%', start, end }))
      else if (last !== undefined && /[?.!,;:、。，？！；：]/.test(match[0]))
        words[words.length - 1] = { ...last, breakAfter: true }
      continue
    }
    const inQuote = quoted ? { quote } : {}
    if (number !== undefined) {
      const times = scales[scale ?? ''] ?? 1
      const [value, withComma] = numbersOf(number).map((one) => one * times)
      words.push({
        ...plainWord({ text: match[0], start, end }),
        number: value ?? Number.NaN,
        ...(withComma === value || withComma === undefined ? {} : { withComma }),
        ...(isMoney(question, start, end) ? { money: true } : {}),
        ...(scale === undefined ? {} : { scaled: true }),
        ...inQuote,
      })
      continue
    }
    for (const part of word === undefined ? [plainWord({ text: match[0], start, end })] : takeApart(word, start)) {
      const number = numerals[part.fold]
      const scaled = scales[part.fold]
      if (scaled !== undefined && part.fold.length > 1 && last?.number !== undefined) {
        const { withComma } = last
        words[words.length - 1] = {
          ...last,
          number: last.number * scaled,
          ...(withComma === undefined ? {} : { withComma: withComma * scaled }),
          scaled: true,
          ...(isMoney(question, last.start, end) ? { money: true } : {}),
          end,
        }
      } else if (last?.number !== undefined && currencies.test(part.fold) && last.end + 1 === part.start) {
        words[words.length - 1] = { ...last, money: true, end }
      } else words.push({ ...part, ...(number === undefined ? {} : { number }), ...inQuote })
    }
  }
  return quoted
    ? words.map(({ quote: of, ...word }) => (of === quote || of === undefined ? word : { ...word, quote: of }))
    : words
}

const currencies = /^(eur|euros?|usd|dollars?|gbp|chf|francs?|franken)$/

/** The sign of a currency touches the number. */
function isMoney(question: string, start: number, end: number): boolean {
  return (
    /\p{Sc}\s?$/u.test(question.slice(Math.max(0, start - 2), start)) ||
    /^\s?\p{Sc}/u.test(question.slice(end, end + 2))
  )
}

/** The number as it is read with a decimal point, and with a decimal comma where its digits may be set apart by points. */
function numbersOf(digits: string): readonly [number, number] {
  const isGrouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits)
  const isComma = /^\d+,\d{1,2}$/.test(digits) || (isGrouped && /,|\..*\./.test(digits))
  const withPoint = Number(digits.replaceAll(',', ''))
  const withComma = Number(digits.replaceAll('.', '').replace(',', '.'))
  if (isComma) return [withComma, withComma]
  return isGrouped ? [withPoint, withComma] : [withPoint, withPoint]
}

/** A word as it stands, with nothing around it. */
export function plainWord({ text, start, end }: { text: string; start: number; end: number }): Word {
  const capital = /^\p{Lu}|\p{L}\d|\d\p{L}|\p{L}\.\p{L}/u.test(text)
  return { text, fold: fold(text), start, end, capital, possessive: false, breakAfter: false }
}

/** "don't" is do + not, "what's" is what + is, "Beany's" owns, "l'entreprise" is l + entreprise. */
function takeApart(word: string, start: number): readonly Word[] {
  const at = word.search(/['’]/)
  const end = start + word.length
  if (at < 0) return [plainWord({ text: word, start, end })]
  const head = word.slice(0, at)
  const tail = word.slice(at + 1)
  if (/^t$/i.test(tail) && /n$/i.test(head)) {
    return [
      plainWord({ text: head.slice(0, -1), start, end: start + at - 1 }),
      { ...plainWord({ text: 'not', start: start + at - 1, end }) },
    ]
  }
  const first = plainWord({ text: head, start, end: start + at })
  if (/^s$/i.test(tail)) {
    const isVerb = /^(what|who|where|when|how|that|there|it|which)$/.test(first.fold)
    return isVerb ? [first, plainWord({ text: 'is', start: start + at, end })] : [{ ...first, end, possessive: true }]
  }
  if (/^(re|ve|ll|d|m)$/i.test(tail)) return [first]
  return [first, plainWord({ text: tail, start: start + at + 1, end })]
}
