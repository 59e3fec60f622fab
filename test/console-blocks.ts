/** One command of a documentation page with the output pasted under it. */
export interface ConsoleExample {
  readonly line: number
  readonly command: string
  /** Lines as pasted; a line that is only `…` stands for any lines. */
  readonly output: readonly string[]
}

/** The commands of all ```console blocks of a Markdown page: `$ ragtime …` and what it printed. */
export function consoleExamples(markdown: string): ConsoleExample[] {
  const examples: { line: number; command: string; output: string[] }[] = []
  let inside = false
  for (const [i, text] of markdown.split('\n').entries()) {
    if (text.startsWith('```')) inside = text === '```console'
    else if (inside && text.startsWith('$ ')) examples.push({ line: i + 1, command: text.slice(2), output: [] })
    else if (inside) examples.at(-1)?.output.push(text)
  }
  return examples
}

/** Whether `actual` is what a page pasted; `…` alone on a line matches any lines, none too. */
export function matchesPasted(actual: string, pasted: readonly string[]): boolean {
  const literal = (text: string) => text.trimEnd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const lines = pasted.join('\n').trimEnd().split('\n')
  const pattern = lines.map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${literal(line)}\\n`)).join('')
  const normal = `${actual.trimEnd()}\n`.replace(/[ \t]+\n/g, '\n')
  return new RegExp(`^${pattern}\\n*$`).test(normal)
}

/** The words of a command as a shell would split them; quotes of both kinds, no escapes. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}
