/**
 * Several changes that belong together, in one transaction: when a later one is refused, the earlier
 * ones are undone as well, and the refusal is handed back as an ordinary answer.
 */
import type { Actor } from './actor.ts'
import { type Services, type Sitting, sit } from './services.ts'

/** Thrown to undo the transaction; it never leaves this file. */
class Undone extends Error {
  readonly answer: { readonly refused: unknown }

  constructor(answer: { readonly refused: unknown }) {
    super('undone because a part was refused')
    this.answer = answer
  }
}

/** Work that answers with `refused` leaves nothing behind, whatever it did before. */
export async function allOrNothing<T extends object>(
  services: Services,
  actor: Actor,
  work: (sitting: Sitting) => Promise<T>,
): Promise<T> {
  try {
    return await sit(services, actor, async (sitting) => {
      const answer = await work(sitting)
      if ('refused' in answer) throw new Undone({ refused: answer.refused })
      return answer
    })
  } catch (fault) {
    // `Undone` was made a few lines above from an answer of type T.
    if (fault instanceof Undone) return fault.answer as T
    throw fault
  }
}
