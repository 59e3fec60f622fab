import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TextCell } from '../table/index.ts'
import { cleanCell } from './clean-cell.ts'
import { cutCell } from './cut-cell.ts'
import { packCells, unpackCells } from './packed-cells.ts'
import { randomCell } from './random-cell.fixture.ts'

const detect = (text: string) => (text.length % 2 === 0 ? 'en' : 'und')

it('gives back what was packed, with the rows of the cells', () => {
  fc.assert(
    fc.property(fc.array(randomCell, { maxLength: 4 }), fc.array(fc.nat({ max: 1 })), (raws, flags) => {
      const cells = raws.map(
        ({ raw, html }, index): TextCell => ({ column: 'page', text: raw, html, occurrences: [{ row: index + 1 }] }),
      )
      const cut = cells.map((cell) =>
        cutCell(cell, cleanCell(cell.text, cell), { repeated: Uint8Array.from(flags), detect }),
      )
      expect(unpackCells(structuredClone(packCells(cut)), cells)).toEqual(cut)
    }),
    { numRuns: 60 },
  )
})
