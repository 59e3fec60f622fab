/** What a server said went wrong. Its prose may quote the prompt or the key: read here, never shown. */
export interface ServerError {
  /** HTTP status; absent when the error came inside a stream. */
  readonly status?: number
  readonly headers: Readonly<Record<string, string>>
  /** Machine-readable, as `insufficient_quota`; absent when it is anything longer than a word. */
  readonly code?: string
  /** For matching only. */
  readonly prose: string
  readonly isPage: boolean
}

/** Reads the errors of the AI SDK and error objects inside streams; undefined for anything that no server said. */
export function readServerError(thrown: unknown): ServerError | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  if ('statusCode' in thrown && typeof thrown.statusCode === 'number') {
    // A good answer whose body broke off: the cause tells.
    if (thrown.statusCode < 400) return undefined
    const body = 'responseBody' in thrown && typeof thrown.responseBody === 'string' ? thrown.responseBody : ''
    const headers = 'responseHeaders' in thrown ? readHeaders(thrown.responseHeaders) : {}
    return {
      status: thrown.statusCode,
      headers,
      ...codeIn(parsed(body) ?? thrown),
      prose: body === '' ? proseIn(thrown) : body,
      isPage: /^\s*</.test(body) || (headers['content-type'] ?? '').includes('html'),
    }
  }
  if (thrown instanceof Error && !('code' in thrown && 'type' in thrown)) return undefined
  if (!('message' in thrown)) return undefined
  return { headers: {}, ...codeIn(thrown), prose: proseIn(thrown), isPage: false }
}

function codeIn(value: unknown): { code?: string } {
  const error = field(value, 'error') ?? value
  const code = [field(error, 'code'), field(error, 'type')].find(
    (one) => typeof one === 'string' && /^[a-z][\w.-]{1,60}$/i.test(one),
  )
  return typeof code === 'string' ? { code } : {}
}

function proseIn(value: unknown): string {
  const message = field(value, 'message')
  return typeof message === 'string' ? message : ''
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {}
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
