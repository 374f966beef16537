/**
 * Signs of criminal exploitation as it happens in the United Kingdom: county lines, homes taken over.
 * British survivors are missed, and the other lists hardly know what happens to them.
 */
import type { SignList } from './sign.ts'

/** Which element a sign speaks to is ours. @cites outcomes-risk 4.1, 4.4 (criminal exploitation) */
export const criminalList = {
  title: 'Criminal exploitation in the United Kingdom',
  source:
    'Ours, from what reports say is missed, and short on purpose. Not verified: people who know county lines have to complete it. No weights.',
  confidence: 'recalled',
  firstEdition: '2026-11',
  groups: {
    'crime-reach': {
      title: 'Who came into their life',
      ask: 'Who is new in your life, and what have they given you or paid for?',
      speaksTo: ['act'],
      signs: {
        'crime-new-phone-or-debt': {
          words: 'A new phone, or new debts, that nobody can explain',
          speaksTo: ['means'],
        },
        'crime-far-from-home': { words: 'Was found far from home' },
        'crime-adults-pay-travel': { words: 'Adults pay for their journeys' },
      },
    },
    'crime-use': {
      title: 'What they are used for',
      ask: 'What do people ask you to do for them?',
      speaksTo: ['purpose'],
      signs: {
        'crime-carries-for-others': {
          words: 'Carries drugs or cash for other people',
        },
        'crime-home-taken-over': {
          words: 'Others have taken over their home',
          speaksTo: ['means', 'purpose'],
        },
      },
    },
    'crime-away': {
      title: 'School and being away',
      ask: 'What was going on when you were away?',
      speaksTo: [],
      signs: {
        'crime-school-exclusion': { words: 'Was excluded from school' },
        'crime-missing': { words: 'Was missing, once or again and again' },
      },
    },
  },
} as const satisfies SignList
