/** Commands for an RNA on its way: forwarded, more information asked for and supplied. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import { type NewFact, recordIn } from '../case/record-facts.ts'
import type { Write } from '../ports/case-store.ts'
import type { Services } from '../services.ts'
import { onRna, type StepTaken } from './take-rna-steps.ts'

interface AboutRna {
  readonly caseId: string
  readonly rnaId: string
  readonly on: Day
  /** The seat's answer that this records, when it came through Waymark. */
  readonly answerId?: string
  readonly write: Write
}

export function recordForwarded(
  services: Services,
  actor: Actor,
  about: AboutRna,
): Promise<StepTaken> {
  return follow(services, actor, about, {
    type: 'rna-forwarded',
    on: about.on,
    detail: { rna: about.rnaId },
  })
}

export function recordAsked(
  services: Services,
  actor: Actor,
  about: AboutRna & { what?: string; answerBy?: Day },
): Promise<StepTaken> {
  const { rnaId: rna, on, what, answerBy } = about
  const detail = { rna, ...(what && { what }), ...(answerBy && { answerBy }) }
  return follow(services, actor, about, { type: 'rna-information-requested', on, detail })
}

function follow(
  services: Services,
  actor: Actor,
  about: AboutRna,
  fact: NewFact,
): Promise<StepTaken> {
  return onRna(services, actor, about, async (sitting, { file, answers }) => {
    const { answerId } = about
    if (answerId && !answers.some(({ id }) => id === answerId)) {
      return { refused: { code: 'answer-not-here' } }
    }
    const recorded = await recordIn(sitting, file, { facts: [fact], write: about.write })
    if ('done' in recorded && answerId) await sitting.stores.rnas.takeAnswer(file.id, answerId)
    return recorded
  })
}

/** The answer is recorded and, when the seat asked inside Waymark, sent to it as well. */
export function supplyInformation(
  services: Services,
  actor: Actor,
  about: AboutRna & { request: string; what: string },
): Promise<StepTaken> {
  return onRna(services, actor, about, async (sitting, { file, rna, answers }) => {
    const { request, what, write, on } = about
    // A form sent twice must not answer the seat twice.
    const id = write.writeId
    if (file.facts.some((fact) => fact.id === id)) return { done: true, warnings: [] }
    if (!rna.cycle.requests.some(({ fact }) => fact === request)) {
      return { refused: { code: 'nothing-was-asked' } }
    }
    const detail = { rna: about.rnaId, request, what }
    const recorded = await recordIn(sitting, file, {
      facts: [{ id, type: 'rna-information-supplied', on, detail }],
      write,
    })
    if ('refused' in recorded) return recorded
    const asked = answers.findLast(({ kind }) => kind === 'information-requested')
    const since = answers.findLast(({ kind }) => kind === 'information-supplied')
    if (asked && (since === undefined || since.at < asked.at)) {
      await sitting.stores.rnas.supply(file.id, asked.submissionId, what)
    }
    return recorded
  })
}
