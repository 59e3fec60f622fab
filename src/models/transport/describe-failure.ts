import { RagtimeError } from '../../errors.ts'
import type { Endpoint } from './endpoint.ts'
import type { Failure } from './failure.ts'
import { retryAfterMs } from './retry-after.ts'
import { readServerError, type ServerError } from './server-error.ts'

/** What is known about the call that failed. */
export interface FailedCall {
  readonly endpoint: Endpoint
  readonly model: string
  readonly now: number
}

/** Makes a typed failure of whatever was thrown during a call. Errors that are ours pass as they are. */
export function describeFailure(thrown: unknown, call: FailedCall): Failure {
  if (thrown instanceof RagtimeError) return { error: thrown, retryable: false }
  if (isUnreadable(thrown)) return { error: unreadable(call), retryable: false }
  const said = readServerError(thrown)
  if (said !== undefined) return serverFailure(said, call)
  const network = networkCode(thrown)
  if (network !== undefined) return networkFailure(network, call)
  return {
    error: failed(call, 'the call broke for a reason that has no name here', thrown),
    retryable: false,
  }
}

function serverFailure(said: ServerError, call: FailedCall): Failure {
  const { status, code, prose } = said
  const wait = retryAfterMs(said.headers, call.now)
  const after = wait === undefined ? {} : { retryAfterMs: wait }
  if (status === 401 || status === 403) return { error: unauthorized(call, status), retryable: false }
  if (isOutOfQuota(said)) return { error: limited(call, 'its account has no credit left'), retryable: false }
  if (status === 429 || code === 'rate_limit_exceeded') {
    return { error: limited(call, 'it takes no more calls for now'), retryable: true, ...after }
  }
  if (
    /context.{0,20}(length|window|size)|maximum context|too many tokens|prompt is too long/i.test(`${code} ${prose}`)
  ) {
    return { error: tooLong(call), retryable: false }
  }
  if (isModelMissing(said)) return { error: unknownModel(call), retryable: false }
  if (said.isPage) return { error: webPage(call), retryable: (status ?? 0) >= 500 }
  if (status === 404 || status === 405 || status === 501)
    return { error: unsupported(call, 'endpoint'), retryable: false }
  if ((status === 400 || status === 422) && /response_format|json_?schema|structured output|grammar/i.test(prose)) {
    return { error: unsupported(call, 'response_format'), retryable: false }
  }
  const retryable = status === 408 || status === 409 || (status !== undefined && status >= 500) || status === undefined
  const label = [status, code].filter((part) => part !== undefined).join(' ')
  return { error: failed(call, `it answered with an error${label === '' ? '' : ` (${label})`}`), retryable, ...after }
}

function isOutOfQuota({ status, code }: ServerError): boolean {
  return status === 402 || code === 'insufficient_quota' || code === 'billing_hard_limit_reached'
}

function isModelMissing({ status, code, prose }: ServerError): boolean {
  if (code === 'model_not_found') return true
  const about = /\bmodel\b[^.]{0,120}(not found|not exist|unknown|not available|not loaded|invalid)|no such model/is
  return (status === 404 || status === 400 || status === 422) && about.test(prose)
}

/** The SDK could not parse what came, or found none of the parts that a reply has. It says so as the cause where a body was read whole. */
function isUnreadable(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const names = `${thrown.name} ${thrown.cause instanceof Error ? thrown.cause.name : ''}`
  return /JSONParseError|TypeValidationError|InvalidResponseData|EmptyResponseBody|NoContent/.test(names)
}

const networkCodes =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ETIMEDOUT|UND_ERR|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

/** Node's code of a network failure, wherever in the chain of causes it is. */
function networkCode(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth++) {
    if ('code' in error && typeof error.code === 'string' && networkCodes.test(error.code)) return error.code
    if (/terminated|fetch failed|premature close|socket hang up/i.test(error.message) && error.cause === undefined)
      return 'ECONNRESET'
  }
  return undefined
}

function networkFailure(code: string, call: FailedCall): Failure {
  if (/TIMEOUT|TIMEDOUT/.test(code)) return { error: timedOut(call), retryable: false }
  if (/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|EAI_AGAIN)$/.test(code)) {
    return { error: failed(call, `the connection broke (${code})`), retryable: true }
  }
  return { error: unreachable(call, code), retryable: false }
}

const at = ({ endpoint, model }: FailedCall) => ({ data: { host: endpoint.host, model } })

