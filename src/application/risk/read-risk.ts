/** Query: how safe a person is as people see it now, what changed, and what calls for another look. */
import type { Day } from '../../domain/calendar/day.ts'
import { calendarOf } from '../../domain/clocks/clocks-of.ts'
import { type ChangeStory, changeStory } from '../../domain/risk/change-story.ts'
import { missingStanding, type StepStanding } from '../../domain/risk/missing-procedure.ts'
import { type SecondLookStanding, secondLookStanding } from '../../domain/risk/second-look.ts'
import type { RiskTrigger } from '../../domain/risk/triggers.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { KeptPlan, KeptReview, KeptSignal, KeptStep } from '../ports/risk-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { riskTriggers } from './risk-from-facts.ts'

export interface RiskPicture extends ReadCase {
  /** The newest first. */
  readonly reviews: readonly KeptReview[]
  readonly signals: readonly KeptSignal[]
  readonly plan: KeptPlan | undefined
  readonly triggers: readonly RiskTrigger[]
  /** From the last review but one to the last. */
  readonly story?: ChangeStory
  readonly secondLook: SecondLookStanding
  readonly missing?: { readonly lastSeen: Day } & {
    readonly standing: readonly StepStanding[]
    readonly steps: readonly KeptStep[]
  }
  readonly mayWrite: boolean
}

/** Enough to tell years of change; older ones stay kept. */
export const reviewsRead = 24

export async function riskIn(sitting: Sitting, caseId: string): Promise<RiskPicture | undefined> {
  const { stores, actor, policy, services } = sitting
  const read = await openFor(sitting, caseId)
  if (read === undefined) return undefined
  const [reviews, signals, plan] = await Promise.all([
    stores.risk.reviews(caseId, reviewsRead),
    stores.risk.signals(caseId),
    stores.risk.plan(caseId),
  ])
  const [last, before] = reviews
  const today = services.world.today()
  const missing = await missingIn(sitting, read)
  return {
    ...read,
    reviews,
    signals,
    plan,
    triggers: riskTriggers(read.picture, { signals, alsoBecause: [] }),
    ...(last && before && { story: changeStory(before, last) }),
    secondLook: last
      ? secondLookStanding(last, before, {
          looks: last.looks,
          calendar: policy.calendars[calendarOf[read.picture.tracks.nation ?? 'ENG']],
          today,
        })
      : { state: 'not-needed' },
    ...(missing && { missing }),
    mayWrite: mayDo(actor, 'work-on-case', read.file),
  }
}

export function readRisk(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<RiskPicture | undefined> {
  return sit(services, actor, (sitting) => riskIn(sitting, caseId))
}

async function missingIn({ stores, services }: Sitting, { file, picture }: ReadCase) {
  if (!picture.tracks.support.missing) return undefined
  const gone = picture.reading.record.last('went-missing')
  if (gone === undefined) return undefined
  const { on: lastSeen, detail } = gone
  // Whoever recorded the absence may have said there that the police know.
  const told = { step: 'police', on: lastSeen, outcome: 'done', initials: '' } as const
  const steps = [
    ...(await stores.risk.steps(file.id)),
    ...(detail.reportedToPolice === 'yes' ? [told] : []),
  ]
  return { lastSeen, steps, standing: missingStanding(lastSeen, steps, services.world.today()) }
}
