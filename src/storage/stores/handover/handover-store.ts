/**
 * Handovers: what was given from here, and what a case came in with. The words of the record and who they are
 * lie under two keys of the case; once taken in, only what others had written stays.
 */
import type {
  CameWith,
  Given,
  HandoverStore,
  HandoverWay,
  KeptHistory,
} from '../../../application/ports/handover/handover-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type { Handover } from '../../../domain/handover/handover.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { sealedIdentity } from './sealed-identity.ts'

interface GivenRow {
  readonly id: string
  readonly member_id: string
  readonly items: ShareItem[]
  readonly way: HandoverWay
  readonly door_id: string | null
  readonly shown_on: string
  readonly sealed: Buffer
  readonly made_at: Date
  readonly initials: string
}

interface ReceivedRow {
  readonly from_organisation: string
  readonly made_on: string
  readonly state: CameWith['state']
  readonly received_at: Date
  readonly settled_at: Date | null
}

export function handoverStore(work: UnitOfWork): HandoverStore {
  const { tx, actor } = work
  const { orgId } = actor
  const given = sealedWords(work, 'handover_given', 'N')
  const received = sealedWords(work, 'handover_received', 'N')
  const identities = sealedIdentity(work)

  async function sealedOf(caseId: string, state: CameWith['state']) {
    if (!(await work.isInside(caseId))) return undefined
    const [row] = await tx.query<{ sealed: Buffer; sealed_identity: Buffer | null }>(
      'handover-sealed',
      `select sealed, sealed_identity from handover_received
       where org_id = $1 and case_id = $2 and state = $3`,
      [orgId, caseId, state],
    )
    return row
  }

  return {
    async organisation() {
      const [row] = await tx.query<{ name: string }>(
        'handover-organisation',
        'select name from organisation where org_id = $1',
        [orgId],
      )
      if (row === undefined) throw new Error('an organisation without a name')
      return row.name
    },

    async noteGiven(seen, one) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const { id, memberId, items, way, doorId, shownOn, words } = one
      await tx.query(
        'handover-given',
        `insert into handover_given (org_id, case_id, id, member_id, items, way, door_id, shown_on,
           sealed, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[orgId, seen.id, id, memberId, items, way, doorId ?? null, shownOn],
          ...[await given.seal(seen.id, id, words), work.now(), actor.userId],
        ],
      )
      work.log({ act: 'gave out a handover', caseId: seen.id, objectId: id })
    },

    async given(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<GivenRow>(
        'handovers-given',
        `select h.id, h.member_id, h.items, h.way, h.door_id, h.shown_on, h.sealed, h.made_at, u.initials
         from handover_given h join app_user u on u.org_id = h.org_id and u.id = h.made_by
         where h.org_id = $1 and h.case_id = $2 order by h.made_at desc, h.id desc`,
        [orgId, caseId],
      )
      work.log({ act: 'opened what was handed over', caseId })
      return Promise.all(
        rows.map(async (row): Promise<Given> => {
          const { id, member_id: memberId, items, way, initials } = row
          return {
            ...{ id, memberId, items, way, initials, shownOn: aDay(row.shown_on) },
            ...(row.door_id && { doorId: row.door_id }),
            words: await given.open<Given['words']>(caseId, id, row.sealed),
            madeAt: row.made_at.toISOString(),
          }
        }),
      )
    },

    async receive(seen, { handover, identity }, at) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const { making } = handover
      const rows = await tx.query(
        'handover-receive',
        `insert into handover_received (org_id, case_id, carried_hash, from_organisation, made_on,
           sealed, sealed_identity, received_at, received_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning case_id`,
        [
          ...[orgId, seen.id, Buffer.from(making.sha256, 'hex'), making.organisation],
          ...[making.madeOn, await received.seal(seen.id, seen.id, handover)],
          ...[identity ? await identities.seal(seen.id, identity) : null],
          ...[at, actor.userId],
        ],
      )
      if (rows.length > 0) work.log({ act: 'received a handover', caseId: seen.id })
      return rows.length > 0
    },

    async cameWith(caseId) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<ReceivedRow>(
        'handover-came-with',
        `select from_organisation, made_on, state, received_at, settled_at from handover_received
         where org_id = $1 and case_id = $2`,
        [orgId, caseId],
      )
      if (row === undefined) return undefined
      return {
        ...{ organisation: row.from_organisation, madeOn: aDay(row.made_on), state: row.state },
        receivedAt: row.received_at.toISOString(),
        ...(row.settled_at && { settledAt: row.settled_at.toISOString() }),
      }
    },

    async waiting(caseId) {
      const row = await sealedOf(caseId, 'waiting')
      if (row === undefined) return undefined
      work.log({ act: 'read a handover that waits', caseId })
      const handover = await received.open<Handover>(caseId, caseId, row.sealed)
      const identity = row.sealed_identity && (await identities.open(caseId, row.sealed_identity))
      return { handover, ...(identity && { identity }) }
    },

    async history(caseId) {
      const row = await sealedOf(caseId, 'taken-in')
      if (row === undefined) return undefined
      work.log({ act: 'read what came with a handover', caseId })
      return received.open<KeptHistory>(caseId, caseId, row.sealed)
    },

    async settle(seen, kept, at) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const away = kept === 'sent-away'
      const rows = await tx.query(
        'handover-settle',
        `update handover_received set state = $3, sealed = $4, sealed_identity = null, settled_at = $5,
           settled_by = $6
         where org_id = $1 and case_id = $2 and state = 'waiting' returning case_id`,
        [
          ...[orgId, seen.id, away ? 'sent-away' : 'taken-in'],
          ...[away ? null : await received.seal(seen.id, seen.id, kept), at, actor.userId],
        ],
      )
      const act = away ? 'sent a handover away' : 'took a handover in'
      if (rows.length > 0) work.log({ act, caseId: seen.id })
      return rows.length > 0
    },
  }
}