function unauthorized(call: FailedCall, status: number): RagtimeError {
  const { host, apiKey, withheldKey } = call.endpoint
  const why =
    withheldKey !== undefined
      ? `the key was not sent: it comes from ${placeOf(withheldKey)}, the address from a file in the current folder`
      : apiKey === undefined
        ? 'no key was sent'
        : 'the key is wrong, or may not use this model'
  return new RagtimeError('MODEL_UNAUTHORIZED', {
    what: `${host} refuses the call (${status})`,
    why,
    fix:
      withheldKey === undefined
        ? 'set OPENAI_API_KEY to a key of this server'
        : 'give the address by --base-url or OPENAI_BASE_URL',
    ...at(call),
  })
}

const placeOf = (source: string) => (source === 'environment' ? 'the environment' : source)

function limited(call: FailedCall, why: string): RagtimeError {
  return new RagtimeError('MODEL_LIMITED', {
    what: `${call.endpoint.host} limits the calls to ${call.model}`,
    why,
    fix: 'try again later, or raise the limits of the account there',
    ...at(call),
  })
}

function tooLong(call: FailedCall): RagtimeError {
  return new RagtimeError('MODEL_TOO_LONG', {
    what: `the request is longer than ${call.model} takes`,
    why: `${call.endpoint.host} says that its context window is smaller`,
    fix: 'set contextTokens in ragtime.json to the window that the server gives the model',
    ...at(call),
  })
}

function unknownModel(call: FailedCall): RagtimeError {
  return new RagtimeError('MODEL_UNKNOWN', {
    what: `${call.endpoint.host} has no model "${call.model}"`,
    why: 'it does not know the name, or the key may not use it',
    fix: 'give the name of one that it has with --model or RAGTIME_MODEL',
    ...at(call),
  })
}

/** `data.feature` tells callers what to do without. */
function unsupported(call: FailedCall, feature: 'endpoint' | 'response_format'): RagtimeError {
  const { host, baseUrl } = call.endpoint
  return new RagtimeError('MODEL_UNSUPPORTED', {
    what: `${host} cannot do what is asked of ${call.model}`,
    why:
      feature === 'endpoint'
        ? `there is no such endpoint under ${baseUrl}`
        : 'it takes no JSON schema, or not this one',
    fix:
      feature === 'endpoint'
        ? 'check the base URL, or use a server that has it'
        : 'use a server or model with structured output',
    data: { host, model: call.model, feature },
  })
}

function webPage(call: FailedCall): RagtimeError {
  return new RagtimeError('MODEL_FAILED', {
    what: `${call.endpoint.host} answered with a web page`,
    why: 'the address leads to a site or a proxy, not to a model server, or the server is down',
    fix: `check the base URL ${call.endpoint.baseUrl}`,
    ...at(call),
  })
}

function unreachable(call: FailedCall, code: string): RagtimeError {
  return new RagtimeError('MODEL_UNREACHABLE', {
    what: `${call.endpoint.host} cannot be reached`,
    why: `the connection failed (${code})`,
    fix: `check that a server listens at ${call.endpoint.baseUrl}; --no-model answers without it`,
    ...at(call),
  })
}

function unreadable(call: FailedCall): RagtimeError {
  return new RagtimeError('MODEL_REPLY', {
    what: `the reply of ${call.model} at ${call.endpoint.host} cannot be read`,
    why: 'a part of it is no valid JSON of the protocol',
    fix: 'try again; if it stays so, the server does not speak the protocol of OpenAI',
    ...at(call),
  })
}

/** Also for clocks of our own. */
export function timedOut(call: FailedCall, waitedMs?: number): RagtimeError {
  return new RagtimeError('MODEL_TIMEOUT', {
    what: `${call.model} at ${call.endpoint.host} took too long`,
    why: waitedMs === undefined ? 'the connection timed out' : `nothing came for ${waitedMs / 1000} s`,
    fix: 'try again, or use a faster model; the library takes longer limits as model.timeouts',
    ...at(call),
  })
}

function failed(call: FailedCall, why: string, cause?: unknown): RagtimeError {
  return new RagtimeError('MODEL_FAILED', {
    what: `the call to ${call.model} at ${call.endpoint.host} failed`,
    why,
    fix: 'try again; --no-model answers without it',
    ...at(call),
    // A cause may hold the request with the prompt in it: only its name is kept.
    ...(cause instanceof Error ? { cause: new Error(cause.name) } : {}),
  })
}
