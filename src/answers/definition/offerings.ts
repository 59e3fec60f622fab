import type { Extent } from '../composing/extent.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import type { ReadPassage, ReadUnit } from '../retrieval/read-unit.ts'
import { foldText } from '../words/fold-text.ts'
import { isNotice } from '../words/notices.ts'
import { beginsWithName } from './names.ts'

/** Menu entries and headings under which pages list what they offer; folded. */
const offers = new RegExp(
  String.raw`^(?:(?:our|all|unsere|nos|nuestros|onze|nasze|vara|vores) )?(?:${foldText(
    'solutions?|services?|products?|what we (?:do|offer)|capabilities|expertise|practice areas|offerings?|leistungen|dienstleistungen|produkte|lösungen|angebot|produits|prestations|métiers|servicios|productos|soluciones|servizi|prodotti|soluzioni|diensten|producten|oplossingen|wat we doen|usługi|produkty|rozwiązania|oferta|tjänster|produkter|lösningar|ydelser|løsninger|услуги|продукти|решения|サービス|製品|产品|服务',
  )})\s*[:：]?$`,
  'u',
)

/** Entries that begin another part of a menu; folded. */
const elsewhere = new RegExp(
  `^(?:${foldText(
    'about|who we|contact|news|newsroom|blog|career|job|partner|resource|log ?in|sign|home|search|menu|support|faq|insight|investor|leadership|privacy|terms|pricing|company|team|our story|event|(?:read|learn|view|see|show) (?:more|all)|other|über|kontakt|karriere|presse|à propos|qui sommes|actualit|contacto|nosotros|chi siamo|contatti|over ons|vacature|onze|o nas|om oss|om os|за нас|контакти|cart|wishlist|(?:(?:my|mein|mon|mi|il mio|mijn|moje|mitt|min) )?(?:accounts?|konto|compte|cuenta)(?![a-z])|client|industries|case stud|portfolio|skip|order|close|accept|decline|manage|cookie',
  )})`,
  'u',
)

const fewest = 3
const most = 6
const longestEntry = 6

/** The longest list of offers that follows a menu entry or heading named so; of equal ones the first. */
export function findOfferings(passages: readonly ReadPassage[]): Extent | undefined {
  const found = passages
    .filter(({ passage }) => pageKind(passage.occurrences[0]?.url) !== 'legal')
    .flatMap((source) => listsIn(source))
  return found.sort((a, b) => b.to - b.from - (a.to - a.from))[0]
}

function listsIn(source: ReadPassage): readonly Extent[] {
  return source.units.flatMap((unit, from) => {
    if (!offers.test(unit.folded.trim())) return []
    const seen = new Set<string>()
    let to = from
    for (const next of source.units.slice(from + 1, from + 1 + most)) {
      if (!isEntry(next) || seen.has(next.folded)) break
      seen.add(next.folded)
      to += 1
    }
    if (isSiblings(source.units, from, to)) return []
    return to - from >= fewest ? [{ source, from, to, labelled: true }] : []
  })
}

/** Links of a main menu; longer ones list a shop's whole stock. */
const mostLinks = 14

/** Without such a list, the site's own menu tells what it is about: its longest run of entries that not every site has. */
export function findMenu(passages: readonly ReadPassage[], names: readonly string[]): Extent | undefined {
  const menus = passages.filter(
    ({ passage, units }) =>
      passage.boilerplate && units.length <= mostLinks && units.every(({ unit }) => unit.kind === 'link'),
  )
  const runs = menus.flatMap((source) => runsIn(source, names))
  return runs.sort((a, b) => b.to - b.from - (a.to - a.from))[0]
}

function runsIn(source: ReadPassage, names: readonly string[]): readonly Extent[] {
  const runs: Extent[] = []
  for (let from = 0; from < source.units.length; from++) {
    let to = from
    while (to - from < most && source.units[to] !== undefined && isOwnEntry(source.units[to], names)) to += 1
    if (to - from >= fewest) runs.push({ source, from, to: to - 1 })
    from = Math.max(from, to)
  }
  return runs
}

const isOwnEntry = (unit: ReadUnit | undefined, names: readonly string[]): boolean =>
  unit !== undefined &&
  !beginsWithName(unit.text, names) &&
  isEntry(unit) &&
  !offers.test(unit.folded.trim()) &&
  !isNotice(unit.text)

/** A menu that begins with "Services" and goes on to its end lists pages, not services. */
function isSiblings(units: readonly ReadUnit[], from: number, to: number): boolean {
  const label = units[from]?.unit.kind
  return from === 0 && to === units.length - 1 && (label === 'link' || label === 'item')
}

const isEntry = ({ text, folded, words, unit }: ReadUnit): boolean =>
  (unit.kind === 'item' || unit.kind === 'link') &&
  words > 0 &&
  words <= longestEntry &&
  /^\p{L}/u.test(text) &&
  !elsewhere.test(folded) &&
  !/[:：.!?]\s*$/.test(text)
