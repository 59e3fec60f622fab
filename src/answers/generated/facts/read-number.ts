/** Digits of every script as 0 to 9, and the separators that some scripts have of their own. */
export function plainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
}

/** Decimal digits stand in runs of ten, zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return code - 0x30
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

/**
 * What digits with separators may mean, as plain decimals: "1,234" is 1234 to some and 1.234 to others, "1 234" is one number or two.
 * Leading zeros and trailing ones behind the point are left out.
 */
export function readNumber(token: string): readonly string[] {
  const compact = token.replace(/[’'\s\u00a0\u202f]/g, '')
  const separators = [...compact.matchAll(/[.,]/g)]
  const last = separators.at(-1)
  if (last === undefined) return [canonical(compact, '')]
  const whole = compact.slice(0, last.index).replace(/[.,]/g, '')
  const behind = compact.slice(last.index + 1)
  const kinds = new Set(separators.map(([sign]) => sign))
  if (separators.length > 1 && kinds.size === 1) {
    return isGrouped(compact.split(/[.,]/)) ? [canonical(whole + behind, '')] : [compact]
  }
  const asDecimal = canonical(whole, behind)
  const mayGroup = separators.length === 1 && behind.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return mayGroup ? [canonical(whole + behind, ''), asDecimal] : [asDecimal]
}

/** Thousands, or lakhs and crores. */
const isGrouped = ([first = '', ...rest]: readonly string[]): boolean =>
  first.length <= 3 &&
  rest.at(-1)?.length === 3 &&
  (rest.every(({ length }) => length === 3) || rest.slice(0, -1).every(({ length }) => length === 2))

function canonical(whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? digits : `${digits}.${rest}`
}

/** The number times a power of ten, exactly. */
export function shifted(number: string, power: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  const digits = fraction.padEnd(power, '0')
  return canonical(whole + digits.slice(0, power), digits.slice(power))
}
