/**
 * `fetch` for model servers. A redirect is refused: it would carry the prompt to an address nobody agreed to. A web page is refused
 * where a reply was promised: the SDK would read it as a stream without events.
 */
export const safeFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' })
  const isRedirect = response.status >= 300 && response.status < 400
  const isPage = response.headers.get('content-type')?.includes('text/html') === true
  if (!isRedirect && !(response.ok && isPage)) return response
  await response.body?.cancel()
  // As a failed response, so that it takes the way of all failures.
  return new Response('<html></html>', { status: 404, headers: { 'content-type': 'text/html' } })
}
