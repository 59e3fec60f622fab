import { describe, expect, it } from 'vitest'
import type { FindValues } from './index.ts'
import {
  findAddresses,
  findDurations,
  findHours,
  findMails,
  findMoney,
  findNumbers,
  findPeople,
  findPhones,
  findTimes,
} from './index.ts'

const texts = (find: FindValues, text: string) => find(text).map((value) => value.text)

describe('findPhones', () => {
  it.each([
    ['Call (262) 320-7054 today', '(262) 320-7054'],
    ['Tel: +359 2 483 3443', '+359 2 483 3443'],
    ['01632 960235', '01632 960235'],
    ['Andreas 25 94 83 85', '25 94 83 85'],
    ['Ring 020 911 4200 at 8 sharp', '020 911 4200'],
    ['電話 03-1234-5678', '03-1234-5678'],
  ])('finds the number in %j', (text, number) => {
    expect(texts(findPhones, text)).toEqual([number])
  })

  it.each(['2024-01-31', '31/01/2024', '1994–2023', '€ 1.234.567,00', 'EAN 4032104017772', '12,345,678 users'])(
    'finds none in %j',
    (text) => {
      expect(texts(findPhones, text)).toEqual([])
    },
  )
})

describe('findMails', () => {
  it('finds plain and disguised addresses', () => {
    expect(texts(findMails, 'Write to sales@pumps.example or info [at] pumps.example.')).toEqual([
      'sales@pumps.example',
      'info [at] pumps.example',
    ])
  })
})

describe('findHours', () => {
  it.each([
    ['Monday - Friday 10:00 - 18:30', '10:00 - 18:30'],
    ['Mo–Fr 9–17', '9–17'],
    ['Wednesday to Sunday 10–4.30', '10–4.30'],
    ['weekdays 6 a.m. to 6 p.m.', '6 a.m. to 6 p.m.'],
    ['lundi 9h00 à 18h00', '9h00 à 18h00'],
    ['8.00 to 17.00', '8.00 to 17.00'],
    ['We are there 24/7', '24/7'],
  ])('finds the hours in %j', (text, hours) => {
    expect(texts(findHours, text)).toContain(hours)
  })

  it.each(['2 to 5 people', '£26,000–£29,500 a year', 'rooms 10–40'])('finds none in %j', (text) => {
    expect(texts(findHours, text)).toEqual([])
  })
})

describe('findMoney', () => {
  it.each([
    ['from $1,480 each', '$1,480'],
    ['kostet 12,50 Euro', '12,50 Euro'],
    ['savings of ~ $630M', '$630M'],
    ['199 zł brutto', '199 zł'],
    ['料金は3,000円です', '3,000円'],
  ])('finds the amount in %j', (text, amount) => {
    expect(texts(findMoney, text)).toEqual([amount])
  })
})

describe('findNumbers', () => {
  it('finds digits, scales and words', () => {
    expect(texts(findNumbers, '2.3M visits, 11,000+ providers and seventy-four volunteers')).toEqual([
      '2.3M',
      '11,000+',
      'seventy-four',
    ])
  })

  it('takes an ordinal for no number', () => {
    expect(texts(findNumbers, 'from the 6th of January')).toEqual([])
  })
})

describe('findDurations', () => {
  it.each([
    ['a 1-year free subscription', '1-year'],
    ['warranty: 24 months', '24 months'],
    ['binnen 14 dagen', '14 dagen'],
    ['wysyłka w 2 dni', '2 dni'],
  ])('finds the length of time in %j', (text, duration) => {
    expect(texts(findDurations, text)).toContain(duration)
  })
})

describe('findTimes', () => {
  it.each([
    ['opened on 12 May 1976', '12 May 1976'],
    ['depuis le 3 février 2020', '3 février 2020'],
    ['w dniu 5 marca 2021', '5 marca 2021'],
    ['設立 2015年10月', '2015年10月'],
    ['in the late 1800s', '1800s'],
    ['the 23rd of every month', '23rd of every month'],
  ])('finds the time in %j', (text, time) => {
    expect(texts(findTimes, text)).toContain(time)
  })

  it('takes a price and a count for no year', () => {
    expect(texts(findTimes, '€2000 for 1,998 items')).toEqual([])
  })
})

describe('findAddresses', () => {
  it.each([
    'Halvorsen Pump Company, 9100 W. Foundry Street, Milwaukee, WI 53299',
    'Hauptstraße 12, 10115 Berlin',
    '12 rue de la Paix, 75002 Paris',
    '9206 AL Drachten',
    'London W1F 8GQ',
    '東京都渋谷区渋谷2−21−1',
  ])('finds an address in %j', (text) => {
    expect(findAddresses(text).length).toBeGreaterThan(0)
  })

  it.each(['0512-551120', 'since 2007 Best practices', 'HRB 11640 Amtsgericht'])('finds none in %j', (text) => {
    expect(findAddresses(text)).toEqual([])
  })
})

describe('findPeople', () => {
  const common = new Set(['hear', 'ceo', 'our', 'leadership', 'team', 'the', 'director'])
  const names = (text: string) => findPeople(text, (word) => common.has(word.toLowerCase())).map((value) => value.text)

  it('ends a name at a common word', () => {
    expect(names('Hear CEO Kyle Armbrester tell our story')).toEqual(['Kyle Armbrester'])
    expect(names('Our Leadership Team')).toEqual([])
  })

  it('keeps particles and hyphens inside names', () => {
    expect(names('The director is Johan van der Berg, then Denise Cobb-Alvarado.')).toEqual([
      'Johan van der Berg',
      'Denise Cobb-Alvarado',
    ])
  })

  it('gives offsets that slice the name out of the text', () => {
    const text = 'Written by Ada Lovelace.'
    const [name] = findPeople(text, (word) => word === 'Written')
    expect(text.slice(name?.start, name?.end)).toBe('Ada Lovelace')
  })
})
