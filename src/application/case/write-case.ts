/** Commands about one case besides its facts: entries, compartments, who works on it. */
import type { Day } from '../../domain/calendar/day.ts'
import type { ContactTrigger } from '../../domain/contact/contact-rules.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { OpenCase, Write, Written } from '../ports/case-store.ts'
import type { EntryKind } from '../ports/journal-store.ts'
import type { Compartments } from '../ports/person-stores.ts'
import type { Stores } from '../ports/world.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { projectCase } from './project-case.ts'
import { type CaseRefusal, notAvailable } from './record-facts.ts'
import { writeOf } from './same-write.ts'

export type Saved = { readonly done: true } | { readonly refused: CaseRefusal }

/** Opens the case for a write by this person, or refuses as if it were not there. */
async function onCase(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Written | typeof notAvailable>,
): Promise<Saved> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    const written = await work(sitting, seen)
    return 'refused' in written ? written : savedOr(written)
  })
}

function savedOr(written: Written): Saved {
  return 'changedMeanwhile' in written
    ? { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
    : { done: true }
}

export interface NewEntry {
  readonly id?: string
  readonly on: Day
  readonly kind: EntryKind
  readonly words: string
  readonly language?: string
  readonly interpreter?: string
  readonly needIds: readonly string[]
  readonly supersedes?: string
}

/** Entries only ever add, so two people may write at once and both are kept. */
export function addEntry(
  services: Services,
  actor: Actor,
  { caseId, entry, writeId }: { caseId: string; entry: NewEntry; writeId: string },
): Promise<Saved> {
  return onCase(services, actor, caseId, async ({ stores }, seen) => {
    const { supersedes } = entry
    // A correction of an entry that is not in this case is a correction of nothing.
    if (supersedes && (await stores.journal.byIds(caseId, [supersedes])).length === 0) {
      return notAvailable
    }
    const written = await stores.journal.add(
      seen,
      { ...entry, id: entry.id ?? services.world.newId() },
      { writeId: writeOf(writeId, caseId, entry) },
    )
    if ('done' in written) await stores.audit.record({ act: 'added an entry', caseId })
    return written
  })
}

export function keepCompartment<K extends keyof Compartments>(
  services: Services,
  actor: Actor,
  about: { caseId: string; which: K; value: Compartments[K]; write: Write },
): Promise<Saved> {
  const { caseId, which, value, write } = about
  return onCase(services, actor, caseId, async ({ stores }, seen) => {
    const writeId = writeOf(write.writeId, caseId, { which, value })
    const unsettles = await whatItUnsettles(stores, caseId, which, value)
    const written = await stores.people.keep(seen, which, value, { ...write, writeId })
    if ('done' in written) {
      await stores.audit.record({ act: `changed ${which}`, caseId })
      if (unsettles) await stores.contact.unsettle(seen, unsettles)
    }
    return written
  })
}

/** With another number, or one where there was none, what they said about reaching them has to be asked again. */
async function whatItUnsettles(
  { people }: Stores,
  caseId: string,
  which: keyof Compartments,
  value: Compartments[keyof Compartments],
): Promise<ContactTrigger | undefined> {
  if (which === 'identity') return undefined
  const before = new Map<string, unknown>(
    Object.entries((await people.reveal(caseId, which)) ?? {}),
  )
  const now = new Map<string, unknown>(Object.entries(value))
  const changed = (...names: readonly string[]) =>
    names.some((name) => (before.get(name) ?? '') !== (now.get(name) ?? ''))
  return changed('phone', 'email') ? 'new-number' : undefined
}

export interface GivenTo {
  readonly serviceId: string
  readonly workerId: string
  readonly coverWorkerId?: string
}

export async function reassign(
  services: Services,
  actor: Actor,
  { caseId, to, write }: { caseId: string; to: GivenTo; write: Write },
): Promise<Saved | { readonly refused: { readonly code: 'nobody-to-take-it' } }> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'reassign-case', seen)) return notAvailable
    if (!(await canTakeIt(sitting, seen, to))) return { refused: { code: 'nobody-to-take-it' } }
    const writeId = writeOf(write.writeId, caseId, to)
    const written = await stores.cases.reassign(seen, to, { ...write, writeId })
    if ('done' in written) await stores.audit.record({ act: 'reassigned the case', caseId })
    return savedOr(written)
  })
}

/**
 * Only colleagues who work with people and need not stay out, in a service that there is: a case never
 * falls to nobody.
 */
export async function canTakeIt(
  { stores }: Sitting,
  { blockedIds = [] }: OpenCase,
  to: GivenTo,
): Promise<boolean> {
  const services = await stores.staff.services()
  if (!services.some(({ id }) => id === to.serviceId)) return false
  const able = (await stores.staff.colleagues()).filter(
    ({ id, active, role }) =>
      active &&
      (role === 'support-worker' || role === 'service-manager') &&
      !blockedIds.includes(id),
  )
  return [to.workerId, to.coverWorkerId].every(
    (wanted) => wanted === undefined || able.some(({ id }) => id === wanted),
  )
}

export interface NewCase {
  readonly alias: string
  readonly on: Day
  readonly opened: FactOf<'case-opened'>['detail']
  readonly serviceId: string
}

/** Opens a case with its first fact. The worker who opens it works on it. */
export async function openCase(
  services: Services,
  actor: Actor,
  { alias, on, opened, serviceId }: NewCase,
  write: { caseId: string; writeId: string },
): Promise<{ done: true; caseId: string } | { refused: CaseRefusal }> {
  if (!mayDo(actor, 'open-new-case')) return notAvailable
  return sit(services, actor, async ({ stores, policy }) => {
    const { world } = services
    const reference = await stores.cases.unusedReference()
    const file = { id: write.caseId, reference, alias, serviceId, workerId: actor.userId }
    const created = await stores.cases.create(file, { writeId: write.writeId })
    const seen = await stores.cases.open(file.id)
    if (!seen) return notAvailable
    if ('done' in created) {
      const first = {
        id: world.newId(),
        type: 'case-opened' as const,
        on,
        recordedAt: world.now(),
        detail: opened,
      }
      const projection = projectCase([first], world.today(), policy)
      await stores.cases.append(
        seen,
        { facts: [first], projection },
        { writeId: world.newId(), versionSeen: seen.version },
      )
      await stores.audit.record({ act: 'opened a case', caseId: file.id })
    }
    return { done: true, caseId: file.id }
  })
}
