/** Their own record: taking the asking in, deciding, preparing, agreeing, making the copy, giving it. */
import {
  answerCopy,
  decidePassages,
  makeOwnCopy,
  noteGiven,
  noteHappening,
  prepareCopy,
} from '../../../application/access-requests/keep-access.ts'
import {
  type OwnRecordOutcome,
  takeInAccess,
} from '../../../application/access-requests/on-access.ts'
import { readAccess, readAccessRequests } from '../../../application/access-requests/read-access.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import {
  readAsking,
  readDecisions,
  readHappening,
  readRefusal,
  readWay,
  wordsOf,
} from './own-record.form.ts'
import { ownRecordPage } from './own-record.page.ts'
import { inWords } from './own-record-words.ts'
import { ownRecordsPage } from './own-records.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const path = '/cases/:caseId/own-record'

export const ownRecordRoutes: readonly StaffRoute[] = [
  {
    ...team,
    method: 'GET',
    path,
    purpose: 'see whether they asked for their own record',
    relation: 'read-case',
    answer: (request: StaffRequest) => showAll(request),
  },
  {
    ...team,
    method: 'POST',
    path,
    purpose: 'write down that they ask for their own record',
    relation: 'work-on-case',
    answer: takeIn,
  },
  {
    ...team,
    method: 'GET',
    path: `${path}/:accessId`,
    purpose: 'prepare the copy of their own record',
    relation: 'read-case',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...team,
    method: 'POST',
    path: `${path}/:accessId`,
    purpose: 'decide about passages, prepare a copy, agree to it, or note that it was given',
    relation: 'work-on-case',
    answer: act,
  },
  {
    ...team,
    method: 'POST',
    path: `${path}/:accessId/copy`,
    purpose: 'make the copy of their own record',
    relation: 'work-on-case',
    answer: copy,
  },
]

const doneWords = {
  taken: 'Written down. The month counts from the day they asked',
  saved: 'Saved',
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

const statusOf = (again?: Again) =>
  again?.refused?.status ?? (Object.keys(again?.problems ?? {}).length > 0 ? 422 : 200)

async function showAll(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readAccessRequests(services, actor, idFrom(request, 'caseId')))
  return {
    status: statusOf(again),
    show: ownRecordsPage(frame, {
      ...{ read, writeId: services.world.newId(), typed: again?.typed ?? {} },
      ...{ problems: again?.problems ?? {}, refused: again?.refused },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function takeIn(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const read = readAsking(typed)
  if ('problems' in read) return showAll(request, { typed, problems: read.problems })
  const asked = { caseId, ...read.value, writeId: writeIdFrom(typed) }
  const said = await takeInAccess(services, actor, asked)
  if ('done' in said) return { goTo: `/cases/${caseId}/own-record?done=taken` }
  return showAll(request, { typed, refused: inWords(said.refused) })
}

const aboutOf = (request: StaffRequest) => ({
  caseId: idFrom(request, 'caseId'),
  requestId: idFrom(request, 'accessId'),
})

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readAccess(services, actor, aboutOf(request)))
  return {
    status: statusOf(again),
    show: ownRecordPage(frame, {
      ...{ read, userId: actor.userId, writeId: services.world.newId(), typed: again?.typed ?? {} },
      ...{ problems: again?.problems ?? {}, refused: again?.refused },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function act(request: StaffRequest): Promise<Answer> {
  const about = aboutOf(request)
  const { typed } = request
  const said = await actFrom(request)
  if ('problems' in said) return showOne(request, { typed, problems: said.problems })
  if ('refused' in said) return showOne(request, { typed, refused: inWords(said.refused) })
  return { goTo: `/cases/${about.caseId}/own-record/${about.requestId}?done=saved` }
}

async function actFrom(
  request: StaffRequest,
): Promise<OwnRecordOutcome | { readonly problems: Problems }> {
  const { services, actor, typed } = request
  const about = aboutOf(request)
  const name = textOf(typed, 'act')
  const stepsSeen = Number(textOf(typed, 'stepsSeen'))
  const seen = Number.isInteger(stepsSeen) ? stepsSeen : -1
  const common = { ...about, stepsSeen: seen, writeId: writeIdFrom(typed) }
  if (name === 'decide') {
    const read = foundOr404(await readAccess(services, actor, about))
    const decisions = readDecisions(typed, { passages: read.passages, parts: read.draft.parts })
    const words = `Decided: ${Object.keys(decisions.passages).length} passages`
    return decidePassages(services, actor, { ...common, words, decisions })
  }
  const words = wordsOf(typed, name)
  const wrong = 'problems' in words ? words.problems : {}
  const asked = { ...common, words: 'value' in words ? words.value : '' }
  if (name === 'note') {
    const read = readHappening(typed)
    const problems = { ...('problems' in read && read.problems), ...wrong }
    if (!('value' in read) || !read.value || 'problems' in words) return { problems }
    return noteHappening(services, actor, { ...asked, happening: read.value })
  }
  if (name === 'give') {
    const read = readWay(typed)
    const problems = { ...('problems' in read && read.problems), ...wrong }
    if (!('value' in read) || 'problems' in words) return { problems }
    return noteGiven(services, actor, { ...asked, way: read.value })
  }
  if (name !== 'prepare' && name !== 'agree') return { problems: { act: 'Choose what to do' } }
  if ('problems' in words) return words
  if (name === 'agree') {
    return answerCopy(services, actor, { ...asked, agrees: textOf(typed, 'answer') === 'yes' })
  }
  const refuse = readRefusal(typed)
  return prepareCopy(services, actor, { ...asked, ...(refuse && { refuse }) })
}

const formats = ['pdf', 'docx', 'json'] as const

async function copy(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const format = formats.find((known) => known === textOf(typed, 'format'))
  if (format === undefined) {
    // Whoever may not open the case is not told that this page exists at all.
    foundOr404(await readAccessRequests(services, actor, idFrom(request, 'caseId')))
    throw new Stopped(400)
  }
  const said = await makeOwnCopy(services, actor, { ...aboutOf(request), format })
  if ('refused' in said) return showOne(request, { typed, refused: inWords(said.refused) })
  const { bytes, type, name } = said.made
  return { file: bytes, type, name }
}
