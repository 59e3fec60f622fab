import { RagtimeError } from '../../errors.ts'

export const openaiBaseUrl = 'https://api.openai.com/v1'

const endpoints = /\/(chat\/completions|completions|responses|embeddings|models)\/?$/

/** An address as typed, made the one under which the endpoints lie: no slash at its end, `/v1` where no version is in it. Throws INPUT_INVALID. */
export function normaliseBaseUrl(given: string): string {
  const url = URL.parse(given)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw invalid('the base URL of the model server is no address', 'it must begin with http:// or https://')
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      'the base URL of the model server has a name or password in it',
      'addresses are printed, secrets are not',
    )
  }
  const path = url.pathname.replace(endpoints, '').replace(/\/+$/, '')
  const versioned = /\/v\d[^/]*(\/|$)/.test(path) ? path : `${path}/v1`
  return `${url.origin}${versioned}`
}

/** Host and port, as messages name a server. */
export function hostOf(baseUrl: string): string {
  return new URL(baseUrl).host
}

function invalid(what: string, why: string): RagtimeError {
  return new RagtimeError('INPUT_INVALID', {
    what,
    why,
    fix: 'give for example http://localhost:11434/v1, and a key apart from it in OPENAI_API_KEY',
  })
}
