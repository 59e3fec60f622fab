import type { ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'

export function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

interface ProtocolError {
  readonly status: number
  readonly message: string
  readonly code?: string
}

export function sendError(response: ServerResponse, { status, message, code }: ProtocolError): void {
  sendJson(response, { error: { message, type: 'invalid_request_error', param: null, code: code ?? null } }, status)
}

/** Sends a fault that takes the place of any answer. False for one that is a matter of what the answer says. */
export function sendFault(response: ServerResponse, fault: Fault): boolean {
  switch (fault.kind) {
    case 'hang':
      return true
    case 'html':
      response.writeHead(fault.status ?? 200, { 'content-type': 'text/html; charset=utf-8' })
      response.end('<!doctype html><title>Gateway</title><p>Please sign in.</p>')
      return true
    case 'redirect':
      response.writeHead(307, { location: fault.to }).end()
      return true
    case 'status':
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
      sendError(response, { message: 'something is wrong', ...fault })
      return true
    default:
      return false
  }
}
