/**
 * Letting something out under a demand that two people decided. The one place that gives the firewall a
 * decision: it is made of the register inside this transaction, the firewall is asked with it, what went
 * out is noted beside everything else that went out, and the database looks once more for itself.
 */
import { type Day, daysBetween } from '../../domain/calendar/day.ts'
import type { ShareItem } from '../../domain/circle/share-items.ts'
import { askers } from '../../domain/legal-requests/asker.ts'
import { refusalOfSilence, refusalToLetOut } from '../../domain/legal-requests/decide-request.ts'
import { decidedRequest } from '../../domain/legal-requests/decided-request.ts'
import type { Actor } from '../actor.ts'
import { atTheFirewall } from '../circle/share.ts'
import type { NewStep } from '../ports/legal-requests/legal-request-store.ts'
import type { Services } from '../services.ts'
import {
  type At,
  type DemandOutcome,
  type DemandRefusal,
  type OnDemand,
  onDemand,
} from './on-demand.ts'
import { holdLines } from './take-in-demand.ts'

export type LettingOut = OnDemand & {
  readonly caseId: string
  readonly parts: readonly ShareItem[]
}

export function letOut(
  services: Services,
  actor: Actor,
  asked: LettingOut,
): Promise<DemandOutcome> {
  const { parts, words } = asked
  const step = async (at: At, id: string): Promise<NewStep | { refused: DemandRefusal }> => {
    const { request, stores, file } = at
    if (!file) return { refused: { code: 'nobody-of-ours' } }
    await stores.sharing.holdStill(file.id)
    const refused = refusalToLetOut(request, request.steps, parts)
    const decided = refused ? undefined : decidedRequest(request, request.steps)
    const to = askers[request.asker].is
    const out = { items: parts, by: 'court' } as const
    const withheld = atTheFirewall(to, { ...out, ...(decided && { decided }) })
    if (refused || !decided || withheld.length > 0) return withhold(at, refused, withheld)
    return { step: 'let-out', id, of: proposalOf(at), parts, words }
  }
  const and = async ({ request, stores, file }: At, id: string) => {
    if (!file) return
    await stores.sharing.noteShared(file, {
      ...{ id, type: askers[request.asker].is, lawful: 'legal-request', items: parts, by: 'court' },
      ...{ thingId: request.id, who: request.words.who, what: words },
    })
  }
  return onDemand(services, actor, asked, step, and)
}

function proposalOf({ request }: At): string {
  return request.steps.findLast(({ step }) => step === 'proposed')?.id ?? ''
}

async function withhold(
  { stores, request, file }: At,
  refused: ReturnType<typeof refusalToLetOut>,
  withheld: ReturnType<typeof atTheFirewall>,
) {
  await stores.audit.record({
    act: 'was not allowed to let something out',
    ...{ caseId: file?.id ?? '', objectId: request.id },
  })
  const words = withheld.flatMap((why) => (why.code === 'firewall' ? [why.words] : []))
  return { refused: refused ?? ({ code: 'firewall', words } as const) }
}

export type Telling = OnDemand & { readonly caseId: string; readonly waitsUntil?: Day }

/** The person was told; or it is not lawful or not safe yet, until a day on which somebody looks again. */
export function tellThem(services: Services, actor: Actor, asked: Telling): Promise<DemandOutcome> {
  const { waitsUntil: until, words } = asked
  return onDemand(services, actor, asked, async (at, id) => {
    if (at.request.overOn) return { refused: { code: 'request-over' } }
    if (until === undefined) return { step: 'told', id, words }
    const today = services.world.today()
    const refused = refusalOfSilence(until, today)
    if (refused || !at.file) return { refused: refused ?? { code: 'nobody-of-ours' } }
    const held = await holdLines(at, at.file, {
      ...{ id, days: daysBetween(today, until), reason: words },
    })
    if (held?.code === 'reason-too-short') return { refused: { code: 'words-too-short' } }
    if (held) return { refused: { code: 'another-person-decides' } }
    return { step: 'not-told', id, until, words }
  })
}
