/** How things stand, one open row for each case: changed in the transaction of what was done. */
import type { ContactLine, NewContactAct } from '../../../application/ports/contact-store.ts'
import type { ContactTrigger } from '../../../domain/contact/contact-rules.ts'
import { servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** Makes the row where there is none yet. Whoever works on the case is copied from its file. */
export async function ensureState({ tx, actor }: UnitOfWork, caseId: string): Promise<void> {
  await tx.query(
    'contact-state-make',
    `insert into contact_state
       (org_id, case_id, worker_id, cover_worker_id, service_id, reference, alias)
     select org_id, id, worker_id, cover_worker_id, service_id, reference, alias from case_file
      where org_id = $1 and id = $2
     on conflict do nothing`,
    [actor.orgId, caseId],
  )
}

const clearSecond = `second_act = null, second_asked_at = null, second_asked_by = null,
  second_channel = null, agreed_at = null, agreed_by = null`

/** What a change is made with, from the third place on: after the organisation and the case. */
type Part = 'now' | 'who' | 'act' | 'channel'

interface Change {
  readonly set: string
  readonly with: readonly Part[]
}

const changes: Readonly<Partial<Record<NewContactAct['kind'], Change>>> = {
  'wrong-person': {
    set: 'frozen_at = coalesce(frozen_at, $3), frozen_by = coalesce(frozen_by, $4)',
    with: ['now', 'who'],
  },
  // What was confirmed before somebody else answered has to be confirmed again.
  'freeze-lifted': {
    set: `frozen_at = null, frozen_by = null, unsettled_at = $3,
      unsettled_because = 'wrong-person',
      ask_again_at = case when ask_again_at is not null then least(ask_again_at, $3) end`,
    with: ['now'],
  },
  stopped: {
    set: `stopped_at = coalesce(stopped_at, $3), stopped_by = coalesce(stopped_by, $4), ${clearSecond}`,
    with: ['now', 'who'],
  },
  'stop-lifted': { set: `stopped_at = null, stopped_by = null, ${clearSecond}`, with: [] },
  overridden: {
    set: `overridden_at = $3, overridden_by = $4, ${clearSecond}`,
    with: ['now', 'who'],
  },
  'second-asked': {
    set: `second_asked_at = $3, second_asked_by = $4, second_act = $5, second_channel = $6,
      agreed_at = null, agreed_by = null`,
    with: ['now', 'who', 'act', 'channel'],
  },
  'second-agreed': { set: 'agreed_at = $3, agreed_by = $4', with: ['now', 'who'] },
  'second-refused': { set: clearSecond, with: [] },
  'overrides-seen': { set: 'overridden_at = null, overridden_by = null', with: [] },
}

export async function changeState(
  { tx, actor, now }: UnitOfWork,
  caseId: string,
  { kind, id, channel }: NewContactAct,
): Promise<void> {
  const change = changes[kind]
  if (change === undefined) return
  const parts = { now: now(), who: actor.userId, act: id, channel: channel ?? null }
  await tx.query(
    `contact-state-${kind}`,
    `update contact_state set ${change.set} where org_id = $1 and case_id = $2`,
    [actor.orgId, caseId, ...change.with.map((part) => parts[part])],
  )
}

export async function keepAskAgain(
  { tx, actor }: UnitOfWork,
  caseId: string,
  at: string | undefined,
): Promise<void> {
  await tx.query(
    'contact-ask-again',
    'update contact_state set ask_again_at = $3 where org_id = $1 and case_id = $2',
    [actor.orgId, caseId, at ?? null],
  )
}

export async function unsettleState(
  { tx, actor, now }: UnitOfWork,
  caseId: string,
  because: ContactTrigger,
): Promise<void> {
  await tx.query(
    'contact-unsettle',
    `update contact_state set unsettled_at = $3, unsettled_because = $4,
       ask_again_at = case when ask_again_at is not null then least(ask_again_at, $3) end
     where org_id = $1 and case_id = $2`,
    [actor.orgId, caseId, now(), because],
  )
}

interface LineRow {
  readonly case_id: string
  readonly reference: string
  readonly alias: string
  readonly frozen_at: Date | null
  readonly ask_again_at: Date | null
  readonly unsettled_because: ContactTrigger | null
  readonly second_asked_at: Date | null
  readonly overridden_at: Date | null
}

/** A frozen channel is told to the worker and to the manager; being asked again only to the worker. */
export async function contactLines(
  { tx, actor }: UnitOfWork,
  soon: string,
): Promise<readonly ContactLine[]> {
  const rows = await tx.query<LineRow>(
    'contact-lines',
    `select s.case_id, s.reference, s.alias, s.frozen_at,
       case when own then s.ask_again_at end as ask_again_at, s.unsettled_because,
       case when $5 and s.second_asked_by <> $2 and s.agreed_at is null
         then s.second_asked_at end as second_asked_at,
       case when $5 and s.overridden_by <> $2 then s.overridden_at end as overridden_at
     from (select c.*, c.worker_id = $2 or c.cover_worker_id is not distinct from $2 as own
             from contact_state c join case_file f on f.org_id = c.org_id and f.id = c.case_id
            where c.org_id = $1 and f.active and (c.worker_id = $2 or c.cover_worker_id = $2
              or ($5 and c.service_id = any ($3::uuid[])))) s
     where s.frozen_at is not null
       or (s.own and s.stopped_at is null and s.ask_again_at <= $4)
       or ($5 and s.second_asked_by <> $2 and s.agreed_at is null)
       or ($5 and s.overridden_by <> $2)
     order by s.frozen_at nulls last, s.ask_again_at nulls last, s.reference
     limit 200`,
    [actor.orgId, actor.userId, servicesOf(actor), soon, actor.role === 'service-manager'],
  )
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    alias: row.alias,
    ...(row.frozen_at && { frozenAt: row.frozen_at.toISOString() }),
    ...(row.ask_again_at && { askAgainAt: row.ask_again_at.toISOString() }),
    ...(row.unsettled_because && { unsettledBecause: row.unsettled_because }),
    ...(row.second_asked_at && { secondAskedAt: row.second_asked_at.toISOString() }),
    ...(row.overridden_at && { overriddenAt: row.overridden_at.toISOString() }),
  }))
}
