import type { Hit } from '../../search/index.ts'
import type { HitPage, PageHit } from './hit-page.ts'

export function printHit({ hit, rank, same }: PageHit) {
  const { passage, terms, factors, parts } = hit
  const { text, headings, language, boilerplate } = passage
  return {
    rank,
    ...printPlace(hit),
    text,
    headings,
    language,
    boilerplate,
    ...foundBy(hit),
    terms,
    ...(factors === undefined ? {} : { factors }),
    ...(parts === undefined ? {} : { parts }),
    ...(same.length === 0 ? {} : { same: same.map(printPlace) }),
  }
}

/** What the hit has of the query, at the best. */
function foundBy({ terms, parts = [] }: Hit): { readonly foundBy?: 'words' | 'spelling' | 'meaning' } {
  if (terms.length > 0) return { foundBy: 'words' }
  if (parts.some(({ name, value }) => name === 'grams' && value > 0)) return { foundBy: 'spelling' }
  return parts.some(({ name }) => name === 'meaning') ? { foundBy: 'meaning' } : {}
}

export function printRepeat({ hit, of }: HitPage['repeats'][number]) {
  return { of, ...printPlace(hit) }
}

function printPlace({ score, passage }: Hit) {
  const { occurrences, column } = passage
  const first = occurrences[0]
  return {
    score,
    rows: occurrences.map(({ row }) => row),
    entity: first?.entity ?? null,
    column,
    ...(first?.url === undefined ? {} : { url: first.url }),
  }
}
