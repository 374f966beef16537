/**
 * Break-glass in SQL: one function asks, tells two leads and opens, or does none of it; another lets
 * in while the window is open. Time is the database's own, so no clock of a process can stretch it.
 */
import type {
  EmergencyAnswer,
  EmergencyFile,
  EmergencyStore,
  InEmergency,
  NewEmergency,
} from '../../../application/ports/access-stores.ts'
import { classesOf, partsIn } from '../../../domain/break-glass/emergency-terms.ts'
import { asReference, bareWords } from '../lists/caseload.ts'
import { tokensOf } from '../people/name-tokens.ts'
import { openCompartment } from '../people/people-store.ts'
import { currentPlaces } from '../places/current-places.ts'
import { sealingOf } from '../places/place-store.ts'
import { newestPlan } from '../risk/read-plan.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { contactInEmergency } from './emergency-contact.ts'
import { insertNote, newestEntries } from './emergency-entries.ts'
import { emergencyReviews } from './emergency-reviews.ts'
import { sealWords } from './words-of-staff.ts'

interface EnteredRow {
  readonly glass_id: string
  readonly reference: string
  readonly alias: string
  readonly classes: string
  readonly opened_at: Date
  readonly until: Date
  readonly now_is: Date
}

export function emergencyStore(work: UnitOfWork): EmergencyStore {
  const { tx, actor } = work
  const { orgId, userId } = actor
  const logIn = (file: EmergencyFile, act: Parameters<UnitOfWork['log']>[0]['act']) =>
    work.log({ act, caseId: file.caseId, caseReference: file.reference, objectId: file.id })

  return {
    async askedToday(today) {
      const [row] = await tx.query<{ asks: number; opened: number }>(
        'emergency-asks',
        `select count(*)::int as asks, count(opened_at)::int as opened from break_glass
         where org_id = $1 and user_id = $2 and asked_on = $3`,
        [orgId, userId, today],
      )
      return row ?? { asks: 0, opened: 0 }
    },

    wasAsked: (id) => wasAsked(work, id),

    ask: (emergency) => ask(work, emergency),

    async isOver(id, caseId) {
      const found = await tx.query(
        'emergency-is-over',
        `select id from break_glass where org_id = $1 and id::text = $2 and user_id = $3 and case_id = $4
           and opened_at is not null and (ended_at is not null or until <= clock_timestamp())`,
        [orgId, id, userId, caseId],
      )
      return found.length > 0
    },

    async mine() {
      const [row] = await tx.query<{
        case_id: string
        case_reference: string
        until: Date
        now_is: Date
      }>(
        'emergency-mine',
        `select case_id, case_reference, until, clock_timestamp() as now_is from break_glass
         where org_id = $1 and user_id = $2 and opened_at is not null and ended_at is null
           and until > clock_timestamp() order by opened_at desc limit 1`,
        [orgId, userId],
      )
      return (
        row && {
          caseId: row.case_id,
          reference: row.case_reference,
          until: row.until.toISOString(),
          now: row.now_is.toISOString(),
        }
      )
    },

    async enter(caseId) {
      const [row] = await tx.query<EnteredRow>(
        'emergency-enter',
        `select glass_id, reference, alias, classes, opened_at, until, now_is
         from enter_in_emergency($1)`,
        [caseId],
      )
      if (row === undefined) {
        work.log({ act: 'was refused a case', caseId })
        return undefined
      }
      const file = toFile(caseId, row)
      logIn(file, 'read in an emergency')
      return file
    },

    async reveal<K extends keyof InEmergency>(file: EmergencyFile, which: K) {
      if (!file.parts.includes(which)) return undefined
      logIn(file, `revealed ${which} in an emergency`)
      const opened: Promise<InEmergency[keyof InEmergency] | undefined> =
        which === 'location'
          ? currentPlaces(sealingOf(work), file.caseId)
          : openCompartment(work, file.caseId, which)
      // `which` says which of the three was opened.
      return opened as Promise<InEmergency[K] | undefined>
    },

    async contactRules(file) {
      if (!file.parts.includes('contact')) return undefined
      return contactInEmergency(work, file.caseId)
    },

    async newestEntries(file) {
      if (!file.parts.includes('narrative')) return []
      logIn(file, 'read entries in an emergency')
      return newestEntries(work, file.caseId)
    },

    async safetyPlan(file) {
      if (!file.parts.includes('narrative')) return undefined
      const plan = await newestPlan(work, file.caseId)
      if (plan) logIn(file, 'read the safety plan in an emergency')
      return plan
    },

    async addNote(file, note) {
      if (await insertNote(work, file.caseId, note)) logIn(file, 'added a note about an emergency')
    },

    async end(file) {
      const ended = await tx.query(
        'emergency-end',
        `update break_glass set ended_at = clock_timestamp(), ended_how = 'by-hand'
         where org_id = $1 and id = $2 and user_id = $3 and ended_at is null returning id`,
        [orgId, file.id, userId],
      )
      if (ended.length > 0) logIn(file, 'ended an emergency')
      return ended.length > 0
    },

    ...emergencyReviews(work),
  }
}

function toFile(caseId: string, row: EnteredRow): EmergencyFile {
  return {
    id: row.glass_id,
    caseId,
    reference: row.reference,
    alias: row.alias,
    parts: partsIn(row.classes),
    openedAt: row.opened_at.toISOString(),
    until: row.until.toISOString(),
    now: row.now_is.toISOString(),
  }
}

interface AskedRow {
  readonly outcome:
    | 'opened'
    | 'yours'
    | 'nothing-fits'
    | 'no-two-leads'
    | 'once-a-day'
    | 'too-many-asks'
  readonly opened: string | null
}

async function wasAsked({ tx, actor }: UnitOfWork, id: string): Promise<boolean> {
  const found = await tx.query(
    'emergency-was-asked',
    'select id from break_glass where org_id = $1 and id = $2 and user_id = $3',
    [actor.orgId, id, actor.userId],
  )
  return found.length > 0
}

async function ask(work: UnitOfWork, emergency: NewEmergency): Promise<EmergencyAnswer> {
  const { id, find, reason, words, parts, today, reviewDue } = emergency
  const names = 'names' in find ? bareWords(find.names) : []
  const sealed = await sealWords(work, { table: 'break_glass', column: 'sealed', rowId: id }, words)
  // Sent twice it is one opening, and one line of the log.
  const before = await wasAsked(work, id)
  const [row] = await work.tx.query<AskedRow>(
    'emergency-ask',
    'select outcome, opened from break_the_glass($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      id,
      'reference' in find ? asReference(find.reference.trim()) : null,
      await tokensOf(work, names),
      classesOf(parts),
      reason,
      sealed,
      today,
      reviewDue,
    ],
  )
  if (row === undefined) throw new Error('the database gave no answer to an emergency')
  const { outcome, opened } = row
  if (before && outcome === 'opened' && opened !== null) return { opened: { caseId: opened } }
  if (outcome === 'opened' && opened !== null) {
    const [glass] = await work.tx.query<{ reference: string }>(
      'emergency-reference',
      'select case_reference as reference from break_glass where org_id = $1 and id = $2',
      [work.actor.orgId, id],
    )
    const caseReference = glass?.reference ?? ''
    work.log({ act: 'broke the glass', caseId: opened, caseReference, objectId: id })
    return { opened: { caseId: opened } }
  }
  if (outcome === 'yours' && opened !== null) return { yours: { caseId: opened } }
  if (outcome === 'opened' || outcome === 'yours') throw new Error('a case without its id')
  work.log({ act: 'asked to break the glass, and nothing opened', objectId: id })
  return { refused: { code: outcome } }
}
