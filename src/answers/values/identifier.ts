import { foldText } from '../words/fold-text.ts'
import type { Value } from './value.ts'

/** What numbers of firms, accounts and books are called, folded; those of one line are one number, in the languages of their countries. */
const names: readonly string[] = [
  'vat|uid|ust ?-? ?id(?: ?-? ?(?:nr|nummer))?|umsatzsteuer-?(?:id|identifikationsnummer)|mwst|btw|tva|iva|partita iva|p\\. ?iva|nip|cvr|cif|nif',
  'iban|kontonummer',
  'isbn',
  '(?:company|registration|charity)(?: registration)? (?:number|no\\.?)|handelsregister|firmenbuch(?:nummer)?|hrb|siren|siret|rcs|kvk|krs|regon|org\\.? ?(?:nr|nummer)|cvr|eik|еик|булстат|огрн|инн',
]

const bordered = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'u')
const labels = names.map((source) => bordered(source))

/** Letters of a country, digits in groups, and letters among them: six digits at the least. */
const shape = /(?<![\p{L}\p{N}])(?:[A-Z]{1,4}[ -]?)?\d(?:[ ./-]?[\dA-Z]){5,33}(?![\p{L}\p{N}])/u
/** Names that ask for a number without saying so, and the words that say so beside the others: "is VAT included?" asks for none. */
const sure = bordered('uid|ust ?-? ?id.*|nip|cvr|nif|iban|isbn|siret|kvk|krs|regon|hrb')
const number = bordered('numbers?|no|nr|nummer|numero|numer|id|nummeret|номер')

/** Characters between a name and its number. */
const farthest = 40

/** Finds the number that a question asks for by its name, "VAT number", "KvK", "IBAN"; undefined for questions that ask for none. */
export function identifierFinder(question: string): ((text: string) => Value | undefined) | undefined {
  const asked = foldText(question)
  const label = labels.find((each) => each.test(asked))
  if (label === undefined || !(sure.test(asked) || number.test(asked))) return undefined
  return (text) => {
    const named = label.exec(foldText(text))
    if (named === null) return undefined
    // Folding hardly moves letters, so the place in the folded text is near enough.
    const from = named.index + named[0].length
    const found = shape.exec(text.slice(from))
    if (found === null || found.index > farthest) return undefined
    return { text: found[0], start: from + found.index, end: from + found.index + found[0].length }
  }
}
