/** The acts of those who decide, read from their forms: the same in a case and in the register. */
import {
  answerProposal,
  noteAdvice,
  proposeAnswer,
} from '../../../application/legal-requests/decide-demand.ts'
import { letOut, tellThem } from '../../../application/legal-requests/let-out.ts'
import type { DemandOutcome } from '../../../application/legal-requests/on-demand.ts'
import type { Services } from '../../../application/services.ts'
import { type Problems, textOf } from '../../request/typed.ts'
import type { SignedInRequest } from '../../route.ts'
import { writeIdFrom } from '../staff-request.ts'
import { noInterest, partsOf, readProposal, readTelling, wordsOf } from './demand.form.ts'

export type Decided = DemandOutcome | { readonly problems: Problems } | { readonly none: true }

export async function decideFrom(
  request: SignedInRequest<Services>,
  about: { readonly requestId: string; readonly caseId?: string },
): Promise<Decided> {
  const { services, actor, typed } = request
  const act = textOf(typed, 'act')
  if (!['advise', 'propose', 'agree', 'let-out', 'tell'].includes(act)) return { none: true }
  const words = wordsOf(typed, act)
  const stepsSeen = Number(textOf(typed, 'stepsSeen'))
  const asked = {
    ...{ ...about, stepsSeen: Number.isInteger(stepsSeen) ? stepsSeen : -1 },
    ...{ writeId: writeIdFrom(typed), words: 'value' in words ? words.value : '' },
  }
  const wrong = 'problems' in words ? words.problems : {}
  if (act === 'propose') {
    const read = readProposal(typed)
    const problems = { ...read.problems, ...wrong }
    if (!read.value || Object.keys(problems).length > 0) return { problems }
    const interest = { noInterest: noInterest(typed, act) }
    return proposeAnswer(services, actor, { ...asked, ...read.value, ...interest })
  }
  if (act === 'tell') {
    const read = readTelling(typed)
    const problems = { ...('problems' in read && read.problems), ...wrong }
    if (!('value' in read) || Object.keys(problems).length > 0) return { problems }
    const { caseId } = about
    return caseId ? tellThem(services, actor, { ...asked, caseId, ...read.value }) : { none: true }
  }
  if ('problems' in words) return words
  if (act === 'advise') return noteAdvice(services, actor, asked)
  if (act === 'agree') {
    const agrees = textOf(typed, 'answer') === 'yes'
    const interest = { agrees, noInterest: noInterest(typed, act) }
    return answerProposal(services, actor, { ...asked, ...interest })
  }
  const { caseId } = about
  if (!caseId) return { none: true }
  return letOut(services, actor, { ...asked, caseId, parts: partsOf(typed, act) })
}
