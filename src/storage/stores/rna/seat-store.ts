/**
 * What the prime contractor and the competent authority see: submissions that were sent to them and
 * their own dealings with these. There is no way from here to a case.
 */
import type { OrganisationKind } from '../../../application/actor.ts'
import type {
  SeatAnswer,
  SeatItem,
  SeatStatus,
  SeatStore,
} from '../../../application/ports/rna-stores.ts'
import { newId } from '../../new-id.ts'
import { keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  deliverAnswer,
  openAnswers,
  partiesOf,
  type SealedAnswer,
  seatItemCell,
} from './parties.ts'

interface ItemRow {
  readonly submission_id: string
  readonly from_organisation: string
  readonly case_reference: string
  readonly status: SeatStatus
  readonly received_at: Date
}

const columns = 'submission_id, from_organisation, case_reference, status, received_at'

/** Who hears of an answer. The authority's questions go to the provider, not to its contractor. */
const hearers: Record<SeatAnswer['kind'], readonly OrganisationKind[]> = {
  forwarded: ['prime', 'provider'],
  returned: ['prime', 'provider'],
  'information-requested': ['provider'],
  'information-supplied': [],
  decided: ['authority', 'prime', 'provider'],
}

export function seatStore(work: UnitOfWork): SeatStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor

  async function textOf(submissionId: string, sealed: Buffer): Promise<string> {
    const key = await keyring.ofOrganisationById(orgId, keyIdOf(sealed))
    return openCell(key, seatItemCell(orgId, submissionId), sealed).toString('utf8')
  }

  async function find(submissionId: string): Promise<(ItemRow & { sealed: Buffer }) | undefined> {
    const [row] = await tx.query<ItemRow & { sealed: Buffer }>(
      'seat-open',
      `select ${columns}, sealed from seat_item where org_id = $1 and submission_id = $2`,
      [orgId, submissionId],
    )
    return row
  }

  async function forward(submissionId: string): Promise<void> {
    const parties = await partiesOf(work, submissionId)
    const authority = parties.find(({ kind }) => kind === 'authority')
    const item = await find(submissionId)
    // Where the authority does not use Waymark, the pack goes on by the way it always went.
    if (authority === undefined || item === undefined) return
    const text = Buffer.from(await textOf(submissionId, item.sealed))
    await tx.query('deliver-submission', 'select deliver_submission($1, $2, $3, $4)', [
      submissionId,
      authority.orgId,
      sealCell(authority.key, seatItemCell(authority.orgId, submissionId), text),
      work.now(),
    ])
  }

  return {
    async inbox() {
      const rows = await tx.query<ItemRow>(
        'seat-inbox',
        `select ${columns} from seat_item where org_id = $1 order by received_at desc, submission_id`,
        [orgId],
      )
      return rows.map(toLine)
    },

    async open(submissionId) {
      const row = await find(submissionId)
      if (row === undefined) {
        work.log({ act: 'was refused a submission', objectId: submissionId })
        return undefined
      }
      work.log({ act: 'opened a submission', objectId: submissionId })
      const answers = await tx.query<SealedAnswer>(
        'seat-answers',
        `select id, submission_id, kind, by_kind, at, answer_by, sealed, true as taken
         from seat_answer where org_id = $1 and submission_id = $2 order by at, id`,
        [orgId, submissionId],
      )
      return {
        ...toLine(row),
        text: await textOf(submissionId, row.sealed),
        answers: await openAnswers(work, answers),
      }
    },

    async answer(submissionId, answer, { writeId }) {
      await tx.query('answer-begin', 'savepoint answer')
      const claimed = await tx.query(
        'seat-claim',
        `insert into write_done (org_id, user_id, write_id, version) values ($1, $2, $3, 1)
         on conflict do nothing returning version`,
        [orgId, actor.userId, writeId],
      )
      if (claimed.length === 0) return { alreadyDone: true, version: 1 }
      const own = actor.orgKind
      const to = [...new Set([own, ...hearers[answer.kind]])]
      const delivered = await deliverAnswer(work, { id: newId(), submissionId, ...answer }, to)
      if (!delivered) {
        // Nothing was told, so the mark "this write is done" must not stay either.
        await tx.query('answer-undo', 'rollback to savepoint answer')
        return { changedMeanwhile: { version: 1 } }
      }
      if (answer.kind === 'forwarded') await forward(submissionId)
      work.log({ act: `answered: ${answer.kind}`, objectId: submissionId })
      return { done: true, version: 1 }
    },
  }
}

function toLine(row: ItemRow): Omit<SeatItem, 'text' | 'answers'> {
  return {
    submissionId: row.submission_id,
    fromOrganisation: row.from_organisation,
    caseReference: row.case_reference,
    status: row.status,
    receivedAt: row.received_at.toISOString(),
  }
}
