import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NearDuplicates } from './near-duplicates.ts'

const offerAll = (texts: readonly string[]) => {
  const seen = new NearDuplicates()
  return texts.map((text) => seen.offer(text))
}

const tents = 'Our tents are sewn by hand in Leeds and every seam is taped twice against the rain.'

describe('NearDuplicates', () => {
  it('tells a text that differs in letters of another case, accents and punctuation only', () => {
    expect(offerAll([tents, tents.toUpperCase().replaceAll(' ', ' · ').replace('LEEDS', 'LÉEDS')])).toEqual([
      undefined,
      0,
    ])
  })

  it('tells a text that a longer one holds, and not the longer one behind it', () => {
    const longer = `Made to last. ${tents} Ask in the shop for a list of colours, poles and pegs.`
    expect(offerAll([longer, tents])).toEqual([undefined, 0])
    expect(offerAll([tents, longer])).toEqual([undefined, undefined])
  })

  it('takes four fifths of the runs of three words as the same', () => {
    // Ten runs; another last word takes one of them away, another third word three.
    const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
    expect(offerAll([words.join(' '), words.with(11, 'sun').join(' ')])).toEqual([undefined, 0])
    expect(offerAll([words.join(' '), words.with(2, 'sun').join(' ')])).toEqual([undefined, undefined])
  })

  it('takes another number as something new', () => {
    const priced = (price: number) => `${tents} The small one for two people costs ${price} pounds with poles and pegs.`
    expect(offerAll([priced(90), priced(120), priced(90)])).toEqual([undefined, undefined, 0])
  })

  it('compares short texts by their set of words', () => {
    const titles = ['Tents | Bo', 'Bo › Tents', 'Poles | Bo', 'Tents', '…', '…', '---']
    expect(offerAll(titles)).toEqual([undefined, 0, undefined, undefined, undefined, 3, undefined])
  })

  it('names the earliest of several texts that say the same', () => {
    const [head, tail] = [`Made to last for years. ${tents}`, `${tents} Ask in the shop for a list of colours.`]
    expect(offerAll([head, tail, tents])).toEqual([undefined, undefined, 0])
  })

  it('compares texts without spaces between words', () => {
    const text = '当社のテントは手縫いで、すべての縫い目を二重にテープで留めています。'
    expect(offerAll([text, `${text}ぜひご覧ください。`, text.replace('当社', '弊社')])).toEqual([
      undefined,
      undefined,
      0,
    ])
  })

  it('agrees with comparing each text with all before it', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'D', 'é', '1', '2')
    const text = fc.array(word, { maxLength: 16 }).map((words) => words.join(' '))
    const varied = fc.array(text, { minLength: 1, maxLength: 3 }).chain((bases) =>
      fc.array(
        fc
          .record({ base: fc.constantFrom(...bases), cut: fc.nat(3), more: fc.array(word, { maxLength: 2 }) })
          .map(({ base, cut, more }) => [...base.split(' ').slice(cut), ...more].join(' ')),
        { maxLength: 8 },
      ),
    )
    fc.assert(
      fc.property(varied, (texts) => {
        expect(offerAll(texts)).toEqual(offerNaively(texts))
      }),
    )
  })
})

function offerNaively(texts: readonly string[]): (number | undefined)[] {
  const fresh: string[][] = []
  return texts.map((text) => {
    const words = text.toLowerCase().replaceAll('é', 'e').split(' ').filter(Boolean)
    const runs = new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')))
    const earlier = fresh.findIndex((other) => {
      const isShort = words.length < 10
      if (isShort || other.length < 10) {
        return (
          isShort && other.length < 10 && words.every((w) => other.includes(w)) && other.every((w) => words.includes(w))
        )
      }
      const held = [...runs].filter((run) => ` ${other.join(' ')} `.includes(` ${run} `)).length
      return held >= 0.8 * runs.size && words.every((w) => !/\d/.test(w) || other.includes(w))
    })
    if (earlier < 0) fresh.push(words)
    return earlier < 0 ? undefined : earlier
  })
}
