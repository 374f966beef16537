/** Advice noted, an answer proposed, agreed or sent back: the steps of the two who decide. */
import { refusalToAgree, refusalToPropose } from '../../domain/legal-requests/decide-request.ts'
import { type Proposal, requestStanding } from '../../domain/legal-requests/legal-request.ts'
import type { Actor } from '../actor.ts'
import type { Services } from '../services.ts'
import { type DemandOutcome, type OnDemand, onDemand } from './on-demand.ts'

export function noteAdvice(
  services: Services,
  actor: Actor,
  asked: OnDemand,
): Promise<DemandOutcome> {
  return onDemand(services, actor, asked, async ({ request }, id) =>
    request.overOn
      ? { refused: { code: 'request-over' } }
      : { step: 'advised', id, words: asked.words },
  )
}

export type Proposing = OnDemand &
  Omit<Proposal, 'id' | 'by' | 'as'> & { readonly noInterest: boolean }

export function proposeAnswer(
  services: Services,
  actor: Actor,
  asked: Proposing,
): Promise<DemandOutcome> {
  const { decision, parts, seen, namesThem, paperId, noInterest, words } = asked
  const proposal = { decision, parts, seen, namesThem, ...(paperId && { paperId }) }
  return onDemand(services, actor, asked, async ({ request, as }, id) => {
    const who = { by: actor.userId, as, noInterest }
    const refused = refusalToPropose(request, request.steps, { ...proposal, ...who })
    return refused ? { refused } : { step: 'proposed', id, ...proposal, words }
  })
}

export type Answering = OnDemand & { readonly agrees: boolean; readonly noInterest: boolean }

export function answerProposal(
  services: Services,
  actor: Actor,
  asked: Answering,
): Promise<DemandOutcome> {
  const { agrees, noInterest, words } = asked
  return onDemand(services, actor, asked, async ({ request, as }, id) => {
    const standing = requestStanding(request.steps)
    if (standing.status !== 'proposed') {
      return {
        refused: { code: standing.status === 'waiting' ? 'not-proposed' : 'decided-already' },
      }
    }
    const of = standing.proposal.id
    if (!agrees) return { step: 'sent-back', id, of, words }
    const who = { by: actor.userId, as, noInterest }
    const refused = refusalToAgree(request, request.steps, who)
    return refused ? { refused } : { step: 'agreed', id, of, words }
  })
}
