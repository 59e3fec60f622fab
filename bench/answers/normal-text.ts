/** As the benchmark's own scorer compares strings: lower case, without punctuation, articles and runs of spaces. */
export function normalText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether the text holds the string as whole words. */
export function holds(text: string, string: string): boolean {
  const wanted = normalText(string)
  return wanted !== '' && ` ${normalText(text)} `.includes(` ${wanted} `)
}
