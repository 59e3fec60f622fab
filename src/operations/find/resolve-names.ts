import { RagtimeError } from '../../errors.ts'
import { nearestNames } from '../../nearest.ts'
import {
  knownLanguages,
  languageCode,
  languageName,
  type PageName,
  pageName,
  pageNames,
} from '../../questions/index.ts'

/** Takes codes and names of languages. Throws INPUT_INVALID with the nearest. */
export function languagesAskedFor(names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const code = languageCode(name)
    if (code === undefined) throw unknownName('language', { name, known: knownLanguages() })
    return code
  })
}

/** Throws INPUT_INVALID with the nearest. */
export function pagesAskedFor(names: readonly string[]): readonly PageName[] {
  return names.map((name) => {
    const kind = pageName(name)
    if (kind === undefined) throw unknownName('page kind', { name, known: pageNames })
    return kind
  })
}

function unknownName(what: string, { name, known }: { readonly name: string; readonly known: readonly string[] }) {
  const nearest = nearestNames(name, known)
  const all = `the ${what}s are ${known.join(', ')}`
  return new RagtimeError('INPUT_INVALID', {
    what: `there is no ${what} "${name}"`,
    why: all,
    fix: nearest.length === 0 ? `name one of them` : `did you mean ${nearest.map((one) => `"${one}"`).join(' or ')}?`,
    data: { what, nearest },
  })
}

/** What is looked for besides words, as a clause: `in German or French, on pricing pages`. */
export function predicatesText(languages: readonly string[], pages: readonly PageName[]): string {
  return [
    ...(languages.length === 0 ? [] : [`in ${languages.map(languageName).join(' or ')}`]),
    ...(pages.length === 0 ? [] : [`on ${pages.join(' or ')} pages`]),
  ].join(', ')
}
