/** What the graph is built from: the catalogue of a real database, the routes, and the tables of data. */
import type { Role } from '../../src/application/actor.ts'
import { harmOfDocuments } from '../../src/application/documents/harm-of-documents.ts'
import { sharedBy } from '../../src/application/ports/circle/sharing-store.ts'
import { shareItems } from '../../src/domain/circle/share-items.ts'
import {
  type MessageTemplate,
  messageTemplates,
} from '../../src/domain/contact/message-templates.ts'
import { factTypes, fieldsOf } from '../../src/domain/facts/fact.ts'
import type { Recipient } from '../../src/domain/firewall/sinks.ts'
import { sinks } from '../../src/domain/firewall/sinks.ts'
import { roleOf, type Surface } from '../../src/storage/connect/roles.ts'
import { routes } from '../../src/web/routes.ts'
import { type Column, type Live, type Page, register, type Template } from './leak-graph.ts'

/** Who somebody of each role is to the survivor. A role without a kind does not compile. */
const recipientOfRole: Readonly<Record<Role | 'anyone', Recipient>> = {
  'support-worker': 'ourselves',
  'service-manager': 'ourselves',
  'data-protection-lead': 'ourselves',
  administrator: 'ourselves',
  'prime-liaison': 'prime-contractor',
  assessor: 'home-office-competent-authority',
  anyone: 'unknown',
}

/** What each login of the database feeds. A login without a row does not compile. */
const loginFeeds: Readonly<Record<Surface, { surface?: string; by: readonly string[] }>> = {
  signin: { surface: 'open', by: [] },
  staff: { surface: 'staff', by: ['own-pages'] },
  seat: { surface: 'seat', by: ['submission'] },
  jobs: { by: ['message', 'process-output'] },
  guest: { by: ['guest-door'] },
  backup: { by: ['backup'] },
}

const signedIn = Object.keys(recipientOfRole).filter((role) => role !== 'anyone')

function pages(): readonly Page[] {
  return routes.map(({ method, path, surface, who }) => ({
    name: `${method} ${path}`,
    surface,
    who: who === 'signed-in' ? signedIn : who === 'anyone' ? ['anyone'] : who,
  }))
}

const consented = [...Object.keys(sharedBy).filter((by) => by !== 'court'), 'guest-door']

/** Papers that leave by a way of their own; every other one is handed to whoever made it. */
const papersLeaveBy: Readonly<Record<string, readonly string[]>> = {
  'rna-pack': ['made-paper', 'submission'],
  'account-letter': ['made-paper', 'letter'],
  'own-record': ['own-record'],
  'meeting-pack': ['meeting'],
  'sharing-pack': ['pack', 'guest-door'],
}

function templates(): readonly Template[] {
  return [
    ...Object.entries(harmOfDocuments).map(([kind, { classes }]) => ({
      name: `paper ${kind}`,
      classes,
      by: papersLeaveBy[kind] ?? ['made-paper'],
    })),
    ...Object.entries(shareItems).map(([item, { harm }]) => ({
      name: `part ${item}`,
      classes: harm,
      by: consented,
    })),
    // The words of a message are fixed; what it takes from the record is the address on the envelope.
    ...messageTemplates.map(messageAsTemplate),
    // Only under the register of legal requests: see src/application/legal-requests/let-out.ts.
    {
      name: register,
      classes: [...new Set(Object.values(shareItems).flatMap(({ harm }) => harm))],
      by: Object.keys(sharedBy).filter((by) => by === 'court'),
    },
    { name: 'one place', classes: ['L'], by: ['place-release'] },
  ]
}

/** To whoever it says that it is for, besides whom the way leads to. */
export function messageAsTemplate({ id, to, says }: MessageTemplate): Template {
  return { name: `message ${id}`, classes: [...says, 'C'], by: ['message'], to: [to] }
}

/** Every column with its class, and the logins that may read it; asked as the administrator. */
export const columnsOf = `
  select c.relname || '.' || a.attname as name,
    coalesce(substring(col_description(c.oid, a.attnum) from '^harm:([A-Z]) '), '') as harm,
    array(select r.rolname::text from pg_roles r
      where r.rolcanlogin and not r.rolsuper and r.rolname like 'waymark\\_%'
        and has_column_privilege(r.rolname, c.oid, a.attnum, 'SELECT')) as "readBy"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')
    and not c.relispartition`

/** The fields of facts lie together in two columns; here each stands by itself, with its own class. */
function fieldsOfFacts(): readonly Column[] {
  const readBy = [roleOf('staff'), roleOf('jobs')]
  return factTypes.flatMap((type) =>
    fieldsOf(type).map(([name, { harm }]) => ({ name: `fact ${type}.${name}`, harm, readBy })),
  )
}

/**
 * Ciphertext whose key stands nowhere in the database: whoever reads the row reads nothing. A file that
 * waits opens only with the ticket that its page gave to somebody who had signed in.
 */
export const openedOnlyByTicket: readonly string[] = ['file_ticket.sealed']

export function liveThings(catalogue: readonly Column[]): Live {
  const columns = catalogue.map((one) =>
    openedOnlyByTicket.includes(one.name) ? { ...one, readBy: [] } : one,
  )
  const logins = Object.entries(loginFeeds).map(([surface, feeds]) => [
    // The keys of the table above.
    roleOf(surface as Surface),
    feeds,
  ])
  return {
    columns: [...columns, ...fieldsOfFacts()],
    templates: templates(),
    pages: pages(),
    roles: recipientOfRole,
    logins: Object.fromEntries(logins),
    sinks,
  }
}
