/** Milliseconds that the headers ask to wait: `retry-after-ms`, or `retry-after` as seconds or a date. */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(ms) && ms >= 0) return ms
  const after = headers['retry-after']?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000
  // Date.parse takes nearly anything for a date; one of HTTP begins with a day's name.
  const at = /^[a-z]/i.test(after) ? Date.parse(after) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
