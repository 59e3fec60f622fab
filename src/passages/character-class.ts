/** What a UTF-16 code unit does when a page is shown. */
export const plain = 0
/** Any run of it shows as one gap. */
export const white = 1
/** Shows nothing: controls, soft hyphen, zero-width space, text direction marks. Joiners stay, they shape letters and emoji. */
export const invisible = 2
/** May begin a tag character (U+E0000–E007F), which shows nothing and can smuggle text past a reader. */
export const astralInvisible = 3

const invisibleRanges: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfff9, 0xfffb],
]

/** Class of every code unit. U+FEFF is white in JavaScript but shows nothing. */
export const characterClass: Uint8Array = createClasses()

function createClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  for (const unit of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]) {
    classes[unit] = white
  }
  classes.fill(white, 0x2000, 0x200b)
  for (const [first, last] of invisibleRanges) classes.fill(invisible, first, last + 1)
  classes[0xfeff] = invisible
  classes[0xdb40] = astralInvisible
  return classes
}

/** A low surrogate that makes U+DB40 before it a tag character. */
export function isTagLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdc7f
}
