import { namesPage, type PageName } from '../../questions/index.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import { foldText } from '../words/fold-text.ts'

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
  return words.split(' ').length <= mostWords && namesPage(words, name)
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
