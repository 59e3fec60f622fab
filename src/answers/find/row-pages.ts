import type { PageName } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import { unitText } from '../retrieval/read-unit.ts'
import { isNamedByTitle, isNamedByUrl } from './named-pages.ts'
import type { ReadRow, Scope } from './scan-rows.ts'

/** Tells whether a row's page is of one of the kinds: by its address, or by its title, which may stand in another row of that address. */
export async function pageTest(
  index: PassageIndex,
  kinds: readonly PageName[],
  { entities, signal }: Scope,
): Promise<(row: ReadRow) => boolean> {
  const titled = new Set<string | number>()
  const scope = { ...(entities === undefined ? {} : { entities }), ...(signal === undefined ? {} : { signal }) }
  for await (const passage of index.scan(scope)) {
    for (const unit of passage.units) {
      if (unit.kind !== 'title' || !kinds.some((kind) => isNamedByTitle(unitText(passage, unit), kind))) continue
      for (const { row, url } of passage.occurrences) titled.add(url ?? row)
    }
  }
  const byUrl = new Map<string, boolean>()
  return ({ row, url }) => {
    if (titled.has(url ?? row)) return true
    if (url === undefined) return false
    const known = byUrl.get(url) ?? kinds.some((kind) => isNamedByUrl(url, kind))
    byUrl.set(url, known)
    return known
  }
}
