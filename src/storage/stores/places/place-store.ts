/**
 * Sealed places of a case: listed without saying where, opened one at a time with a line in the log,
 * marked as former or current. Which place a row is never changes; another place is another row.
 */
import { randomInt } from 'node:crypto'
import type { OpenCase, Written } from '../../../application/ports/case-store.ts'
import type {
  NewPlace,
  PlaceStore,
  WhyLook,
} from '../../../application/ports/places/place-stores.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import type { Place } from '../../../domain/places/place.ts'
import { tellingPieces } from '../../../domain/places/telling-pieces.ts'
import { newId } from '../../new-id.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { carryOver, holdCase } from './carry-over.ts'
import { formerOnes, refusedLooks } from './of-many-cases.ts'
import { ownWordsOf, pickCodeName } from './own-words.ts'
import { newestKeep, type PlaceRow, toPlace } from './place-rows.ts'
import { keepPrints, openPlace, printsOf, type Sealing, sealPlace } from './sealed-place.ts'

export function placeStore(work: UnitOfWork): PlaceStore {
  const { tx, actor } = work
  const { orgId } = actor
  const sealing = sealingOf(work)

  const mark = (
    name: string,
    caseId: string,
    placeId: string,
    values: readonly [until: string | null, since: string | null, because: string | null],
  ) =>
    tx.query(
      name,
      `update place set until_day = $4, former_since = $5, ended_because = $6
       where org_id = $1 and case_id = $2 and id = $3`,
      [orgId, caseId, placeId, ...values],
    )

  return {
    async hold(caseId) {
      if (await work.isInside(caseId)) await holdCase(sealing, caseId)
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const carried = await carryOver(sealing, caseId, ukDayOf(work.now()))
      if (carried > 0) work.log({ act: 'moved where they are to sealed places', caseId })
      const rows = await tx.query<PlaceRow>(
        'places-of-case',
        `select p.*, k.* from place p ${newestKeep} where p.org_id = $1 and p.case_id = $2
         order by p.recorded_at desc, p.id desc`,
        [orgId, caseId],
      )
      return rows.map(toPlace)
    },

    add: (seen, place, write) => add(work, seen, place, write),

    async markFormer(seen, placeId, { since, because, until }, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await mark('place-former', seen.id, placeId, [until ?? null, since, because])
      work.log({ act: 'marked a place as former', caseId: seen.id, objectId: placeId })
      return claimed
    },

    async markCurrent(seen, placeId, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await mark('place-current', seen.id, placeId, [null, null, null])
      work.log({ act: 'marked a place as current', caseId: seen.id, objectId: placeId })
      return claimed
    },

    async keepLonger(seen, placeId, { id, until, reason, words }, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await tx.query(
        'place-keep-longer',
        `insert into place_keep (org_id, case_id, id, place_id, until_day, reason, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [orgId, seen.id, id, placeId, until, reason, actor.userId, work.now()],
      )
      const about = { caseId: seen.id, objectId: placeId, reason: words }
      work.log({ act: 'kept a former place longer', ...about })
      return claimed
    },

    async looksSince(since) {
      // Two looks at once would each see room for one more: the second waits for the first.
      await tx.query('looks-lock', 'select pg_advisory_xact_lock(hashtextextended($1, 15))', [
        `${orgId}|${actor.userId}`,
      ])
      const rows = await tx.query<{ case_id: string; at: Date }>(
        'looks-since',
        `select case_id, max(at) as at from place_look
         where org_id = $1 and by_user = $2 and shown and at > $3 group by case_id, date_trunc('minute', at)`,
        [orgId, actor.userId, since],
      )
      return rows.map(({ case_id, at }) => ({ caseId: case_id, at: at.toISOString() }))
    },

    async show(caseId, placeId, why) {
      if (!(await work.isInside(caseId))) return undefined
      const details = await openPlace(sealing, { caseId, placeId })
      if (details === undefined) return undefined
      work.log({ act: 'revealed a place', caseId, objectId: placeId, reason: why.words })
      await keepPrints(sealing, { caseId, placeId }, details)
      await keepLook(work, { caseId, placeId, why, shown: true })
      return details
    },

    async noteRefused(caseId, placeId, why) {
      if (!(await work.isInside(caseId))) return
      const act = 'was refused a place: too many people'
      work.log({ act, caseId, objectId: placeId, reason: why.words })
      await keepLook(work, { caseId, placeId, why, shown: false })
    },

    async noteFileLook(caseId, documentId, { shown }) {
      if (!(await work.isInside(caseId))) return
      const act = 'was refused a place: too many people'
      if (!shown) work.log({ act, caseId, objectId: documentId })
      await keepLook(work, { caseId, documentId, why: { reason: 'check-record' }, shown })
    },

    async noteHandedOver(caseId, placeId) {
      if (!(await work.isInside(caseId))) return
      await keepLook(work, { caseId, placeId, why: { reason: 'other' }, shown: true })
    },

    tellingTexts: (caseId, texts) => tellingTexts(work, caseId, texts),
    formerOnes: () => formerOnes(work),
    refusedLooks: (since) => refusedLooks(work, since),
  }
}

export function sealingOf({ tx, keyring, actor }: UnitOfWork): Sealing {
  return { tx, keyring, orgId: actor.orgId }
}

async function add(
  work: UnitOfWork,
  seen: OpenCase,
  { id, kind, details, from }: NewPlace,
  write: { writeId: string },
): Promise<Written> {
  const claimed = await claimWrite(work, seen.id, write)
  if (!('done' in claimed)) return claimed
  const { tx, actor } = work
  const at = { caseId: seen.id, placeId: id }
  const { sealed, keepKey } = await sealPlace(sealingOf(work), at, details)
  const codeName = kind === 'safe-house' ? await codeNameFor(work, seen, details) : undefined
  await tx.query(
    'place-keep',
    `insert into place (org_id, case_id, id, kind, code_name, sealed, from_day, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[actor.orgId, seen.id, id, kind, codeName ?? null, sealed, from ?? null],
      ...[work.now(), actor.userId],
    ],
  )
  await keepKey()
  work.log({ act: 'kept a place', caseId: seen.id, objectId: id })
  return claimed
}

async function codeNameFor(
  work: UnitOfWork,
  { id, alias }: OpenCase,
  { where, about = '' }: { where: string; about?: string },
): Promise<string | undefined> {
  const rows = await work.tx.query<{ name: NonNullable<Place['codeName']> }>(
    'code-names-taken',
    `select code_name as name from place
     where org_id = $1 and case_id = $2 and code_name is not null`,
    [work.actor.orgId, id],
  )
  const taken = [alias, ...rows.map(({ name }) => name)]
  const own = await ownWordsOf(sealingOf(work), id, taken)
  return pickCodeName(randomInt(1_000_000) / 1_000_000, own, [where, about])
}

interface KeptLook {
  readonly caseId: string
  /** One of the two. */
  readonly placeId?: string
  readonly documentId?: string
  readonly why: Pick<WhyLook, 'reason'>
  readonly shown: boolean
}

async function keepLook(
  { tx, actor, now }: UnitOfWork,
  { caseId, placeId, documentId, why: { reason }, shown }: KeptLook,
): Promise<void> {
  await tx.query(
    'place-look',
    `insert into place_look (org_id, case_id, id, place_id, document_id, by_user, at, reason, shown)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[actor.orgId, caseId, newId(), placeId ?? null, documentId ?? null],
      ...[actor.userId, now(), reason, shown],
    ],
  )
}

/** Compares hashes only: no key of any place is touched. */
async function tellingTexts(
  work: UnitOfWork,
  caseId: string,
  texts: readonly string[],
): Promise<readonly number[]> {
  if (!(await work.isInside(caseId))) return []
  const prints = await Promise.all(
    texts.map((text) => printsOf(sealingOf(work), caseId, tellingPieces(text))),
  )
  const rows = await work.tx.query<{ print: Buffer }>(
    'places-told',
    `select distinct print from place_print
     where org_id = $1 and case_id = $2 and print = any ($3::bytea[])`,
    [work.actor.orgId, caseId, prints.flat()],
  )
  const own = new Set(rows.map(({ print }) => print.toString('hex')))
  return prints.flatMap((list, index) =>
    list.some((print) => own.has(print.toString('hex'))) ? [index] : [],
  )
}
