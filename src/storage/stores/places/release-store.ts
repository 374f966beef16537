/**
 * Releases of one place to one recipient: what was asked, sealed, and the steps that were taken. The
 * database itself takes no step twice and no answer from whoever asked.
 */
import type {
  Handing,
  KnownRelease,
  PlaceReleaseStore,
  ReleaseAsked,
} from '../../../application/ports/places/place-stores.ts'
import type { ReleaseStep, TakenStep } from '../../../domain/places/release.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { waitingReleases } from './of-many-cases.ts'
import { sealingOf } from './place-store.ts'
import { openPlace } from './sealed-place.ts'
import { openWords, sealWords } from './sealed-words.ts'

interface ReleaseRow {
  readonly id: string
  readonly place_id: string
  readonly recipient_type: ReleaseAsked['recipientType']
  readonly handing: Handing
  readonly sealed: Buffer
  readonly asked_by: string
  readonly asked_at: Date
}

interface StepRow {
  readonly release_id: string
  readonly step: ReleaseStep
  readonly by_user: string
  readonly at: Date
}

const actOf = {
  approved: 'approved telling a place',
  refused: 'refused to have a place told',
  withdrawn: 'took back the telling of a place',
  'handed-over': 'saw a place to tell it',
} as const satisfies Record<ReleaseStep, string>

export function placeReleaseStore(work: UnitOfWork): PlaceReleaseStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async ask(seen, release, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      const { id, placeId, recipientType, handing, recipient, organisation, why } = release
      const words = JSON.stringify({ recipient, organisation, why })
      const at = { table: 'place_release', caseId: seen.id, rowId: id } as const
      await tx.query(
        'release-ask',
        `insert into place_release (org_id, case_id, id, place_id, recipient_type, handing, sealed,
           asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[orgId, seen.id, id, placeId, recipientType, handing],
          ...[await sealWords(sealingOf(work), at, words), actor.userId, work.now()],
        ],
      )
      work.log({ act: 'asked to tell a place', caseId: seen.id, objectId: id })
      return claimed
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<ReleaseRow>(
        'releases-of-case',
        `select id, place_id, recipient_type, handing, sealed, asked_by, asked_at from place_release
         where org_id = $1 and case_id = $2 order by asked_at desc, id desc limit 100`,
        [orgId, caseId],
      )
      const steps = await tx.query<StepRow>(
        'release-steps-of-case',
        `select release_id, step, by_user, at from place_release_step
         where org_id = $1 and case_id = $2 and release_id = any ($3::uuid[])`,
        [orgId, caseId, rows.map(({ id }) => id)],
      )
      return Promise.all(rows.map((row) => toRelease(work, caseId, row, steps)))
    },

    async take(seen, { asked }, step, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await tx.query(
        'release-step',
        `insert into place_release_step (org_id, case_id, release_id, step, by_user, asked_by, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [orgId, seen.id, asked.id, step, actor.userId, asked.askedBy, work.now()],
      )
      work.log({ act: actOf[step], caseId: seen.id, objectId: asked.id })
      return claimed
    },

    async handOver(caseId, { asked }) {
      return openPlace(sealingOf(work), { caseId, placeId: asked.placeId })
    },

    waiting: (askedAfter) => waitingReleases(work, askedAfter),
  }
}

async function toRelease(
  work: UnitOfWork,
  caseId: string,
  row: ReleaseRow,
  steps: readonly StepRow[],
): Promise<KnownRelease> {
  const { id, place_id: placeId, recipient_type: recipientType, handing } = row
  const at = { table: 'place_release', caseId, rowId: id } as const
  // Sealed above from these three.
  const words: Pick<ReleaseAsked, 'recipient' | 'organisation' | 'why'> = JSON.parse(
    await openWords(sealingOf(work), at, row.sealed),
  )
  return {
    asked: {
      ...{ id, placeId, recipientType, handing, ...words },
      askedBy: row.asked_by,
      askedAt: row.asked_at.toISOString(),
    },
    steps: steps
      .filter(({ release_id }) => release_id === id)
      .map(
        ({ step, by_user, at: when }): TakenStep => ({
          step,
          by: by_user,
          at: when.toISOString(),
        }),
      ),
  }
}
