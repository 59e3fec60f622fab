/** A name as SQL takes it, whatever it holds: quotes, brackets, newlines, SQL words. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL takes it. DuckDB knows no escapes within plain quotes, so doubling the quote is all. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
