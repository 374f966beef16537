/** Rows as PostgreSQL's COPY reads them: one line each, a tab between values, `\N` for nothing. */

/** What the stores hand to the driver as a parameter, one value of one column. */
export type CopyValue = unknown

export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyValue).join('\t')}\n`
}

function copyValue(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) return escaped(`{${value.map(quoted).join(',')}}`)
  throw new Error(`a value of type ${typeof value} cannot be copied`)
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => signs[sign] ?? sign) : text
}

function quoted(item: unknown): string {
  return `"${String(item).replace(/["\\]/g, '\\$&')}"`
}
