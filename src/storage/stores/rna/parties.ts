/**
 * The organisations that a submission passes through. Each keeps its own copy under its own key, and
 * the database itself checks who may hand what to whom.
 */

import type { OrganisationKind } from '../../../application/actor.ts'
import { destroyedInWords } from '../../../application/ports/retention/words-destroyed.ts'
import type { SeatAnswer } from '../../../application/ports/rna-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type Cell, type Key, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface Party {
  readonly orgId: string
  readonly kind: OrganisationKind
  readonly key: Key
}

export async function partiesOf(work: UnitOfWork, submissionId: string): Promise<Party[]> {
  const rows = await work.tx.query<{
    org_id: string
    kind: OrganisationKind
    key_id: string
    wrapped: Buffer
    wrapped_by: string
  }>('parties-of', 'select org_id, kind, key_id, wrapped, wrapped_by from parties_of($1)', [
    submissionId,
  ])
  const parties: Party[] = []
  for (const row of rows) {
    const key = await work.keyring.unwrapped({ ...row, purpose: 'seat' })
    parties.push({ orgId: row.org_id, kind: row.kind, key })
  }
  return parties
}

type NewAnswer = Pick<SeatAnswer, 'id' | 'submissionId' | 'kind' | 'words'> &
  Partial<Pick<SeatAnswer, 'answerBy' | 'decision'>>

/** False when the submission waits for no such answer; then nobody was told anything. */
export async function deliverAnswer(
  work: UnitOfWork,
  answer: NewAnswer,
  to: readonly OrganisationKind[],
): Promise<boolean> {
  const { id, submissionId, kind, words, answerBy, decision } = answer
  const content = Buffer.from(JSON.stringify({ words, ...(decision && { decision }) }))
  const told = (await partiesOf(work, submissionId)).filter((party) => to.includes(party.kind))
  const [outcome] = await work.tx.query<{ delivered: boolean }>(
    'deliver-answer',
    'select deliver_answer($1, $2, $3, $4, $5, $6, $7) as delivered',
    [
      submissionId,
      id,
      kind,
      answerBy ?? null,
      work.now(),
      told.map(({ orgId }) => orgId),
      told.map(({ orgId, key }) => sealCell(key, answerCell(orgId, id), content)),
    ],
  )
  return outcome?.delivered === true
}

export interface SealedAnswer {
  readonly id: string
  readonly submission_id: string
  readonly kind: SeatAnswer['kind']
  readonly by_kind: SeatAnswer['by']
  readonly at: Date
  readonly answer_by: string | null
  readonly sealed: Buffer
  readonly taken: boolean
}

export async function openAnswers(
  work: UnitOfWork,
  rows: readonly SealedAnswer[],
): Promise<SeatAnswer[]> {
  const answers: SeatAnswer[] = []
  for (const row of rows) {
    const opened = await openAnswer(work, row)
    answers.push({
      id: row.id,
      submissionId: row.submission_id,
      kind: row.kind,
      by: row.by_kind,
      at: row.at.toISOString(),
      // Sealed by `deliverAnswer` from `words` and perhaps a decision, and bound to this cell.
      ...JSON.parse(opened),
      ...(row.answer_by !== null && { answerBy: aDay(row.answer_by) }),
      taken: row.taken,
    })
  }
  return answers
}

async function openAnswer({ keyring, actor }: UnitOfWork, row: SealedAnswer): Promise<string> {
  // Emptied together with the words of the case.
  if (row.sealed.length === 0) return JSON.stringify({ words: destroyedInWords })
  const key = await keyring.ofOrganisationById(actor.orgId, keyIdOf(row.sealed))
  return openCell(key, answerCell(actor.orgId, row.id), row.sealed).toString('utf8')
}

export function seatItemCell(orgId: string, submissionId: string): Cell {
  return { table: 'seat_item', column: 'sealed', orgId, rowId: submissionId, harm: 'N' }
}

/** The copies of an answer differ in organisation and key; provider and seat name the cell alike. */
function answerCell(orgId: string, id: string): Cell {
  return { table: 'answer', column: 'sealed', orgId, rowId: id, harm: 'N' }
}
