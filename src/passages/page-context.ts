import type { Attributes } from './attributes.ts'
import type { OpenElements } from './open-elements.ts'
import type { Context, Region } from './reading.ts'

const regionByRole: Readonly<Record<string, Region>> = {
  navigation: 'menu',
  menu: 'menu',
  menubar: 'menu',
  banner: 'edge',
  contentinfo: 'edge',
}

/** What a block element makes of the text in it; `outer` itself when it changes nothing. `open` are the elements around it. */
export function contextWithin(name: string, outer: Context, attributes: Attributes, open: OpenElements): Context {
  const context = inRegion(name, outer, attributes, open)
  switch (name) {
    case 'title':
      return { ...context, kind: 'title', level: 0 }
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return { ...context, kind: 'heading', level: Number(name.slice(1)) }
    case 'li':
    case 'dt':
    case 'dd':
      return { ...context, kind: 'item', level: 0 }
    case 'table':
      return { ...context, kind: 'sentence', level: 0 }
    case 'pre':
    case 'listing':
    case 'xmp':
    case 'plaintext':
      return { ...context, lines: true }
    default:
      return context
  }
}

function inRegion(name: string, outer: Context, attributes: Attributes, open: OpenElements): Context {
  const role = attributes.get('role')?.value.trim().toLowerCase()
  const region = (role === undefined ? undefined : regionByRole[role]) ?? regionOf(name, outer.region, open)
  const scoped = name === 'nav' || name === 'footer' || name === 'aside'
  if (region === outer.region && !scoped) return outer
  return { ...outer, region, scope: scoped ? Symbol(name) : outer.scope }
}

function regionOf(name: string, outer: Region, open: OpenElements): Region {
  if (name === 'nav' || name === 'menu') return 'menu'
  if ((name !== 'header' && name !== 'footer') || outer !== 'body') return outer
  // The header of an article holds its heading, not the site's.
  return open.has('article') || open.has('main') || open.has('section') ? outer : 'edge'
}
