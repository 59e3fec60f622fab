import type { z } from 'zod'
import type { usage } from '../../operations/index.ts'
import { printable } from './printable.ts'
import { paint, type Screen } from './style.ts'

type Sent = NonNullable<z.output<typeof usage.output>['calls'][number]['sent']>

/** All of a text that leaves the machine, part by part, indented. */
export function sentText(sent: Sent, screen: Screen): string {
  return partsOf(sent)
    .map(([title, text]) => `  ${paint(screen, 'dim', title)}\n${indented(printable(text))}`)
    .join('\n')
}

function partsOf(sent: Sent): readonly (readonly [string, string])[] {
  if (sent.kind === 'embeddings') return sent.texts.map((text, at) => [`text ${at + 1} of ${sent.texts.length}`, text])
  const { instructions, prompt, schema } = sent
  const shape = schema === undefined ? [] : [['shape of the reply', JSON.stringify(schema)] as const]
  return [['instructions', instructions], ['prompt', prompt], ...shape]
}

const indented = (text: string) => text.replaceAll(/^/gm, '    ')
