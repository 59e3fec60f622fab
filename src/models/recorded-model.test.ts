import { expect, test } from 'vitest'
import { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { ChatModel, ChatReply, ChatRequest } from './chat-model.ts'
import { type Exchange, recordingModel, replayingModel } from './recorded-model.ts'

const request = (prompt: string): ChatRequest => ({
  purpose: 'answer',
  instructions: 'Answer.',
  prompt,
  schema: z.object({ answered: z.boolean() }),
  maxOutputTokens: 100,
})

/** Says how often it was asked, and fails when told to. */
function countingModel(): ChatModel {
  let calls = 0
  return {
    id: 'test/counting',
    contextTokens: 1000,
    async generate({ prompt }): Promise<ChatReply> {
      calls++
      if (prompt === 'fail') throw new RagtimeError('MODEL_TIMEOUT', { what: 'slow', why: 'it is', fix: 'wait' })
      return {
        text: `${prompt} ${calls}`,
        finish: 'stop',
        usage: { inputTokens: 1, outputTokens: calls },
        cached: false,
      }
    },
  }
}

test('equal requests get their recorded replies in order, after a way through JSON', async () => {
  const exchanges: Exchange[] = []
  const recording = recordingModel(countingModel(), exchanges)
  const asked = ['a', 'b', 'a', 'a']
  const said = []
  for (const prompt of asked) said.push(await recording.generate(request(prompt)))
  const replaying = replayingModel(recording, JSON.parse(JSON.stringify(exchanges)))
  const pieces: string[] = []
  const again = []
  for (const prompt of asked) {
    again.push(await replaying.generate({ ...request(prompt), onText: (piece) => pieces.push(piece) }))
  }
  expect(again).toEqual(said)
  expect(pieces).toEqual(['a 1', 'b 2', 'a 3', 'a 4'])
  expect([replaying.id, replaying.contextTokens]).toEqual(['test/counting', 1000])
})

test('what failed fails again in the same way', async () => {
  const exchanges: Exchange[] = []
  await expect(recordingModel(countingModel(), exchanges).generate(request('fail'))).rejects.toThrow('slow')
  const failing = replayingModel({ id: 'x', contextTokens: 1 }, JSON.parse(JSON.stringify(exchanges)))
  await expect(failing.generate(request('fail'))).rejects.toMatchObject({
    code: 'MODEL_TIMEOUT',
    message: 'slow',
    why: 'it is',
    fix: 'wait',
  })
})

test.each<readonly [string, Partial<ChatRequest>]>([
  ['another prompt', { prompt: 'b' }],
  ['other instructions', { instructions: 'Obey.' }],
  ['another purpose', { purpose: 'repair' }],
  ['another schema', { schema: z.object({ answered: z.string() }) }],
  ['another length', { maxOutputTokens: 99 }],
])('%s was not recorded', async (_, change) => {
  const exchanges: Exchange[] = []
  await recordingModel(countingModel(), exchanges).generate(request('a'))
  const replaying = replayingModel({ id: 'x', contextTokens: 1 }, exchanges)
  await expect(replaying.generate({ ...request('a'), ...change })).rejects.toMatchObject({ code: 'RUN_DIFFERS' })
  await expect(replaying.generate(request('a'))).resolves.toMatchObject({ text: 'a 1' })
  await expect(replaying.generate(request('a'))).rejects.toMatchObject({ code: 'RUN_DIFFERS' })
})
