/** Who asked from outside about some made-up people. Made up from end to end. Days count back from today. */
import type { Asker } from '../../domain/legal-requests/asker.ts'
import type { Ground } from '../../domain/legal-requests/ground.ts'

export interface MadeUpDemand {
  readonly asker: Asker
  readonly ground: Ground
  readonly ago: number
  /** In so many days. */
  readonly due?: number
  readonly words: { readonly who: string; readonly what: string; readonly said?: string }
  /** How two people refused it, and what the person was told. */
  readonly refusal?: Readonly<Record<'advice' | 'why' | 'agreed' | 'told', string>>
}

export const demands: Readonly<Record<string, readonly MadeUpDemand[]>> = {
  Curlew: [
    {
      asker: 'immigration-enforcement',
      ground: 'immigration-control',
      ago: 15,
      words: {
        who: 'Somebody from a made-up enforcement office, by telephone; no number given',
        what: 'Whether she lives in one of our houses, and since when',
        said: 'The sentence for everybody. They hung up.',
      },
      refusal: {
        advice: 'Made-up Legal Help, by telephone: a request is not an order. Nothing goes out.',
        why: 'No order and no ground. Neither that we know her nor where she is goes out.',
        agreed: 'Read the entry. There is nothing here that a judge has signed.',
        told: 'Told her with her interpreter that somebody asked and that nothing was said. (Made up.)',
      },
    },
    {
      asker: 'police',
      ground: 'crime-request',
      ago: 1,
      due: 6,
      words: {
        who: 'DC Made-Up, Invented Police, by letter',
        what: 'Copies of everything she said about the house, reference INV-0000',
        said: 'That it is in the hands of the data protection lead, and no more.',
      },
    },
  ],
}
