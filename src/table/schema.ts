import type { Column, Schema } from './column.ts'

/** The lookups of a table, from its columns in file order. */
export function schemaOf(columns: readonly Column[]): Schema {
  const first = (role: Column['role']) => columns.find((column) => column.role === role)?.name
  const [entity, url] = [first('entity'), first('url')]
  return {
    columns: columns.map(({ name, type, role, html, decimalMark, aliasOf }) => ({
      name,
      type,
      role,
      html,
      ...(decimalMark === undefined ? {} : { decimalMark }),
      ...(aliasOf === undefined ? {} : { aliasOf }),
    })),
    ...(entity === undefined ? {} : { entity }),
    ...(url === undefined ? {} : { url }),
    text: columns.filter(({ role }) => role === 'text').map(({ name }) => name),
  }
}
