/**
 * What stands beside the evidence: how work is arranged, and how somebody comes across. It says nothing by
 * itself about one person, and speaks to no element; it helps to ask and to understand.
 */
import type { SignList } from './sign.ts'

/** @cites outcomes-risk 4.4 (upstream drivers, presentation) */
export const besideList = {
  title: 'What stands beside it',
  source:
    'A public crosswalk that was drafted by a machine, in our words. Its own text says that these signs carry little by themselves. No weights.',
  confidence: 'secondary',
  firstEdition: '2026-11',
  groups: {
    arrangements: {
      title: 'How the work is arranged',
      ask: 'How did you get this work, and what would it take to change it?',
      speaksTo: [],
      signs: {
        'beside-tied-visa': { words: 'A visa tied to one employer' },
        'beside-worker-paid-fees': { words: 'Paid a fee to get the work' },
        'beside-exit-penalties': { words: 'Has to pay something to leave' },
        'beside-sham-self-employment': { words: 'Called self-employed, and is not' },
        'beside-no-public-funds': { words: 'Has no recourse to public funds' },
        'beside-no-voice': { words: 'Nobody speaks for the workers' },
        'beside-subcontracting': { words: 'Work passed on through subcontractors' },
      },
    },
    presentation: {
      title: 'How they come across',
      ask: 'Who brought you today, and how will you get back?',
      speaksTo: [],
      signs: {
        'beside-dropped-off': { words: 'Is dropped off and picked up' },
        'beside-few-possessions': { words: 'Has few things, or always the same clothes' },
        'beside-untreated': { words: 'Looks uncared for, with injuries nobody treated' },
        'beside-scripted': { words: 'Gives answers that sound learnt' },
      },
    },
  },
} as const satisfies SignList
