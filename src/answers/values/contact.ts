import { anyOf, matches } from './value.ts'

const fewestDigits = 7
const mostDigits = 15
const phoneShape = /(?<![\p{L}\p{N}.,/€$£-])(?:\+|00)?[(]?\d[\d\s()./–-]{5,20}\d(?![\p{L}\p{N}]|[.,]\d)/gu
const phoneLabel =
  /(?:tel|phone|fon|τηλ|κινητ|call|mobi|cell|hotline|whatsapp|fax|ring|dzwo|тел|телефон|моб|電話|お電話|电话|전화|☎|📞)[^\d+(]{0,24}$/iu

/** Telephone numbers: 7 to 15 digits that a sign, a zero, a bracket, the usual groups or a label before them mark as one. */
export const findPhones = matches(phoneShape, (value, text, start) => {
  const digits = value.replace(/\D/g, '')
  if (digits.length < fewestDigits || digits.length > mostDigits || /\n/.test(value)) return false
  if (/^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:\D|$)/.test(value)) return false // a date
  if (/^(?:1[89]|20)\d\d\s*[-–/]\s*(?:1[89]|20)\d\d$/.test(value)) return false // years
  const labelled = phoneLabel.test(text.slice(Math.max(0, start - 30), start))
  if (labelled || /^\+|^00/.test(value)) return true
  const groups = value.split(/\D+/).filter(Boolean)
  if (/^\(?0/.test(value)) return groups.length > 1 || digits.length >= 9
  return (
    /^\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}$/.test(value) ||
    /^1?[ -]?[138]\d{2,3}(?: \d{2,3}){2,3}$/.test(value) ||
    isGrouped(value, groups)
  )
})

/** A line of its own in pairs or threes of digits, as many countries write numbers: "25 94 83 85". */
const isGrouped = (value: string, groups: readonly string[]): boolean =>
  /^[\d ]+$/.test(value) && groups.length >= 4 && groups.every(({ length }) => length === 2)

export const findMails = anyOf(
  matches(/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu),
  matches(
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s?[[({](?:at|ät|arroba|@)[\])}]\s?[\p{L}\p{N}.-]+(?:\s?[[({](?:dot|punkt|punto)[\])}]\s?|\.)\p{L}{2,}/giu,
  ),
)
