import { describe, expect, it } from 'vitest'
import { readTable } from '../enumerate.ts'
import { rankReadings } from '../rank-readings.ts'
import { viewTable } from '../view/table-view.ts'
import { inEnglish } from './in-english.ts'

const nothingNamed = () => false

describe('inEnglish', () => {
  it.each([
    ['¿Cuántos pedidos hay con más de 5 artículos?', 'how many pedidos have more than 5 artículos'],
    ['Welcher Kunde hat die meisten Artikel?', 'which Kunde have the most Artikel'],
    ['Combien de commandes sont plus de 5 articles ?', 'how many commandes more than 5 articles'],
    ['Welke klant heeft de meeste artikelen?', 'which klant have the most artikelen'],
    ['Quanti ordini ci sono?', 'how many ordini'],
    ['Quantos pedidos existem?', 'how many pedidos'],
  ])('says the core words of "%s" in English', (question, english) => {
    expect(inEnglish(question, nothingNamed)).toBe(english)
  })

  it('leaves what the table names as it is', () => {
    expect(inEnglish('¿Cuántos pedidos hay de El Mayor?', (words) => words === 'el mayor')).toContain('El Mayor')
  })

  it.each(['how many orders have more than 5 items?', 'who won?', '订单有多少?', ''])(
    'leaves "%s" untouched',
    (question) => {
      expect(inEnglish(question, nothingNamed)).toBe(question)
    },
  )
})

/** One table told in six languages: customer, country, items, amount, year. */
const cells = [
  ['Ada Bardan', 3, 120, 2019],
  ['Ben Calton', 7, 80, 2020],
  ['Cleo Dormer', 12, 300, 2021],
  ['Dina Elvik', 1, 45, 2021],
  ['Emil Fennia', 9, 210, 2022],
] as const

const languages = {
  es: {
    header: ['cliente', 'país', 'artículos', 'importe', 'año'],
    countries: ['Francia', 'España', 'Francia', 'Italia', 'Francia'],
  },
  fr: {
    header: ['client', 'pays', 'articles', 'montant', 'année'],
    countries: ['France', 'Espagne', 'France', 'Italie', 'France'],
  },
  de: {
    header: ['Kunde', 'Land', 'Artikel', 'Betrag', 'Jahr'],
    countries: ['Frankreich', 'Spanien', 'Frankreich', 'Italien', 'Frankreich'],
  },
  nl: {
    header: ['klant', 'land', 'artikelen', 'bedrag', 'jaar'],
    countries: ['Frankrijk', 'Spanje', 'Frankrijk', 'Italië', 'Frankrijk'],
  },
  it: {
    header: ['cliente', 'paese', 'articoli', 'importo', 'anno'],
    countries: ['Francia', 'Spagna', 'Francia', 'Italia', 'Francia'],
  },
  pt: {
    header: ['cliente', 'país', 'artigos', 'valor', 'ano'],
    countries: ['França', 'Espanha', 'França', 'Itália', 'França'],
  },
} as const

describe('a question in another language over a small table', () => {
  it.each([
    ['es', '¿qué cliente tiene el mayor importe?', 'Cleo Dormer'],
    ['es', '¿cuántos clientes son de Francia?', '3'],
    ['es', '¿cuál es el importe de Ben Calton?', '80'],
    ['es', '¿quién tiene más artículos, Ada Bardan o Dina Elvik?', 'Ada Bardan'],
    ['es', '¿cuántos clientes tienen más de 5 artículos?', '3'],
    ['fr', 'quel client a le montant le plus élevé ?', 'Cleo Dormer'],
    ['fr', 'combien de clients ont plus de 5 articles ?', '3'],
    ['fr', 'quel est le pays de Dina Elvik ?', 'Italie'],
    ['de', 'Welcher Kunde hat den höchsten Betrag?', 'Cleo Dormer'],
    ['de', 'Wie viele Kunden haben mehr als 5 Artikel?', '3'],
    ['de', 'Aus welchem Land ist Ben Calton?', 'Spanien'],
    ['de', 'Wer hat mehr Artikel, Ada Bardan oder Dina Elvik?', 'Ada Bardan'],
    ['nl', 'welke klant heeft het hoogste bedrag?', 'Cleo Dormer'],
    ['nl', 'hoeveel klanten hebben meer dan 5 artikelen?', '3'],
    ['nl', 'wat is het bedrag van Ben Calton?', '80'],
    ['it', "quale cliente ha l'importo più alto?", 'Cleo Dormer'],
    ['it', 'quanti clienti hanno più di 5 articoli?', '3'],
    ['it', 'qual è il paese di Dina Elvik?', 'Italia'],
    ['pt', 'qual cliente tem o valor mais alto?', 'Cleo Dormer'],
    ['pt', 'quantos clientes têm mais de 5 artigos?', '3'],
    ['pt', 'qual é o país de Ben Calton?', 'Espanha'],
  ] as const)('is answered (%s): %s', (language, question, answer) => {
    const { header, countries } = languages[language]
    const rows = cells.map(([customer, ...numbers], at) => [customer, countries[at] ?? '', ...numbers.map(String)])
    const [best] = rankReadings(question, readTable(viewTable(header, rows)))
    expect(best?.candidate.answer).toEqual([answer])
  })
})
