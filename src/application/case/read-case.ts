/** Queries about one case. Opening a case is itself written to the log, by the store, before it answers. */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { RetentionHold } from '../../domain/retention/hold.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { CameWith } from '../ports/handover/handover-store.ts'
import type { JournalEntry, JournalFilter } from '../ports/journal-store.ts'
import type { Compartments, Draft, StoredDocument } from '../ports/person-stores.ts'
import type { SeatAnswer } from '../ports/rna-stores.ts'
import type { Colleague } from '../ports/staff-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type CasePicture, pictureAsAt, pictureOf } from './case-picture.ts'

export interface ReadCase {
  readonly file: OpenCase
  readonly picture: CasePicture
}

/** The case and its picture, or nothing: "not there" and "not yours" are one answer. */
export async function openFor(
  { stores, actor, services, policy }: Sitting,
  caseId: string,
  asAt?: Day,
): Promise<ReadCase | undefined> {
  const file = await stores.cases.open(caseId)
  if (!file || !mayDo(actor, 'read-case', file)) return undefined
  const picture = asAt
    ? pictureAsAt(file.facts, asAt, policy)
    : pictureOf(file.facts, services.world.today(), policy)
  return { file, picture }
}

export interface CasePage extends ReadCase {
  readonly entries: readonly JournalEntry[]
  readonly total: number
  /** The worker of the case, and whoever covers. */
  readonly around: readonly Pick<Colleague, 'id' | 'displayName'>[]
  readonly answers: readonly SeatAnswer[]
  /** Where it was handed over from; what was taken in carries the time of that. */
  readonly cameWith: CameWith | undefined
  /** The codes of interpreters who may be used for them, to choose from. */
  readonly interpreters: readonly string[]
  /** What was typed on this page and not saved. */
  readonly draft: Draft | undefined
  /** What keeps the record from ending, for now. */
  readonly holds: readonly RetentionHold[]
}

export async function readCasePage(
  services: Services,
  actor: Actor,
  about: {
    caseId: string
    filter: JournalFilter
    page: { offset: number; limit: number }
    asAt?: Day
    /** The draft that the page goes on with. */
    draftKey?: string
  },
): Promise<CasePage | undefined> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    // Asked in one go: the case is entered first, and where it is not theirs the rest finds nothing.
    const [read, { entries, total }, around, answers, interpreters, draft, holds, cameWith] =
      await Promise.all([
        openFor(sitting, about.caseId, about.asAt),
        stores.journal.page(about.caseId, about.filter, about.page),
        stores.staff.around(about.caseId),
        stores.rnas.answers(about.caseId),
        stores.interpreters.codes(about.caseId),
        about.draftKey === undefined ? undefined : stores.drafts.find(about.draftKey),
        stores.retention.standingHolds(about.caseId),
        stores.handovers.cameWith(about.caseId),
      ])
    const beside = { around, answers, interpreters, draft, holds, cameWith }
    return read && { ...read, entries, total, ...beside }
  })
}

export async function readOnly(
  services: Services,
  actor: Actor,
  caseId: string,
  asAt?: Day,
): Promise<ReadCase | undefined> {
  return sit(services, actor, (sitting) => openFor(sitting, caseId, asAt))
}

/** One compartment, opened for this person at this moment; the store writes it to the log. */
export async function reveal<K extends keyof Compartments>(
  services: Services,
  actor: Actor,
  { caseId, which }: { caseId: string; which: K },
): Promise<(ReadCase & { value: Compartments[K] | undefined }) | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    return { ...read, value: await sitting.stores.people.reveal(caseId, which) }
  })
}

export async function readDocuments(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<(ReadCase & { documents: readonly StoredDocument[] }) | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    return { ...read, documents: await sitting.stores.documents.list(caseId) }
  })
}

/** A day from an address, such as `?day=2026-03-03`; anything else is no day. */
export function dayFrom(text: string): Day | undefined {
  return parseDay(text)
}
