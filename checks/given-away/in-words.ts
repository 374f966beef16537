/**
 * The tables of SECURITY.md that say what a compromise of each part gives away, made from what the
 * database says of itself, the classes of files, documents and messages, and the access matrix.
 */
import { acts } from '../../src/application/access/access-rules.ts'
import { type Role, roles } from '../../src/application/actor.ts'
import { harmOfDocuments } from '../../src/application/documents/harm-of-documents.ts'
import { messageTemplates, whatMessageTells } from '../../src/domain/contact/message-templates.ts'
import type { HarmClass } from '../../src/domain/facts/field.ts'
import { fileTypes, harmOfFiles } from '../../src/domain/uploads/harm-of-files.ts'
import { type Surface, surfaces } from '../../src/storage/connect/roles.ts'
import { expectedAccess, type Row, type Standing } from '../access/expected-access.ts'
import { reach } from '../sql/reach-table.ts'
import { reachedByAct } from './reached-by-act.ts'
import type { Kept } from './what-is-kept.ts'

const classWords: Readonly<Record<HarmClass, string>> = {
  L: 'where they are',
  I: 'who they are',
  C: 'how to reach them',
  H: 'health',
  N: 'words',
  P: 'who harmed them',
  S: 'status',
  O: 'ordinary',
}
// The keys of the table above.
const order = Object.keys(classWords) as HarmClass[]

/** One part: what can be read in it, what is there and stays shut, and what is not there at all. */
interface Part {
  readonly name: string
  readonly open: readonly HarmClass[]
  readonly sealed: readonly HarmClass[]
}

export function inWords(kept: readonly Kept[]): string {
  return [
    `Classes: ${order.map((one) => `${one} ${classWords[one]}`).join(' · ')}.`,
    partsTable('what is taken', [...takenWhole(kept), ...surfaces.map((one) => bySql(kept, one))]),
    'Tables of which SQL as each login role can remove rows; what is only ever added to is in none:',
    removals(),
    sessionsTable(),
    whatLeft(),
    'An added file is sealed under one class, whatever else it says:',
    files(),
    'What lies open of class S, column by column, because rules and lists read it:',
    openStatus(kept),
  ].join('\n\n')
}

function takenWhole(kept: readonly Kept[]): Part[] {
  const open = classesIn(kept.filter(({ form }) => form === 'open'))
  const all = classesIn(kept)
  return [
    { name: 'a copy of the database, or a backup with its key; no key file', open, sealed: all },
    { name: 'a backup without its key', open: [], sealed: all },
    { name: 'the key file alone', open: [], sealed: [] },
    { name: 'the database and the key file', open: all, sealed: [] },
  ]
}

function bySql(kept: readonly Kept[], surface: Surface): Part {
  const there = kept.filter(({ readBy }) => readBy.includes(surface))
  return {
    name: `SQL as the login role \`${surface}\``,
    open: classesIn(there.filter(({ form }) => form === 'open')),
    sealed: classesIn(there.filter(({ form }) => form !== 'open')),
  }
}

function whatLeft(): string {
  const telling = messageTemplates.some(({ text }) => whatMessageTells(text).length > 0)
  const left: readonly (readonly [string, readonly HarmClass[]])[] = [
    ...Object.entries(harmOfDocuments).map(
      ([kind, { classes }]) => [`the document \`${kind}\``, classes] as const,
    ),
    [`a message, one of ${messageTemplates.length} approved texts`, telling ? order : ['O']],
  ]
  return [
    '| what left | holds | has no field for |',
    '|---|---|---|',
    ...left.map(([name, holds]) => `| ${name} | ${letters(holds)} | ${letters(without(holds))} |`),
  ].join('\n')
}

function files(): string {
  return fileTypes
    .map((type) => {
      const { unlessSaid, mayBe } = harmOfFiles[type]
      const said = mayBe.filter((one) => one !== unlessSaid)
      return `- ${type}: ${unlessSaid}, or ${letters(said)} when whoever adds it says so`
    })
    .join('\n')
}

function partsTable(first: string, parts: readonly Part[]): string {
  return [
    `| ${first} | lies open | sealed, hashed or a wrapped key | not reached |`,
    '|---|---|---|---|',
    ...parts.map(({ name, open, sealed }) => {
      const neither = without([...open, ...sealed])
      return `| ${name} | ${letters(open)} | ${letters(sealed)} | ${letters(neither)} |`
    }),
  ].join('\n')
}

function sessionsTable(): string {
  const lines = roles.flatMap((role) =>
    standingsOf(role).map(([standing, classes]) => {
      return `| ${role} | ${standing} | ${letters(classes)} | ${letters(without(classes))} |`
    }),
  )
  return [
    '| whose open session | in what | opens | not reached |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n')
}

const standingWords: Partial<Record<Standing | 'own-work' | 'reached', string>> = {
  'own-work': 'no case: lists, own account and unsaved words, own tasks',
  worker: 'own cases',
  cover: 'cases covered for somebody',
  service: 'cases of their services',
  'broke-glass': 'one case opened in an emergency, the named parts, 15 minutes',
  reached: 'submissions that were sent to their seat',
}

/** For each way in which this role stands to something: the classes of all the routes that open. */
function standingsOf(role: Role): readonly (readonly [string, readonly HarmClass[]])[] {
  const found = new Map<string, HarmClass[]>()
  for (const row of Object.values(expectedAccess)) {
    for (const standing of waysIn(row, role)) {
      const name = standingWords[standing as Standing] ?? `${standing}, without a name`
      found.set(name, [...(found.get(name) ?? []), ...classesOfRow(row)])
    }
  }
  return [...found].map(([name, classes]) => [name, order.filter((one) => classes.includes(one))])
}

function waysIn(row: Row, role: Role): readonly string[] {
  if (row.about === 'anyone') return []
  if (row.about === 'own-work') return row.roles.includes(role) ? ['own-work'] : []
  const ways: readonly string[] = row.may[role] ?? []
  return row.about === 'staff' || row.about === 'emergency' ? ways.map(() => 'own-work') : ways
}

function classesOfRow(row: Row): readonly HarmClass[] {
  if (row.about === 'anyone') return []
  const act = acts.find((one) => one === row.act)
  return act ? reachedByAct[act] : []
}

function removals(): string {
  const removed = (surface: Surface) =>
    Object.entries(reach).flatMap(([table, row]) =>
      surface !== 'backup' && row[surface]?.includes('d') ? [`\`${table}\``] : [],
    )
  return surfaces
    .filter((surface) => surface !== 'backup')
    .map((surface) => `- \`${surface}\`: ${removed(surface).join(', ') || 'nothing'}`)
    .join('\n')
}

function openStatus(kept: readonly Kept[]): string {
  const status = kept.filter(({ form, classes }) => form === 'open' && classes.includes('S'))
  const tables = [...new Set(status.map(({ table }) => table))]
  return tables
    .map((table) => {
      const own = status.filter((one) => one.table === table).map(({ column }) => column)
      return `- \`${table}\`: ${own.join(', ')}`
    })
    .join('\n')
}

function classesIn(kept: readonly Kept[]): readonly HarmClass[] {
  return order.filter((one) => kept.some(({ classes }) => classes.includes(one)))
}

function without(classes: readonly HarmClass[]): readonly HarmClass[] {
  return order.filter((one) => !classes.includes(one))
}

function letters(classes: readonly HarmClass[]): string {
  return order.filter((one) => classes.includes(one)).join(' ') || 'nothing'
}
