import { analyse } from 'chardet'

/** Encodings of Latin letters, by the standard's names: they differ in few characters, so guesses between them are weak. */
const latin = new Set(['windows-1252', 'iso-8859-2', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258'])
/** Chardet's confidence, 0 to 100, from which a Latin encoding other than the commonest is believed. */
const believed = 20

/**
 * The likeliest encoding of text that is not UTF-8, by its name in the WHATWG Encoding Standard. Letters beyond ASCII stand alone among
 * others in Latin text (`Müller`) and in runs in any other script, so only encodings of that kind are asked about.
 */
export function guessEncoding(sample: Buffer): string {
  const wantsLatin = standsAlone(sample)
  for (const { name, confidence } of analyse(sample)) {
    const known = canonicalName(name)
    // That it is neither ASCII nor UTF-8 is known, and UTF-16 was looked for.
    if (known === undefined || known.startsWith('utf-') || name === 'ASCII') continue
    if (latin.has(known) !== wantsLatin) continue
    return wantsLatin && confidence < believed ? 'windows-1252' : known
  }
  return 'windows-1252'
}

/** Whether most bytes beyond ASCII have ASCII on both sides. */
function standsAlone(sample: Buffer): boolean {
  const high = (at: number) => (sample[at] ?? 0) >= 0x80
  let all = 0
  let alone = 0
  for (let at = 0; at < sample.length; at++) {
    if (!high(at)) continue
    all++
    if (!high(at - 1) && !high(at + 1)) alone++
  }
  return alone * 2 > all
}

/** The standard's name for a label, Python's spellings (`latin-1`, `cp949`, `iso8859_15`) included. */
export function canonicalName(label: string): string | undefined {
  const plain = label.trim().toLowerCase().replaceAll('_', '-')
  const spellings: Record<string, string> = {
    'latin-1': 'latin1',
    cp949: 'euc-kr',
    cp932: 'shift_jis',
    cp936: 'gbk',
    cp950: 'big5',
  }
  for (const name of [label.trim(), plain, spellings[plain] ?? plain, plain.replace(/^iso-?8859/, 'iso-8859')]) {
    try {
      return new TextDecoder(name).encoding
    } catch {
      // Not a label of the standard: try the next spelling.
    }
  }
  return undefined
}
