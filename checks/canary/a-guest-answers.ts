/**
 * A professional answers a question with a word that nobody would write. Until somebody of the team takes it
 * in, it may be seen on the page of that one answer, by that team, and nowhere else.
 */
import assert from 'node:assert/strict'
import { readRequests } from '../../src/application/guests/answers.ts'
import { linkAgain } from '../../src/application/guests/follow-request.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { FrontDoor } from '../access/front-door.ts'
import type { Watch } from './watch.ts'

export const answered = 'POST /g/:link/answer words'

/** A case whose forms nobody fills in here: nobody takes the answer in. */
const key = 'managersOwn'
const who = 'manager'

export async function aGuestAnswers({ services, actor, caseId: idOf }: FrontDoor, watch: Watch) {
  const caseId = idOf(key)
  const page = await readRequests(services, actor(who), caseId)
  const requestId = page?.requests.find(({ standing }) => standing === 'waiting')?.id
  assert.ok(requestId, 'nobody waits for an answer there')
  const asked = { caseId, requestId, writeId: newId(), say: String }
  const linked = await linkAgain(services, actor(who), asked)
  assert.ok('done' in linked, JSON.stringify(linked))
  const { link, code } = linked.door
  const tried = await services.guests.giveCode(link, code)
  assert.ok('session' in tried)
  // Typed by nobody of the team.
  const words = watch.type({ field: answered, by: 'otherWorker', caseId })
  const answer = { writeId: newId(), kind: 'answered', words } as const
  assert.ok(await services.guests.answer(link, tried.session, answer))
  return { who, caseId, requestId, words } as const
}
