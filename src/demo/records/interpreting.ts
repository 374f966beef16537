/** Interpreters of a few made-up people. Days count back from the day of the demo; less than nothing is ahead. */

import type { NewInterpreter } from '../../application/ports/circle/interpreter-store.ts'
import type { Wishes } from '../../domain/interpreters/interpreter.ts'

export interface MadeUpInterpreting {
  readonly wishes: Wishes
  readonly interpreters: readonly (Omit<NewInterpreter, 'id'> & {
    /** They are never used again. The reason may be none. */
    readonly never?: { readonly why?: string }
    /** Days ago on which they interpreted well. */
    readonly before?: readonly number[]
    /** Days from now for which they are booked by telephone. */
    readonly booked?: number
  })[]
}

const agency = { through: 'Invented Voices agency, their booking line' }

export const interpreting: Readonly<Record<string, MadeUpInterpreting>> = {
  Curlew: {
    wishes: {
      speaks: 'Made-up language, hill dialect',
      interpretedIn: 'Made-up language',
      gender: 'woman',
      remoteFirst: true,
      keepAway: ['Invented Harbour'],
      words: 'Somebody who does not ask my family name.',
    },
    interpreters: [
      {
        ...{ code: 'M-1', kind: 'agency', gender: 'woman', languages: ['Made-up language'] },
        ...{ from: ['Sample Valley'], details: agency, before: [40, 19], booked: 2 },
      },
      {
        ...{ code: 'M-2', kind: 'agency', gender: 'woman', languages: ['Made-up language'] },
        ...{ from: ['Sample Coast'], details: agency, never: {} },
      },
    ],
  },
  Hornbeam: {
    wishes: {
      ...{ speaks: 'Another made-up language', interpretedIn: 'Another made-up language' },
      ...{ gender: 'either', remoteFirst: false, keepAway: [] },
    },
    interpreters: [],
  },
}
