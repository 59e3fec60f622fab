import { describe, expect, test } from 'vitest'
import { nameForms } from './names.ts'

const aliases = (name: string) => [...nameForms(name).aliases]
const parts = (name: string) => [...nameForms(name).parts]

describe('the forms of a name', () => {
  test('leave out legal forms, articles and host endings', () => {
    expect(aliases('The Best Bees Company')).toContain('bestbees')
    expect(aliases('Mobile Programming LLC.')).toContain('mobileprogramming')
    expect(aliases('accentronix.co.za')).toContain('accentronix')
    expect(aliases('BlueOak Outdoors GmbH')).toEqual(['blueoakoutdoors'])
    expect(aliases('contact@acom.co.id')).toContain('acom')
  })

  test('have runs of words and initials as parts', () => {
    expect(parts('Caravan Health')).toEqual(['caravan'])
    expect(parts('Best Version Media')).toContain('bvm')
    expect(parts('Università degli Studi di Milano')).toContain('milano')
  })

  test('never have a word as a part that many names share', () => {
    expect(parts('Accubits Technologies')).toEqual(['accubits'])
    expect(parts('West Dermatology')).toEqual(['dermatology'])
  })
})
