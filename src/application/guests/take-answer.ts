/**
 * Command: a worker has read what a professional answered, and takes it into the record as what that person
 * said on that day. Until then it is nobody's fact.
 */
import { type Day, earlierOf, laterOf, ukDayOf } from '../../domain/calendar/day.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { type NewFact, type RecordRefusal, recordIn } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import { notAvailable, nothingThere } from '../circle/on-circle.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { EvidenceRequest, OpenedAnswer } from '../ports/guests/evidence-requests.ts'
import { recordIn as recordPromiseIn, type WhatHappened } from '../promises/keep-promises.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type JudgedFile, keepFile } from '../uploads/keep-file.ts'
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
  const { caseId } = about
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
  const taking = { ...about, request, answer, letter }
  // Somebody else wrote to the promise in the same moment: once more, on what stands now.
  const first = await tryTaking(services, actor, taking)
  const taken = first === 'again' ? await tryTaking(services, actor, taking) : first
  if (taken === 'again') throw new Error('the promise was written to by somebody else, twice')
  if ('refused' in taken) return taken
  if (letter) services.lookAtFilesSoon?.()
  return judged && 'refused' in judged
    ? { done: true, recorded, fileRefused: judged.refused }
    : { done: true, recorded }
}

function fileOf(id: string, { template }: EvidenceRequest, bytes: Uint8Array) {
  return { id, name: `Answer of a professional: ${template}`, bytes, keepOriginal: false }
}

interface Taking extends ToTake {
  readonly request: EvidenceRequest
  readonly answer: OpenedAnswer
  readonly letter: JudgedFile | undefined
}

type Tried = { readonly done: true } | { readonly refused: RecordRefusal }

/** The fact, the file, the promise and what stood on Today: in one transaction, or none of it. */
async function tryTaking(
  services: Services,
  actor: Actor,
  taking: Taking,
): Promise<Tried | 'again'> {
  try {
    return await sit(services, actor, (sitting) => takeIn(sitting, taking))
  } catch (cause) {
    if (cause === writtenMeanwhile) return 'again'
    throw cause
  }
}

/** Thrown so that nothing of a try is kept. */
const writtenMeanwhile = new Error('the promise was written to in the same moment')

async function takeIn(sitting: Sitting, taking: Taking): Promise<Tried> {
  const { stores, services, actor } = sitting
  const { caseId, request, answer, versionSeen } = taking
  const seen = await stores.cases.open(caseId)
  if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
  if (answer.kind === 'answered') {
    const recorded = await recordIn(sitting, seen, {
      facts: [factOf(services, taking)],
      write: { writeId: writeOf(request.id, caseId, 'take'), versionSeen },
    })
    if ('refused' in recorded) return { refused: recorded.refused }
    if (recorded.alreadyDone) return { done: true }
    await keepLetter(sitting, seen, taking)
  }
  await endPromise(sitting, taking)
  await stores.evidenceRequests.take(seen, request.id)
  await askForGuests(sitting, caseId)
  return { done: true }
}

function factOf(services: Services, { caseId, request, answer, letter }: Taking): NewFact {
  const { id, factId, needId } = request
  const detail = {
    ...{ request: factId, what: answer.words, ...(needId && { need: needId }) },
    ...(letter && { document: letter.file.id }),
  }
  const on = answeredOn(services, request)
  return { id: writeOf(id, caseId, 'taken'), type: 'evidence-received', on, detail }
}

/** When they said it, and never before they were asked or after today, whatever a clock says. */
function answeredOn({ world }: Services, { answered, askedAt }: EvidenceRequest): Day {
  const on = answered ? ukDayOf(answered.at) : world.today()
  return earlierOf(laterOf(on, ukDayOf(askedAt)), world.today())
}

async function keepLetter(
  { stores, services }: Sitting,
  seen: OpenCase,
  { letter, caseId }: Taking,
): Promise<void> {
  if (letter === undefined) return
  const kept = await keepFile(stores, seen, letter, { writeId: services.world.newId() })
  // Asked before it was judged; only a race comes here, and then the fact is not kept either.
  if ('noRoom' in kept) throw new Error('there is no room left today for this file')
  await stores.audit.record({ act: 'attached a document', caseId, objectId: letter.file.id })
}

/** Kept or refused. Refused by the rules where somebody has ended it by hand already: then that stands. */
async function endPromise(sitting: Sitting, { caseId, request, answer }: Taking): Promise<void> {
  const { promiseId: promise } = request
  const seen = promise && (await sitting.stores.cases.open(caseId))
  if (!promise || !seen) return
  const on = answeredOn(sitting.services, request)
  const event: WhatHappened =
    answer.kind === 'answered'
      ? { kind: 'kept', promise, on }
      : { kind: 'refused', promise, on, because: 'other', words: answer.words }
  const said = await recordPromiseIn(sitting, seen, {
    event,
    writeId: writeOf(request.id, caseId, 'promise'),
  })
  if (said === 'again') throw writtenMeanwhile
}
