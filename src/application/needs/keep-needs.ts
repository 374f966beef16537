/**
 * Commands about needs and dependants. Waymark makes their ids; a change of a need is a new fact in
 * the place of the one that described it, so that its history stays readable.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { needsOf } from '../../domain/needs/need.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { notAvailable, type Recorded, recordFacts, recordIn } from '../case/record-facts.ts'
import type { Write } from '../ports/case-store.ts'
import { type Services, sit } from '../services.ts'

export type NeedWords = Omit<FactOf<'need-identified'>['detail'], 'need'>

/** A need that nobody had recorded. Its id is that of the write: sent twice, it is one need. */
export function addNeed(
  services: Services,
  actor: Actor,
  about: { caseId: string; on: Day; need: NeedWords; write: Write },
): Promise<Recorded> {
  const { caseId, on, need, write } = about
  const detail = { ...need, need: write.writeId }
  return recordFacts(services, actor, {
    caseId,
    facts: [{ type: 'need-identified', on, detail }],
    write,
  })
}

/** Says the need better. The day on which it was identified stays as it was. */
export function changeNeed(
  services: Services,
  actor: Actor,
  about: { caseId: string; needId: string; need: NeedWords; write: Write },
): Promise<Recorded> {
  const { caseId, needId, write } = about
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    const need = seen && needsOf(seen.facts).find(({ id }) => id === needId)
    if (!seen || !need || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    const before = seen.facts.find(({ id }) => id === need.source)
    const earlierNeed = need.continues
    const detail = { ...(earlierNeed && { earlierNeed }), ...about.need, need: needId }
    return recordIn(sitting, seen, {
      facts: [
        {
          type: 'need-identified',
          on: before?.on ?? need.identifiedOn,
          supersedes: need.source,
          detail,
        },
      ],
      write,
    })
  })
}

export type DependantWords = Omit<FactOf<'dependant-joined'>['detail'], 'dependant'>

export function addDependant(
  services: Services,
  actor: Actor,
  about: { caseId: string; on: Day; dependant: DependantWords; write: Write },
): Promise<Recorded> {
  const { caseId, on, dependant, write } = about
  return recordFacts(services, actor, {
    caseId,
    facts: [{ type: 'dependant-joined', on, detail: { ...dependant, dependant: write.writeId } }],
    write,
  })
}
