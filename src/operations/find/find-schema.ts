import { z } from 'zod'
import { coverage, list, rowNumber, schemaVersion, span } from '../schemas.ts'

const unit = z.enum(['entity', 'row'])

export const findInput = z.object({
  /**
   * Words, `"a phrase"`, `A or B`, `A but not B`, `-word`; "in German" and "have a pricing page"; or all that in a question, as "which
   * companies mention Xero?". Empty: every row for which the options hold.
   */
  query: z.string(),
  /** Words as asked only, no other forms of them. */
  exact: z.boolean().default(false),
  /** Only rows in one of these languages: ISO 639-1 codes, or names. */
  languages: list(z.string()).default([]),
  /** Only rows of pages of one of these kinds, by address and title. */
  pageKinds: list(z.string()).default([]),
  /** Only these entities, as spelled in the table. */
  entities: list(z.string()).default([]),
  /** Only rows for which this SQL condition holds. */
  where: z.string().exactOptional(),
  /** Where all of the words must stand: in a row, or in all rows of an entity together. Default: what a question lists, else the row. */
  within: unit.exactOptional(),
  /** What is listed. Default: what a question asks to list, else entities where the table has them. */
  by: unit.exactOptional(),
  /** Groups to give; all are found and counted. Default all. */
  limit: z.int().min(1).exactOptional(),
})

const quote = z.object({
  row: rowNumber,
  column: z.string(),
  quote: z.string(),
  ...span.shape,
  raw: span,
  /** Where the quote first holds what was asked for, in whole words of the cleaned cell; absent where no word was asked for. */
  match: span.exactOptional(),
  url: z.string().exactOptional(),
})

export const findOutput = z.object({
  schemaVersion,
  query: z.string(),
  /** The query as it was understood, in a sentence. */
  reading: z.string(),
  by: unit,
  within: unit,
  /** The entity column, where there is one. */
  entityColumn: z.string().exactOptional(),
  counts: z.object({
    /** Entities with a row that was found, and all there are; absent without an entity column. */
    entities: z.int().exactOptional(),
    ofEntities: z.int().exactOptional(),
    rows: z.int(),
    ofRows: z.int(),
    /** Distinct addresses of the rows found; absent without a url column. */
    urls: z.int().exactOptional(),
    /** Passages that hold a word or phrase asked for; all of the rows found where none was. Equal text counts once. */
    passages: z.int(),
  }),
  /** By entity most rows first, rows without an entity last; by row in the order of the file. */
  groups: list(
    z.object({
      entity: z.string().nullable(),
      rows: list(rowNumber),
      /** Where the first of these rows holds what was asked for. */
      quote: quote.exactOptional(),
    }),
  ),
  /** Whether `groups` was cut by `limit`. */
  truncated: z.boolean(),
  /** Forms of words asked for that were counted as well, by found rows. */
  forms: list(z.object({ word: z.string(), form: z.string(), rows: z.int() })),
  /** With `exact`: forms that stand in the text and were not counted. */
  notCounted: list(z.object({ form: z.string(), rows: z.int() })),
  /** Where a language is asked for: rows not counted whose text is too short to tell its language, and for which all else holds. */
  untold: z.int().exactOptional(),
  coverage,
  trace: z.object({
    /** What was looked for in the text, and whether it speaks for a match or against one. */
    terms: list(z.object({ text: z.string(), kind: z.enum(['word', 'phrase']), wanted: z.boolean() })),
    languages: list(z.string()),
    pageKinds: list(z.string()),
    entities: list(z.string()),
    where: z.string().exactOptional(),
    /** Rows for which `where` holds. */
    whereRows: z.int().exactOptional(),
    /** Passages whose text was read; the index told that the others do not hold what was asked for. */
    read: z.int(),
  }),
})
