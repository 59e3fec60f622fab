import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseReply } from './parse-reply.ts'

const schema = z.strictObject({ text: z.string() })
const value = { text: 'a ``` [b]' }
const json = JSON.stringify(value)

it.each([json, `\`\`\`json\n${json}\n\`\`\``, `\`\`\`\n${json}\`\`\``, `Here it is: ${json} as asked.`])(
  'finds the value in %s',
  (text) => {
    expect(parseReply(text, schema)).toEqual({ ok: true, value })
  },
)

it('finds the value of a fence between words with brackets', () => {
  expect(parseReply('[1]\n```json\n{"text": "b"}\n```\n[2]', schema)).toEqual({ ok: true, value: { text: 'b' } })
})

it('tells what has the wrong shape from what is none', () => {
  expect(parseReply('{"text": 1}', schema)).toMatchObject({ ok: false, why: 'wrong-shape' })
  expect(parseReply('no', schema)).toMatchObject({ ok: false, why: 'no-json' })
})

it.each(['\n', '```', '```json\n', '{"', ' '])('ends on a reply that repeats %j and never closes', (piece) => {
  expect(parseReply(`\`\`\`json${piece.repeat(300_000)}`, schema)).toMatchObject({ ok: false, why: 'no-json' })
})
