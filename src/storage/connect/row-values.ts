/**
 * How values of a row arrive: a date as the text it is (never moved by a time zone), a bigint as a
 * number or not at all when a number cannot hold it, everything else as the driver gives it.
 */
import pg from 'pg'

const oid = { bigint: 20, date: 1082, bigints: 1016, dates: 1182 }
// text[]: the driver knows its number, though its list of named types leaves arrays out.
const texts = pg.types.getTypeParser(1009 as typeof pg.types.builtins.TEXT)

export const rowValues: pg.CustomTypesConfig = {
  // The driver's declared type has one signature for each built-in type; ours adds none.
  getTypeParser: ((type: number, format?: 'text') => {
    if (type === oid.date) return (text: string) => text
    if (type === oid.dates) return texts
    if (type === oid.bigint) return safeNumber
    if (type === oid.bigints) return (text: string) => texts(text).map(safeNumber)
    return pg.types.getTypeParser(type, format)
  }) as typeof pg.types.getTypeParser,
}

function safeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error('a bigint is larger than a number can hold')
  return number
}
