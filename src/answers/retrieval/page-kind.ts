/** What a page is for, as its address tells. */
export type PageKind = 'home' | 'about' | 'contact' | 'legal' | 'news' | 'other'

/** Words of paths, a `*` for any ending. Whole words: `/compressors` is no press page, and `/history` no story. */
const words: readonly (readonly [PageKind, RegExp])[] = [
  [
    'legal',
    anyOf(
      'privacy* cookie-policy cookie-notice cookie-statement cookies$ cookie$ terms conditions legal return-policy refund-policy shipping-policy disclaimer gdpr impressum datenschutz* agb mentions-legales confidentialite cgv politica privacidad aviso-legal condizioni termini voorwaarden regulamin polityka villkor integritet* betingelser persondata* biskvitki poveritelnost licence-terms license-terms',
    ),
  ],
  [
    'news',
    anyOf(
      'blog* news newsroom press event events career careers job jobs stellen* karriere vacature* lavora empleo emploi article articles story stories aktuell* actualit* notici* notizie nieuws nyhe* novini case-study case-studies 20\\d\\d',
    ),
  ],
  [
    'about',
    anyOf(
      'about about-us who-we-are our-story mission vision ueber über uber-uns ueber-uns wir-sind unternehmen chi-siamo azienda quienes* nosotros qui-sommes* a-propos notre* over-ons o-nas o-firmie za-nas om-os om-oss sobre* hakkimizda profile company$',
    ),
  ],
  [
    'contact',
    anyOf(
      'contact contacts contact-us kontakt* contatt* support help customer* find-us location locations visit visit-us',
    ),
  ],
]

function anyOf(list: string): RegExp {
  const sources = list.split(' ').map((word) => word.replaceAll('*', '\\p{L}*').replaceAll('-', '[-_ ]?'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

/** Language codes, index pages: an address with nothing else in its path is the home page. */
const home = /^\/?(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:index\.\w+|home\/?|default\.\w+)?$/

/** Judged by the path alone; without an address it is `other`. */
export function pageKind(url: string | undefined): PageKind {
  if (url === undefined) return 'other'
  const path = pathOf(url)
  if (path === undefined) return 'other'
  if (home.test(path)) return 'home'
  return words.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other'
}

/** The words of an address's path: "/plan-your-visit/hours.html" is about a visit and hours. */
export function pathWords(url: string | undefined): string {
  const path = url === undefined ? undefined : pathOf(url)
  return (path ?? '')
    .replace(/\.\w{2,5}$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

function pathOf(url: string): string | undefined {
  const match = /^(?:[a-z]+:)?\/\/[^/?#]*([^?#]*)/i.exec(url) ?? /^[^/?#]*\.[a-z]{2,}(\/[^?#]*)?/i.exec(url)
  return match === null ? undefined : decoded(match[1] ?? '').toLowerCase()
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign
  }
}
