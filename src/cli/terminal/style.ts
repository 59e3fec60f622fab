import { styleText } from 'node:util'

/** Where text goes: how wide it is and whether it may carry colour. */
export interface Screen {
  readonly width: number
  readonly color: boolean
}

export type Emphasis = Parameters<typeof styleText>[0]

/** Colours `text` when the screen takes colour; otherwise returns it as it is. */
export function paint(screen: Screen, emphasis: Emphasis, text: string): string {
  return screen.color ? styleText(emphasis, text, { validateStream: false }) : text
}

/** Reads the screen once at the start. `NO_COLOR` (any value) switches colour off, `FORCE_COLOR` on, as their pages say. */
export function screenOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Screen {
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0'
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== ''
  const width = stream.columns ?? (Number(environment.COLUMNS) || 100)
  return { width: Math.max(40, Math.min(width, 160)), color: !refused && (forced || stream.isTTY === true) }
}
