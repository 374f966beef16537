/** What the office does about who looked: holds in force, questions to answer, days that stand out. */
import { longestWords } from '../../domain/looked/question.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import type { ListedHold, OpenQuestion, UnusualDay } from '../ports/looked/looked-stores.ts'
import { type Services, sit } from '../services.ts'

export function readAllHolds(services: Services, actor: Actor): Promise<readonly ListedHold[]> {
  return services.world.asActor(actor, ({ lookedOffice }) => lookedOffice.holds())
}

export function readQuestions(services: Services, actor: Actor): Promise<readonly OpenQuestion[]> {
  return services.world.asActor(actor, ({ lookedOffice }) => lookedOffice.questions())
}

export type AnswerOutcome =
  | { readonly done: true }
  | { readonly refused: { readonly code: 'not-yours-to-answer' | 'words-too-long' | 'no-words' } }

/** Without words they begin to look into it. */
export async function answerQuestion(
  services: Services,
  actor: Actor,
  { questionId, words }: { questionId: string; words?: string },
): Promise<AnswerOutcome> {
  if (!mayDo(actor, 'answer-who-looked')) return { refused: { code: 'not-yours-to-answer' } }
  if (words?.trim() === '') return { refused: { code: 'no-words' } }
  if ((words?.length ?? 0) > longestWords) return { refused: { code: 'words-too-long' } }
  const done = await services.world.asActor(actor, ({ lookedOffice }) =>
    lookedOffice.answer(questionId, words),
  )
  return done ? { done } : { refused: { code: 'not-yours-to-answer' } }
}

export interface Unusual {
  readonly moreThan: number
  readonly days: readonly UnusualDay[]
}

/** A plain list by day and name: nobody is counted up, scored or compared. */
export async function readUnusual(services: Services, actor: Actor): Promise<Unusual> {
  return sit(services, actor, async ({ stores, policy }) => {
    const moreThan = ourTarget(policy, 'OUR-UNUSUAL-CASES', services.world.today())
    return { moreThan, days: await stores.lookedOffice.unusual(moreThan) }
  })
}
