/**
 * Unique names for the columns of a table, from the cells of its header: blanks around and line breaks inside are taken out, an empty
 * name becomes `column_3`, the second `name` becomes `name_2`. Names that differ in case only count as the same, as they do in SQL, and
 * `_row` is taken. `renamed` says which names are not what the header says.
 */
export function uniqueNames(header: readonly string[]): {
  readonly names: readonly string[]
  readonly renamed: readonly { readonly column: number; readonly from: string; readonly to: string }[]
} {
  const cleaned = header.map((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  const taken = new Set(['_row'])
  // A name that stands in the header itself is not given to another column.
  const inHeader = new Set(cleaned.map(key))
  const names: string[] = []
  const renamed: { column: number; from: string; to: string }[] = []
  for (const [index, name] of cleaned.entries()) {
    const wanted = name === '' ? `column_${index + 1}` : name
    let unique = wanted
    const free = () => !taken.has(key(unique)) && (key(unique) === key(name) || !inHeader.has(key(unique)))
    for (let copy = 2; !free(); copy++) unique = `${wanted}_${copy}`
    taken.add(key(unique))
    names.push(unique)
    if (unique !== name) renamed.push({ column: index + 1, from: name, to: unique })
  }
  return { names, renamed }
}

function key(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
