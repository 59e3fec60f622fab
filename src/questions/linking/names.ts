import { compact, fold } from '../words/words.ts'

/** Endings that say what kind of legal person a name is; people leave them out. */
const legalForms = new Set(
  'inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg ohg ug se sa sas sarl srl spa bv nv ab as oy aps pty pvt private sl lda ltda kft sro zoo holding holdings group the'.split(
    ' ',
  ),
)

/** Legal forms that are written onto a name without a space, before or behind it. */
const attachedForms =
  /^(株式会社|有限会社|合同会社|一般社団法人)|(株式会社|有限会社|合同会社|股份有限公司|有限公司|有限责任公司)$/gu

export function isLegalForm(word: string): boolean {
  return legalForms.has(word)
}

/** Words so common in names that one of them alone names nobody. */
const generic = new Set(
  'solutions solution technologies technology tech services service systems system consulting consultants consultancy media health healthcare university universita universidad college school institute hotel hotels communications communication international global national american america united states world digital design studio studios marketing partners partner associates agency bank insurance law legal capital finance financial energy software data labs lab network networks group manufacturing industries industry travel home homes auto best big first new one top good great general open free smart green blue red black white mobile business company shop store online web cloud expert experts center centre club team foundation association society of and the for de la le des del di da du van von und et y e in on at my your our north south east west city county state river island war battle history list king queen saint st'.split(
    ' ',
  ),
)

/** Spellings under which a name is known, folded and joined, with the name in full left out. */
export interface NameForms {
  /** The name without its legal form, leading article or host ending: stands for the name as well as the name itself. */
  readonly aliases: ReadonlySet<string>
  /** Runs of its words and its initials: stand for it when nothing else has them. */
  readonly parts: ReadonlySet<string>
  /** The parts that it begins with: those are used as its short name. */
  readonly beginnings: ReadonlySet<string>
}

export function nameForms(name: string): NameForms {
  const full = compact(name)
  const words = fold(name.split(/\s+/).map(splitCamelCase).join(' '))
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
  const aliases = new Set<string>()
  const host =
    /^(?:.*@|https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*?)(?:\.(?:com?|org|net|ac|gov|edu))?\.\p{L}{2,}$/u.exec(
      fold(name).trim(),
    )
  if (host?.[1] !== undefined && !/\s/.test(name)) aliases.add(compact(host[1]))
  const core = withoutLegalForms(words)
  if (core.length > 0) aliases.add(core.join(''))
  const attached = full.replace(attachedForms, '')
  if (attached.length > 1) aliases.add(attached)
  aliases.delete(full)
  const parts = new Set<string>()
  const beginnings = new Set<string>()
  if (host === null) {
    for (let from = 0; from < core.length; from++) {
      for (let to = from + 1; to <= Math.min(core.length, from + 3); to++) {
        const run = core.slice(from, to)
        const isSingle = run.length === 1
        if (
          isSingle ? !generic.has(run[0] ?? '') && (run[0] ?? '').length > 2 : run.some((word) => !generic.has(word))
        ) {
          if (!startsOrEndsSmall(run)) parts.add(run.join(''))
        } else if (!isSingle && from === 0) parts.add(run.join(''))
      }
    }
    const initials = core
      .filter((word) => !/^(of|and|the|de|di|degli)$/.test(word))
      .map((word) => word[0] ?? '')
      .join('')
    if (initials.length >= 3) parts.add(initials)
  }
  for (const known of [full, ...aliases]) parts.delete(known)
  for (const part of parts) if (core.join('').startsWith(part)) beginnings.add(part)
  return { aliases, parts, beginnings }
}

/** "BlueSky" is two words; "GmbH" is none. */
function splitCamelCase(word: string): string {
  return isLegalForm(compact(word)) ? word : word.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
}

function startsOrEndsSmall(run: readonly string[]): boolean {
  const small = (word: string | undefined) =>
    word !== undefined && /^(of|and|the|for|de|la|le|di|da|du|degli|del|des|van|von|und|et|in|on|at)$/.test(word)
  return small(run[0]) || small(run.at(-1))
}

function withoutLegalForms(words: readonly string[]): readonly string[] {
  let from = 0
  let to = words.length
  while (to - 1 > from && legalForms.has(words[to - 1] ?? '')) to--
  if (to - 1 > from && words[from] === 'the') from++
  return words.slice(from, to)
}
