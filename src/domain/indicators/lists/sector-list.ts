/**
 * Prompts for what may be seen where people work or live, sector by sector. Remembered from UNODC's lists
 * and not read again, so every page says that nobody has verified them.
 */
import type { SignList } from './sign.ts'

/** Which element a sign speaks to is ours. @cites outcomes-risk 4.4 (sector prompts) */
export const sectorList = {
  title: 'Signs by kind of work',
  source:
    'Remembered from the indicators of the United Nations Office on Drugs and Crime, in our words. Not verified. No weights.',
  confidence: 'recalled',
  firstEdition: '2026-11',
  groups: {
    domestic: {
      title: 'In a private home',
      ask: 'What is it like to live and work in that house?',
      speaksTo: ['means'],
      signs: {
        'home-lives-in': { words: 'Lives with the employer', speaksTo: ['act'] },
        'home-no-own-space': { words: 'Has no space of their own', speaksTo: ['purpose'] },
        'home-eats-apart': { words: 'Eats apart from the family', speaksTo: ['purpose'] },
        'home-not-out-alone': { words: 'May not go out alone' },
        'home-insulted': { words: 'Is insulted' },
        'home-reported-missing': {
          words: 'Was reported missing by the employer while still in the house',
        },
      },
    },
    sexual: {
      title: 'Sexual exploitation',
      ask: 'Who decides about the days, the places and the money?',
      speaksTo: ['means'],
      signs: {
        'sex-moved-between-premises': {
          words: 'Moved from one set of premises to another',
          speaksTo: ['act'],
        },
        'sex-escorted': { words: 'Taken everywhere by somebody' },
        'sex-owner-marks': { words: 'Marks on the body that say whose they are' },
        'sex-sleeps-at-work': { words: 'Sleeps where they work', speaksTo: ['act'] },
        'sex-no-cash': { words: 'Has no cash', speaksTo: ['purpose'] },
        'sex-adverts-controlled': {
          words: 'Somebody else writes and runs the adverts',
          speaksTo: ['act', 'purpose'],
        },
        'sex-cannot-refuse': { words: 'Cannot refuse a client', speaksTo: ['means', 'purpose'] },
        'sex-unprotected-pressure': {
          words: 'Is pressed to go without protection',
          speaksTo: ['means', 'purpose'],
        },
      },
    },
    'labour-place': {
      title: 'Where people work',
      ask: 'Who arranged where you live and how you get to work?',
      speaksTo: ['purpose'],
      signs: {
        'work-lives-there': { words: 'Lives where they work', speaksTo: ['act'] },
        'work-crowded-lodging': { words: 'Lodgings are crowded, or an industrial building' },
        'work-no-protective-kit': { words: 'No protective clothing or equipment' },
        'work-employer-controls-lodging': {
          words: 'The employer controls transport and lodging',
          speaksTo: ['act', 'means'],
        },
        'work-notices-other-language': {
          words: 'Notices stand only in languages other than the local one',
          speaksTo: [],
        },
        'work-charges': { words: 'Charged for tools and food' },
        'work-no-records': { words: 'No record of a contract or of training' },
      },
    },
    begging: {
      title: 'Begging and petty crime',
      ask: 'What happens to what you bring back?',
      speaksTo: ['purpose'],
      signs: {
        'beg-children-one-adult': { words: 'Several children with one adult', speaksTo: ['act'] },
        'beg-moved-daily': { words: 'Moved to another place each day', speaksTo: ['act'] },
        'beg-punished-for-too-little': {
          words: 'Is punished for bringing too little',
          speaksTo: ['means', 'purpose'],
        },
        'beg-carries-drugs': { words: 'Carries or sells drugs' },
        'beg-unrelated-guardian': {
          words: 'An adult who is not family acts as guardian',
          speaksTo: ['act'],
        },
      },
    },
  },
} as const satisfies SignList
