import type { Attributes } from './attributes.ts'

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** The start tag says that its element is not shown, or not read out. Style sheets and scripts are not consulted. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (name === 'dialog' && attributes.get('open') === undefined) return true
  if (attributes.get('hidden') !== undefined || attributes.get('aria-hidden')?.value.trim() === 'true') return true
  const style = attributes.get('style')
  return style !== undefined && hiddenStyle.test(style.value)
}
