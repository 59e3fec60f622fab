import { expect, it } from 'vitest'
import { OtherForms } from './other-forms.ts'

it('names forms of a word that were not asked for, most rows first', () => {
  const forms = new OtherForms(['crash'])
  forms.read('The app crashes. It crashed twice.', [3])
  forms.read('Crashes again, and a crash course, and crashworthiness', [7])
  expect(forms.said()).toBe(' Not counted, as other words: “crashes” in 2 rows, “crashed” in 1 row.')
})

it('finds the singular of a plural, and says nothing of short words, phrases and the word itself', () => {
  const forms = new OtherForms(['invoices', 'bee', 'late fee'])
  forms.read('One invoice, two invoices, many bees and late fees', [1])
  expect(forms.said()).toBe(' Not counted, as other words: “invoice” in 1 row.')
})
