import { expect, it } from 'vitest'
import type { ModelOptions } from '../settings/model-options.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'
import { chooseForQuery } from './choose-embeddings.ts'

const [ours, local] = ['openai/text-embedding-3-small', 'compatible/nomic-embed-text']
const key = { OPENAI_API_KEY: 'sk-secret' }

function choice(indexedBy: string, options: ModelOptions, environment: Record<string, string> = {}) {
  const settings = resolveSettings(options, { environment, variables: {}, config: {} })
  const vendor = options.baseUrl === undefined ? 'openai' : 'compatible'
  const chosen = chooseForQuery(settings, indexedBy, { vendor })
  return chosen.state === 'on' ? chosen.name : chosen.because
}

it('asks the model of the index again, though it is not named again', () => {
  expect(choice(ours, {}, key)).toBe('text-embedding-3-small')
  expect(choice(local, { baseUrl: 'http://localhost:11434' })).toBe('nomic-embed-text')
  expect(choice('compatible/nomic-ai/nomic', { baseUrl: 'http://localhost:8000' })).toBe('nomic-ai/nomic')
  expect(choice(ours, { embeddings: 'text-embedding-3-small' }, key)).toBe('text-embedding-3-small')
})

it('says why it asks none', () => {
  expect(choice(ours, {})).toBe('no-key')
  expect(choice(ours, { offline: true }, key)).toBe('offline')
  expect(choice(ours, { embeddings: 'text-embedding-3-large' }, key)).toBe('other-model')
  expect(choice(ours, { baseUrl: 'http://localhost:11434' })).toBe('other-server')
  expect(choice(local, {}, key)).toBe('other-server')
})
