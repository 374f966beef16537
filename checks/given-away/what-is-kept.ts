/**
 * What the database keeps, asked of its own catalogue: every column with its harm class, how it lies
 * there, and which login role can read it. The fields of facts, which share two columns, come from the
 * facts themselves.
 */
import { factTypes, fieldsOf } from '../../src/domain/facts/fact.ts'
import { type HarmClass, isSealed } from '../../src/domain/facts/field.ts'
import { roleOf, type Surface, surfaces } from '../../src/storage/connect/roles.ts'

export type Ask = <Row extends object>(sql: string) => Promise<Row[]>

/** `hashed`: whoever guesses right can check the guess, nothing more. `wrapped`: a key under a key. */
export type Form = 'open' | 'sealed' | 'hashed' | 'wrapped'

export interface Kept {
  readonly table: string
  readonly column: string
  readonly form: Form
  readonly classes: readonly HarmClass[]
  /** What the column holds, as its comment says. */
  readonly says: string
  readonly readBy: readonly Surface[]
}

interface Row {
  readonly table: string
  readonly column: string
  readonly bytes: boolean
  readonly comment: string | null
  readonly readers: readonly string[]
}

const columns = `select t.relname as table, a.attname as column, a.atttypid = 'bytea'::regtype as bytes,
    col_description(t.oid, a.attnum) as comment,
    array(select r.rolname::text from pg_roles r
      where r.rolname like 'waymark%' and has_column_privilege(r.rolname, t.oid, a.attnum, 'SELECT')
        and (r.rolbypassrls or exists (select from pg_policies p
          where p.schemaname = 'waymark' and p.tablename = t.relname and p.permissive = 'PERMISSIVE'
            and p.cmd in ('ALL', 'SELECT') and r.rolname = any (p.roles)))) as readers
  from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where t.relnamespace = 'waymark'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
  order by t.relname, a.attnum`

export async function whatIsKept(ask: Ask): Promise<readonly Kept[]> {
  return (await ask<Row>(columns)).map(toKept)
}

function toKept({ table, column, bytes, comment, readers }: Row): Kept {
  const [, harm, says] = /^harm:([LICSHNPO]) (.+)$/s.exec(comment ?? '') ?? []
  if (says === undefined) throw new Error(`${table}.${column} does not say whom it could hurt`)
  const form = formOf(`${table}.${column}`, bytes, says)
  return {
    table,
    column,
    form,
    // The pattern above lets nothing else through.
    classes: classesIn(harm as HarmClass, `${table}.${column}`),
    says,
    readBy: surfaces.filter((surface) => readers.includes(roleOf(surface))),
  }
}

function formOf(name: string, bytes: boolean, says: string): Form {
  if (bytes && /\bsealed\b/.test(says)) return 'sealed'
  if (bytes && /\bwrapped\b/.test(says)) return 'wrapped'
  if (/_hash$/.test(name) || /\bhash\b|SHA-256|Argon2id/.test(says)) return 'hashed'
  // The halves of a passkey that anybody may know.
  if (!bytes || /the public half|the name of the key pair/.test(says)) return 'open'
  throw new Error(`${name} holds bytes, and its comment does not say whether they are sealed`)
}

/** What people write tells of their health and of those who harmed them as well. */
function classesIn(own: HarmClass, name: string): readonly HarmClass[] {
  const written: readonly HarmClass[] = own === 'N' ? ['N', 'H', 'P'] : [own]
  if (name !== 'case_fact.detail' && name !== 'case_fact.sealed') return written
  const fields = factTypes.flatMap((type) => fieldsOf(type).map(([, field]) => field))
  const here = fields.filter((field) => isSealed(field) === (name === 'case_fact.sealed'))
  return [...new Set([...written, ...here.map(({ harm }) => harm)])]
}
