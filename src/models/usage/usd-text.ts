/** With as many digits as such small amounts need. */
export function usdText(usd: number | undefined): string {
  if (usd === undefined) return 'cost not known'
  return `$${usd === 0 || usd >= 1 ? usd.toFixed(2) : Number(usd.toPrecision(2))}`
}
