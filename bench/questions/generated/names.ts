import { pick, type Random, wholeNumber } from '../../random.ts'

const starts = 'Bar Cal Dor El Fen Gar Hol Il Jor Kes Lor Mar Nov Or Pel Quin Ros Sol Tam Ul Ver Wil Xan Yar Zel'.split(
  ' ',
)
const middles = 'a e i o an en il or ad em'.split(' ')
const ends = 'dan ton mer vik nia ros lin tec dale field ford worth mond bury wick sen'.split(' ')
const firstNames =
  'Ada Ben Cleo Dina Emil Fay Gus Hana Ivo June Karl Lena Milo Nora Otto Pia Rex Sara Theo Una Vera Wade Yann Zoe'.split(
    ' ',
  )
const things =
  'Lamp Chair Mug Kettle Desk Backpack Notebook Helmet Speaker Blanket Tent Bottle Jacket Clock Drill Router'.split(' ')
const kinds = 'Classic Mini Pro Eco Travel Deluxe Compact Urban Nordic Smart Soft Steel Oak Light Ultra Basic'.split(
  ' ',
)
const doings =
  'Login fails after|Cannot export|Slow page in|Wrong total in|Missing button on|Crash when opening|Typo in|Error while saving'.split(
    '|',
  )
const places = 'settings report invoice profile dashboard calendar checkout search inbox gallery upload archive'.split(
  ' ',
)

/** A word that is no word. */
export const madeUp = (random: Random): string => `${pick(random, starts)}${pick(random, middles)}${pick(random, ends)}`
export const person = (random: Random): string => `${pick(random, firstNames)} ${madeUp(random)}`
export const company = (random: Random): string =>
  `${madeUp(random)} ${pick(random, ['Ltd', 'Inc', 'Group', 'Labs', 'Systems', 'Foods', 'Media', 'Partners'])}`
export const product = (random: Random): string => `${pick(random, kinds)} ${pick(random, things)}`
export const issue = (random: Random): string => `${pick(random, doings)} ${pick(random, places)}`
export const title = (random: Random): string =>
  `${pick(random, ['Introduction to', 'Advanced', 'Practical', 'Modern', 'Applied'])} ${madeUp(random)}`
export const urlOf = (name: string): string => `https://www.${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.example`

/** `count` different ones. */
export function different(count: number, make: () => string): readonly string[] {
  const found = new Set<string>()
  for (let tries = 0; found.size < count && tries < count * 50; tries++) found.add(make())
  return [...found]
}

/** A day from `from` to `to`, as `2021-03-04`. */
export function day(random: Random, from: number, to: number): string {
  const days = wholeNumber(random, (to - from + 1) * 365)
  return new Date(Date.UTC(from, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
}
