import { describe, expect, it } from 'vitest'
import type { ModelOptions } from './model-options.ts'
import type { SettingFiles } from './read-setting-files.ts'
import { type ModelSettings, resolveSettings } from './resolve-settings.ts'

type Variables = Readonly<Record<string, string>>

interface Given {
  readonly options?: ModelOptions
  readonly environment?: Variables
  readonly variables?: Variables
  readonly config?: SettingFiles['config']
}

function resolve({ options = {}, environment = {}, variables = {}, config = {} }: Given): ModelSettings {
  return resolveSettings(options, { environment, variables, config })
}

describe('precedence', () => {
  const everywhere: Given = {
    options: { chat: 'by-option', baseUrl: 'http://option' },
    environment: { OPENAI_API_KEY: 'k', RAGTIME_MODEL: 'by-environment', OPENAI_BASE_URL: 'http://environment' },
    variables: { RAGTIME_MODEL: 'by-env-file', OPENAI_BASE_URL: 'http://env-file' },
    config: { model: 'by-config', baseUrl: 'http://config' },
  }
  const places = ['options', 'environment', 'variables', 'config'] as const
  const names = ['option', 'environment', '.env', 'ragtime.json'] as const

  it.each(places.map((place, at) => [names[at] ?? 'option', places.slice(at), place] as const))(
    'takes %s before all after it',
    (source, kept) => {
      const given = Object.fromEntries(kept.map((place) => [place, everywhere[place]]))
      const { chat, baseUrl } = resolve(given)
      expect(baseUrl.source).toBe(source)
      expect(chat).toMatchObject({ state: 'on', name: { source } })
    },
  )

  it('takes an empty variable for one that is not there', () => {
    const { chat } = resolve({ environment: { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' } })
    expect(chat).toEqual({ state: 'off', because: 'no-key' })
  })
})

describe('chat', () => {
  it('is off when there is nothing', () => {
    expect(resolve({}).chat).toEqual({ state: 'off', because: 'no-key' })
  })

  it('is on with a key alone, at OpenAI and with its small model', () => {
    const settings = resolve({ environment: { OPENAI_API_KEY: 'k' } })
    expect(settings.chat).toEqual({ state: 'on', name: { value: 'gpt-6-luna', source: 'default' } })
    expect(settings.baseUrl).toEqual({ value: 'https://api.openai.com/v1', source: 'default' })
    expect(settings.embeddings).toBeUndefined()
  })

  it('is on with an address alone, whose server says which models it has', () => {
    const settings = resolve({ options: { baseUrl: 'http://localhost:11434' } })
    expect(settings.chat).toEqual({ state: 'unnamed' })
    expect(settings.apiKey).toBeUndefined()
  })

  it('is off when it is not wanted, or the network is not', () => {
    const environment = { OPENAI_API_KEY: 'k' }
    expect(resolve({ environment, options: { chat: false } }).chat).toEqual({ state: 'off', because: 'not-wanted' })
    expect(resolve({ environment, options: { offline: true } }).chat).toEqual({ state: 'off', because: 'offline' })
    expect(resolve({ environment, config: { offline: true } }).chat).toEqual({ state: 'off', because: 'offline' })
  })

  it('fails when asked for without a key, or without the network', () => {
    expect(() => resolve({ options: { chat: 'large' } })).toThrow(
      expect.objectContaining({ code: 'MODEL_UNAUTHORIZED' }),
    )
    expect(() => resolve({ options: { chat: 'large', offline: true, baseUrl: 'http://localhost' } })).toThrow(
      expect.objectContaining({ code: 'MODEL_OFFLINE' }),
    )
  })
})

describe('a key', () => {
  const environment = { OPENAI_API_KEY: 'sk-secret' }

  it.each([
    ['.env', { variables: { OPENAI_BASE_URL: 'http://evil.example' } }],
    ['ragtime.json', { config: { baseUrl: 'http://evil.example' } }],
  ] as const)('from the environment is not sent to an address from %s', (_, files) => {
    const settings = resolve({ environment, ...files })
    expect(settings.withheldKey).toBe('environment')
    expect(JSON.stringify(settings)).not.toContain('sk-secret')
  })

  it('goes to an address from the same place, or a more trusted one', () => {
    const same = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://own.example' }
    expect(resolve({ variables: same }).apiKey).toEqual({ value: 'k', source: '.env' })
    expect(resolve({ environment, options: { baseUrl: 'https://own.example' } }).apiKey?.value).toBe('sk-secret')
  })

  it('goes to OpenAI wherever its address is written', () => {
    expect(resolve({ environment, config: { baseUrl: 'https://api.openai.com' } }).apiKey?.value).toBe('sk-secret')
  })
})

describe('an address', () => {
  it.each([
    ['http://localhost:11434', 'http://localhost:11434/v1'],
    ['http://localhost:11434/', 'http://localhost:11434/v1'],
    ['http://localhost:1234/v1', 'http://localhost:1234/v1'],
    ['http://localhost:1234/v1/', 'http://localhost:1234/v1'],
    ['https://host.example/api/v1/chat/completions', 'https://host.example/api/v1'],
    ['https://host.example/v1beta/openai', 'https://host.example/v1beta/openai'],
    ['https://host.example/proxy', 'https://host.example/proxy/v1'],
  ])('%s becomes %s', (given, expected) => {
    expect(resolve({ options: { baseUrl: given } }).baseUrl.value).toBe(expected)
  })

  it.each(['localhost:11434', 'file:///etc/passwd', 'http://name:secret@host', ''.padEnd(3, ':')])(
    'refuses %s without repeating it',
    (given) => {
      const call = () => resolve({ options: { baseUrl: given } })
      expect(call).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
      expect(call).not.toThrow(/secret/)
    },
  )
})
