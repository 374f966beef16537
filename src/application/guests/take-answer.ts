/**
 * Command: a worker has read what a professional answered, and takes it into the record as what that person
 * said on that day. Until then it is nobody's fact.
 */
import { earlierOf, laterOf, ukDayOf } from '../../domain/calendar/day.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { type RecordRefusal, recordFacts } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import { notAvailable, nothingThere } from '../circle/on-circle.ts'
import type { EvidenceRequest, OpenedAnswer } from '../ports/guests/evidence-requests.ts'
import { recordIn as recordPromiseIn, type WhatHappened } from '../promises/keep-promises.ts'
import { type Services, sit } from '../services.ts'
import { type FileRefusal, judgeFor } from '../uploads/take-in-file.ts'
import { readRequest } from './answers.ts'
import { askForGuests } from './guest-lines.ts'

export type Taken =
  | {
      readonly done: true
      /** False of somebody who wrote that they cannot answer: that is read, and no fact. */
      readonly recorded: boolean
      readonly fileRefused?: FileRefusal
    }
  | {
      readonly refused:
        | RecordRefusal
        | { readonly code: 'nothing-there' }
        | { readonly code: 'not-answered-yet' }
    }

interface ToTake {
  readonly caseId: string
  readonly requestId: string
  readonly versionSeen: number
}

/**
 * The file goes the way of every file that comes from outside: examined, scanned, drawn anew. When it is
 * refused, the words are kept without it. What is recorded follows from the request, so twice is once.
 */
export async function takeAnswer(services: Services, actor: Actor, about: ToTake): Promise<Taken> {
  const { caseId, requestId, versionSeen } = about
  const read = await readRequest(services, actor, about)
  if (read === undefined) return nothingThere
  if (!read.mayWork) return notAvailable
  const { request, answer } = read
  if (answer === undefined) return { refused: { code: 'not-answered-yet' } }
  const recorded = answer.kind === 'answered'
  if (request.takenAt) return { done: true, recorded }
  const judged =
    answer.file &&
    (await judgeFor(services, actor, {
      caseId,
      file: fileOf(services.world.newId(), request, answer.file),
    }))
  const letter = judged && !('refused' in judged) ? judged : undefined
  if (recorded) {
    const { factId, needId } = request
    const detail = {
      ...{ request: factId, what: answer.words, ...(needId && { need: needId }) },
      ...(letter && { document: letter.file.id }),
    }
    const on = answeredOn(services, request)
    const fact = { type: 'evidence-received', on, detail } as const
    const kept = await recordFacts(services, actor, {
      caseId,
      facts: [{ ...fact, id: writeOf(requestId, caseId, 'taken') }],
      write: { writeId: writeOf(requestId, caseId, 'take'), versionSeen },
      letter,
    })
    if ('refused' in kept) return { refused: kept.refused }
  }
  await settle(services, actor, { caseId, request, answer })
  if (letter) services.lookAtFilesSoon?.()
  return judged && 'refused' in judged
    ? { done: true, recorded, fileRefused: judged.refused }
    : { done: true, recorded }
}

/** When they said it, and never before they were asked or after today, whatever a clock says. */
function answeredOn({ world }: Services, { answered, askedAt }: EvidenceRequest) {
  const on = answered ? ukDayOf(answered.at) : world.today()
  return earlierOf(laterOf(on, ukDayOf(askedAt)), world.today())
}

function fileOf(id: string, { template }: EvidenceRequest, bytes: Uint8Array) {
  return { id, name: `Answer of a professional: ${template}`, bytes, keepOriginal: false }
}

interface ToSettle {
  readonly caseId: string
  readonly request: EvidenceRequest
  readonly answer: OpenedAnswer
}

/** The promise ended, one way or the other, and nothing waits any more. */
async function settle(services: Services, actor: Actor, about: ToSettle): Promise<void> {
  // Somebody else wrote to the promise in the same moment: once more, on what stands now.
  if ((await trySettling(services, actor, about)) === 'again') {
    const second = await trySettling(services, actor, about)
    if (second === 'again') throw new Error('the promise was written to by somebody else, twice')
  }
}

function trySettling(
  services: Services,
  actor: Actor,
  { caseId, request, answer }: ToSettle,
): Promise<'done' | 'again'> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return 'done'
    const { promiseId: promise } = request
    if (promise) {
      const event = howItEnded(promise, answeredOn(services, request), answer)
      const writeId = writeOf(request.id, caseId, 'promise')
      // Refused where somebody has ended it by hand already; then that stands.
      if ((await recordPromiseIn(sitting, seen, { event, writeId })) === 'again') return 'again'
    }
    await stores.evidenceRequests.take(seen, request.id)
    await askForGuests(sitting, caseId)
    return 'done'
  })
}

function howItEnded(
  promise: string,
  on: ReturnType<typeof answeredOn>,
  { kind, words }: OpenedAnswer,
): WhatHappened {
  if (kind === 'answered') return { kind: 'kept', promise, on }
  return { kind: 'refused', promise, on, because: 'other', words }
}
