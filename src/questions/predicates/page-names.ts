import { fold } from '../words/words.ts'

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
  const folded = fold(word).trim()
  const named = pageNames.find((name) => name === folded)
  return named ?? pageNames.find((name) => patterns.get(name)?.exec(folded)?.[0] === folded)
}

/** Whether folded words begin or end with what pages of the kind are called. */
export function namesPage(words: string, name: PageName): boolean {
  return patterns.get(name)?.test(words) === true
}
