import { pageKind } from '../retrieval/page-kind.ts'
import { foldText } from '../words/fold-text.ts'

/** Kinds of pages that people ask for, by name, with the words that addresses and titles call them; a `*` stands for any ending. */
const wordsOfKinds = {
  home: 'home homepage startseite accueil inicio',
  about: 'about story mission team leadership ueber uber unternehmen propos nosotros somos azienda chi-siamo sobre',
  contact: 'contact contacts kontakt* contatt* contacto* contactez',
  pricing:
    'pricing prices price rates fees plans packages tarif* tariff* preise preisliste precios prezzi prijzen precos costs',
  careers: 'career careers job jobs vacanc* hiring stellen* karriere vacature* lavora* emploi* empleo*',
  blog: 'blog blogs articles insights',
  news: 'news newsroom press media aktuell* actualite* noticias notizie nieuws',
  events: 'event events webinar webinars veranstaltungen',
  faq: 'faq faqs questions',
  privacy: 'privacy datenschutz* confidentialite privacidad',
  terms: 'terms conditions agb cgv termini voorwaarden condiciones',
  legal: 'legal imprint impressum disclaimer mentions-legales aviso-legal',
  cookies: 'cookie cookies',
  products: 'product products produkte productos produits prodotti producten produtos',
  services: 'service services leistungen dienstleistungen servicios servizi diensten servicos',
  testimonials: 'testimonial testimonials reviews references referenzen referencias kundenstimmen',
  team: 'team people leadership staff mitarbeiter equipo equipe',
  support: 'support help helpdesk hilfe ayuda aide',
  locations: 'location locations offices branches stores standorte filialen sedes',
  shop: 'shop store cart checkout tienda boutique',
  gallery: 'gallery photos portfolio galerie galeria',
  login: 'login signin sign-in anmelden account',
} as const

export type PageName = keyof typeof wordsOfKinds

// The keys of a literal object are the names of its type.
export const pageNames = Object.keys(wordsOfKinds) as readonly PageName[]

const patterns: ReadonlyMap<PageName, RegExp> = new Map(
  pageNames.map((name) => {
    const words = wordsOfKinds[name].split(' ').map((word) => word.replaceAll('*', '\\p{L}*').replaceAll('-', ' '))
    return [name, new RegExp(`^(?:${words.join('|')})(?= |$)|(?<= )(?:${words.join('|')})$`, 'u')]
  }),
)

/** The kind that a word names: "prices" names `pricing`; undefined when it names none. */
export function pageName(word: string): PageName | undefined {
  const folded = foldText(word).trim()
  const named = pageNames.find((name) => name === folded)
  return named ?? pageNames.find((name) => patterns.get(name)?.exec(folded)?.[0] === folded)
}

/** Words that say nothing of what a page is for. */
const fillers = /\b(?:our|your|the|and|of|a|us|page|pages|index|en|at|me|my|html?|php|aspx?)\b/gu
/** A longer piece of an address or title is about something: "how our pricing works". */
const mostWords = 3
/** Pages under these are about all sorts of things. */
const collections: readonly PageName[] = ['blog', 'news', 'events', 'faq']

/** Whether an address says that the page is of the kind: by a part of its path. */
export function isNamedByUrl(url: string, name: PageName): boolean {
  if (name === 'home') return pageKind(url) === 'home'
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')
  const parts = decoded(path)
    .split('/')
    .map(plainWords)
    .filter((part) => part !== '')
  for (const [i, part] of parts.entries()) {
    if (isNamed(part, name)) return true
    if (i < parts.length - 1 && collections.some((other) => isNamed(part, other))) return false
  }
  return false
}

/** Whether a title says so: by a part of it, as in "Pricing | Elm Street Tools". */
export function isNamedByTitle(title: string, name: PageName): boolean {
  return title.split(/\s[-–—·|:»›]+\s|[|–—·»›]|:\s/u).some((part) => isNamed(plainWords(part), name))
}

function isNamed(words: string, name: PageName): boolean {
  return words.split(' ').length <= mostWords && patterns.get(name)?.test(words) === true
}

const plainWords = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(fillers, ' ')
    .replace(/ +/g, ' ')
    .trim()

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign
  }
}
