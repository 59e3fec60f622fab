/** What an element does to the text in and around it, as bits. */
export const element = {
  /** Starts and ends a line. */
  block: 1,
  /** Its content is not shown, or is no text of the page. */
  dropped: 2,
  /** Has no content and no end tag. */
  void: 4,
  /** Stands apart from the words beside it without ending the line. */
  apart: 8,
} as const

const words = (text: string): string[] => text.trim().split(/\s+/)

const blocks = words(`
  address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
  frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary
  table tbody td tfoot th thead title tr ul xmp`)
// Furigana (rt) would stand inside the word it explains.
const dropped = words(`
  annotation annotation-xml audio canvas datalist iframe noembed noframes noscript object optgroup option rp rt script select
  style svg template textarea video`)
const voids = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
)
const apart = words('audio button canvas embed iframe img input object select svg textarea video')

/** Bits of `element` by lower-case tag name; inline elements are not in it. */
export const elementBits: ReadonlyMap<string, number> = (() => {
  const bits = new Map<string, number>()
  const add = (names: readonly string[], bit: number) => {
    for (const name of names) bits.set(name, (bits.get(name) ?? 0) | bit)
  }
  add(blocks, element.block)
  add(dropped, element.dropped)
  add(voids, element.void)
  add(apart, element.apart)
  return bits
})()

const row = ['tr', 'td', 'th']
const section = [...row, 'tbody', 'thead', 'tfoot', 'caption']
const closes: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: [...row, 'caption'],
  td: ['td', 'th', 'caption'],
  th: ['td', 'th', 'caption'],
  tbody: section,
  thead: section,
  tfoot: section,
  body: ['head'],
  option: ['option'],
  optgroup: ['option', 'optgroup'],
}

/** Open elements that a start tag ends when they are innermost, because their own end tag may be left out. */
export const impliedEnds: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const ends = new Map<string, Set<string>>()
  for (const name of blocks) ends.set(name, new Set(['p']))
  for (const [name, ended] of Object.entries(closes)) {
    const set = ends.get(name) ?? new Set<string>()
    for (const other of ended) set.add(other)
    ends.set(name, set)
  }
  return ends
})()
