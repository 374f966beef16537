/**
 * Signs about a child or a young person, from the same toolkit. For a child no means have to be found, so
 * what a child was made to do, and by whom they were brought, is what counts.
 */
import type { SignList } from './sign.ts'

/** Which element a sign speaks to is ours. @cites outcomes-risk 4.4, pathway 2.1 */
export const childList = {
  title: 'Signs about a child',
  source:
    'Home Office, First Responder Toolkit for England and Wales, April 2026 (Open Government Licence v3.0), in our words. It has no weights. What each sign speaks to is our reading.',
  confidence: 'verified',
  firstEdition: '2026-11',
  groups: {
    'child-care': {
      title: 'Who looks after them',
      ask: 'Who looks after you, and how did you come to be with them?',
      speaksTo: ['act'],
      signs: {
        'no-parent-access': {
          words: 'Cannot reach their parents or carers, even when they live with them',
          early: true,
        },
        'adult-claims-found-child': { words: 'An adult says that they found the child' },
        'illegal-adoption': { words: 'Was adopted in a way that the law does not allow' },
      },
    },
    'child-travel': {
      title: 'Travelling',
      ask: 'Whom did you travel with, and what did they tell you?',
      speaksTo: ['act'],
      signs: {
        'travels-unaccompanied': { words: 'Travels alone', early: true },
        'travels-with-non-relatives': { words: 'Travels in a group of people who are not family' },
        'carries-taxi-numbers': { words: 'Is alone and carries telephone numbers of taxis' },
      },
    },
    'child-life': {
      title: 'A child’s day',
      ask: 'What do you do in a usual day, and whom with?',
      speaksTo: [],
      signs: {
        intimidated: { words: 'Looks scared', early: true },
        'atypical-behaviour': { words: 'Does not behave as children of that age do' },
        'no-peers': { words: 'Has no friends of their own age' },
        'no-education': { words: 'Does not go to school', speaksTo: ['purpose'], early: true },
        'no-play': { words: 'Has no time to play' },
      },
    },
    'child-use': {
      title: 'How they live and what they have to do',
      ask: 'What do the grown-ups want you to do?',
      speaksTo: ['purpose'],
      signs: {
        'lives-apart-substandard': { words: 'Lives apart from the family, or in a poor room' },
        'eats-apart-or-leftovers': { words: 'Eats apart, or only what others leave' },
        'unsuitable-work': { words: 'Does work that is not for children', early: true },
        'child-size-work-or-sexualised-clothing': {
          words: 'Work clothes in a child’s size, or a child in sexualised clothes',
        },
        'child-items-in-inappropriate-place': {
          words: 'Children’s things in a brothel, a factory or the like',
        },
      },
    },
  },
} as const satisfies SignList
