import { fold } from '../words/words.ts'
import { languageCode } from './language-names.ts'
import { type PageName, pageName } from './page-names.ts'

/** What a query says of the text besides its words. */
export interface Predicates {
  /** The query without what was understood. */
  readonly rest: string
  readonly languages: readonly string[]
  readonly pages: readonly PageName[]
  /** What is understood is said not to be so: "have no pricing page". */
  readonly negated: boolean
  /** The names that were understood, as written. */
  readonly names: readonly string[]
}

const quotation = /"[^"]*"|“[^”"]*[”"]|„[^“”"]*[“”"]|«[^»]*»|»[^«]*«|「[^」]*」/gu

const lacking = String.raw`(?:(?:do|does|did|are|is)(?:n['’]t|\s+not)(?:\s+have)?|(?:have|has|with)\s+no|without|lack(?:s|ing)?|not|nicht|no)\s+`

/** "in German or French", "auf Deutsch", "en alemán"; the names are looked up. */
const inLanguage = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?<not>${lacking})?(?:(?:are|is|written|all|sind|ist|geschrieben|están|escritas?|sont|zijn|sono|são|text)\s+)*(?:in|auf|en|em|in\s+het|op\s+het)\s+(?<said>\p{L}+(?:(?:\s*,\s*|\s+(?:or|and|oder|und|ou|et|o|y|of|en)\s+)\p{L}+)*)`,
  'giu',
)
const between = /\s*,\s*|\s+(?:or|and|oder|und|ou|et|o|y|of|en)\s+/iu

/** "have a pricing page", "pricing page", "with careers or jobs pages"; the kind is looked up. */
const havingPage = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?<not>${lacking})?(?:(?:that\s+)?(?:have|has|having|with|are|is|on)\s+)?(?:(?:an?|the|their|any|own|its)\s+)*(?<said>\p{L}+)\s+pages?(?![\p{L}\p{N}])`,
  'giu',
)

/** Takes out what asks for a language or a kind of page. What stands between quotation marks is text to look for, and stays. */
export function readPredicates(query: string): Predicates {
  const languages: string[] = []
  const pages: PageName[] = []
  const names: string[] = []
  let negated = false
  // Place for place: what is quoted cannot be understood as anything.
  let free = query.replace(quotation, (text) => '\u0000'.repeat(text.length))
  let rest = query
  const take = (pattern: RegExp, understand: (said: string) => boolean): void => {
    for (const match of [...free.matchAll(pattern)].reverse()) {
      const { said = '', not } = match.groups ?? {}
      if (!understand(said)) continue
      names.push(said)
      negated ||= not !== undefined
      const blank = (text: string) => `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
      rest = blank(rest)
      free = blank(free)
    }
  }
  take(inLanguage, (said) => {
    const codes = said.split(between).map(languageCode)
    if (codes.length === 0 || !codes.every((code) => code !== undefined && !isCode(said))) return false
    languages.push(...codes.filter((code) => code !== undefined))
    return true
  })
  take(havingPage, (said) => {
    const name = pageName(said)
    if (name !== undefined) pages.push(name)
    return name !== undefined
  })
  return {
    rest: rest.replace(/\s+/g, ' ').trim(),
    languages: [...new Set(languages)],
    pages: [...new Set(pages)],
    negated,
    names,
  }
}

/** "in it" and "in no" name no language: codes are for the option. */
const isCode = (said: string): boolean => said.split(between).some((name) => fold(name).length < 4)
