const phonePattern = /(?:\+|00|0|\()?\d{1,5}\)?(?:[ ./-]{0,2}\(?\d{1,8}\)?){1,6}/y
const nationalPattern = /^\d{3}[-. ]\d{3}[-. ]\d{4}$/
const fewestDigits = 7
const mostDigits = 15

interface Phone {
  readonly form: string
  /** Where it ends in the text. */
  readonly end: number
}

/**
 * The telephone number that begins with the digit at `start`, as a term: its last seven digits, so that "+49 30 1234567" and
 * "030/1234567" meet. Numbers that nothing marks as a telephone number (a sign, a zero, a bracket, the shape 3-3-4) are none.
 */
export function phoneAt(source: string, start: number): Phone | undefined {
  const before = source[start - 1]
  const marked = before === '+' || before === '('
  const from = marked ? start - 1 : start
  phonePattern.lastIndex = from
  const written = phonePattern.exec(source)?.[0]
  if (written === undefined) return undefined
  if (!marked && source[start] !== '0' && !nationalPattern.test(written)) return undefined
  const digits = written.replaceAll('(0)', '').replace(/\D/g, '')
  if (digits.length < fewestDigits || digits.length > mostDigits) return undefined
  return { form: `tel:${digits.slice(-fewestDigits)}`, end: from + written.length }
}
