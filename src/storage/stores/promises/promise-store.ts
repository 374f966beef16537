/**
 * What others promised a person. Names and words lie sealed with each event; the open line beside them
 * holds what lists need, and is written in the transaction of the event.
 */
import type { PromiseStore } from '../../../application/ports/promises/promise-store.ts'
import type { CaseActName } from '../../../domain/looked/acts.ts'
import type { NewPromiseEvent, PromiseEventKind } from '../../../domain/promises/promise-event.ts'
import { keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { openLines, replaceLine } from './promise-lines.ts'
import {
  cellOfEvent,
  type EventRow,
  eventColumns,
  openParts,
  sealedParts,
  toEvent,
} from './promise-rows.ts'

export function promiseStore(work: UnitOfWork): PromiseStore {
  const { tx, actor } = work

  return {
    async read(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<EventRow>(
        'promise-events',
        `select ${eventColumns} from promise_event e
           join app_user u on u.org_id = e.org_id and u.id = e.recorded_by
         where e.org_id = $1 and e.case_id = $2 order by e.recorded_at, e.id`,
        [actor.orgId, caseId],
      )
      if (rows.length > 0) work.log({ act: 'opened promises', caseId })
      return Promise.all(rows.map(async (row) => toEvent(row, await wordsOf(work, caseId, row))))
    },

    async add(seen, event, { writeId, outline }) {
      const claimed = await claimWrite(work, seen.id, { writeId, versionSeen: seen.version })
      if (!('done' in claimed)) return claimed
      await addEvent(work, seen.id, event)
      await replaceLine(work, seen.id, event.promise, outline)
      work.log({ act: logged[event.kind], caseId: seen.id, objectId: event.id })
      return claimed
    },

    lines: (scope) => openLines(work, scope),
  }
}

const logged = {
  asked: 'recorded a promise',
  chased: 'asked again for a promise',
  'letter-drafted': 'wrote a letter about a promise',
  escalated: 'took a promise higher up',
  answered: 'recorded an answer to a promise',
  'partly-kept': 'recorded an answer to a promise',
  kept: 'recorded an answer to a promise',
  refused: 'recorded an answer to a promise',
  withdrawn: 'withdrew a promise',
  'struck-out': 'struck out part of a promise',
} as const satisfies Record<PromiseEventKind, CaseActName>

async function addEvent(work: UnitOfWork, caseId: string, event: NewPromiseEvent): Promise<void> {
  const { tx, actor, keyring, now } = work
  const words = sealedParts(event)
  const key = words && (await keyring.ofCase(actor.orgId, caseId, 'N'))
  const cell = cellOfEvent({ orgId: actor.orgId, caseId }, event.id)
  const sealed = words && key ? sealCell(key, cell, Buffer.from(words)) : null
  const { code, owedBy, by, need, matter, member, ofEvent } = openParts(event)
  await tx.query(
    'add-promise-event',
    `insert into promise_event (org_id, case_id, id, promise_id, kind, on_day, code, owed_by, by_day,
       need_id, matter_id, member_id, of_event, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[actor.orgId, caseId, event.id, event.promise, event.kind, event.on],
      ...[code ?? null, owedBy ?? null, by ?? null, need ?? null, matter ?? null],
      ...[member ?? null, ofEvent ?? null, sealed, now(), actor.userId],
    ],
  )
}

async function wordsOf(
  { keyring, actor }: UnitOfWork,
  caseId: string,
  { id, sealed }: EventRow,
): Promise<string | undefined> {
  if (sealed === null) return undefined
  const key = await keyring.ofCaseById(actor.orgId, caseId, keyIdOf(sealed))
  const cell = cellOfEvent({ orgId: actor.orgId, caseId }, id)
  return openCell(key, cell, sealed).toString('utf8')
}
