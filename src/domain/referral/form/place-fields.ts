/** Where it happened, who did it, what kinds of exploitation it was, and what the police know. */
import {
  always,
  happenedInUk,
  happenedOverseas,
  hasCrimeReference,
  hasOtherVictims,
  isOtherExploitation,
  knowsWhereExploitersAre,
  mayBeExploitedAgain,
  mayHaveOtherVictims,
  willHelpAuthorities,
} from './branches.ts'
import {
  box,
  type FormField,
  fromList,
  line,
  oneOf,
  optionalBox,
  optionalFromList,
  tick,
} from './form-field.ts'
import { yesNoNotSure, yesNoOnForm } from './start-fields.ts'

const story = { asked: always, harm: 'N' } as const
const type = (ask: string) => tick('51', 'types', ask, story)
const town = { asked: happenedInUk, harm: 'N', list: 'towns' } as const
const country = { asked: happenedOverseas, harm: 'N', list: 'countries' } as const
const nextTown = optionalFromList('41', 'where-uk', 'Another town', town)
const nextCountry = optionalFromList('43', 'where-overseas', 'Another country', country)

export const placeFields = {
  'where-exploitation-happened': oneOf('40', 'where', 'Where did it happen?', {
    ...story,
    options: { uk: 'In the UK', overseas: 'Abroad', 'uk-and-overseas': 'In the UK and abroad' },
  }),
  'where-exploitation-happened-uk-city-1': fromList('41', 'where-uk', 'Town', town),
  'where-exploitation-happened-uk-city-2': nextTown,
  'where-exploitation-happened-uk-city-3': nextTown,
  'where-exploitation-happened-uk-city-4': nextTown,
  'where-exploitation-happened-uk-city-5': nextTown,
  'where-exploitation-happened-uk-city-6': nextTown,
  'where-exploitation-happened-uk-city-7': nextTown,
  'where-exploitation-happened-uk-city-8': nextTown,
  'where-exploitation-happened-uk-city-9': nextTown,
  'where-exploitation-happened-uk-city-10': nextTown,
  'where-exploitation-happened-other-uk-other-location': optionalBox(
    ...(['42', 'where-uk', 'Address or landmark'] as const),
    {
      ...{ asked: happenedInUk, harm: 'N' },
      hint: 'While they are still there, an address here says where they are.',
    },
  ),
  'where-exploitation-happened-overseas-country-1': fromList(
    '43',
    'where-overseas',
    'Country',
    country,
  ),
  'where-exploitation-happened-overseas-country-2': nextCountry,
  'where-exploitation-happened-overseas-country-3': nextCountry,
  'where-exploitation-happened-overseas-country-4': nextCountry,
  'where-exploitation-happened-overseas-country-5': nextCountry,
  'where-exploitation-happened-overseas-country-6': nextCountry,
  'where-exploitation-happened-overseas-country-7': nextCountry,
  'where-exploitation-happened-overseas-country-8': nextCountry,
  'where-exploitation-happened-overseas-country-9': nextCountry,
  'where-exploitation-happened-overseas-country-10': nextCountry,
  'where-exploitation-happened-other-overseas-other-location': optionalBox(
    ...(['44', 'where-overseas', 'Address or landmark abroad'] as const),
    { asked: happenedOverseas, harm: 'N' },
  ),
  'current-pv-location-uk-city': fromList('45', 'staying', 'Town where they are staying', {
    ...{ asked: always, harm: 'L', leadsTo: 'where' },
    list: 'towns',
    hint: '“Unknown” is an answer that the form takes.',
  }),
  'current-pv-location-uk-region': fromList('46', 'staying', 'County or region', {
    ...{ asked: always, harm: 'L', leadsTo: 'where' },
    list: 'regions',
    hint: '“Unknown” is an answer that the form takes.',
  }),
  'who-exploited-pv': box('47', 'exploiters', 'Who exploited them?', {
    ...{ asked: always, harm: 'P' },
    hint: 'What they looked like, languages, groups, nicknames, marks.',
  }),
  'exploiters-location': oneOf('48', 'exploiters', 'Do you know where the exploiters are?', {
    ...{ asked: always, harm: 'P' },
    options: yesNoOnForm,
  }),
  'are-exploiters-in-the-uk': oneOf('49', 'exploiters', 'Are they in the UK, as far as known?', {
    ...{ asked: knowsWhereExploitersAre, harm: 'P' },
    options: yesNoOnForm,
  }),
  'exploiters-current-location-details': box(
    ...(['50', 'exploiters', 'What is known of where they are'] as const),
    { asked: knowsWhereExploitersAre, harm: 'P' },
  ),
  'types-of-exploitation-forced-to-work': type('Made to work'),
  'types-of-exploitation-wages-taken': type('Wages taken'),
  'types-of-exploitation-forced-to-commit-fraud': type('Made to commit fraud'),
  'types-of-exploitation-prostitution': type('Prostitution'),
  'types-of-exploitation-child-exploitation': type('Sexual exploitation of a child'),
  'types-of-exploitation-taken-somewhere': type('Taken somewhere for sexual exploitation'),
  'types-of-exploitation-forced-to-commit-crime': type('Made to commit a crime'),
  'types-of-exploitation-organs-removed': type('Organs removed'),
  'types-of-exploitation-unpaid-household-work': type('Unpaid work in a household'),
  'types-of-exploitation-other': type('Something else'),
  'other-exploitation-details': box('52', 'types', 'What else?', {
    ...{ asked: isOtherExploitation, harm: 'N' },
  }),
  'any-other-pvs': oneOf('53', 'other-people', 'Could others be exploited as well?', {
    ...story,
    hint: 'No names are wanted here.',
    options: yesNoNotSure,
  }),
  'other-potential-victims-yes-details': optionalBox(
    ...(['54', 'other-people', 'Name of the operation, family'] as const),
    { asked: hasOtherVictims, harm: 'N' },
  ),
  'other-potential-victims-not-sure-details': optionalBox(
    ...(['55', 'other-people', 'What is known of it'] as const),
    { asked: mayHaveOtherVictims, harm: 'N' },
  ),
  'future-exploitation-concerns': oneOf(
    ...(['56', 'future', 'Is there evidence that they may be exploited again?'] as const),
    { ...story, options: yesNoOnForm },
  ),
  'future-exploitation-reasons': box('57', 'future', 'Why?', {
    ...{ asked: mayBeExploitedAgain, harm: 'N' },
  }),
  'reported-to-police': oneOf('58', 'police', 'Is there a crime reference?', {
    ...{ asked: always, harm: 'S' },
    options: yesNoOnForm,
  }),
  'reported-to-police-police-forces': fromList('59', 'police', 'Which police force?', {
    ...{ asked: hasCrimeReference, harm: 'S' },
    list: 'police-forces',
  }),
  'reported-to-police-crime-reference': line('60', 'police', 'Crime or incident reference', {
    ...{ asked: hasCrimeReference, harm: 'I', leadsTo: 'who' },
  }),
  'authorities-cooperation': oneOf('61', 'co-operation', 'Are they willing to help enquiries?', {
    ...{ asked: always, harm: 'S' },
    hint: 'Nobody has to. In a Duty to Notify report “Yes” means that their name is sent.',
    options: yesNoOnForm,
  }),
  'authorities-cooperation-details': optionalBox(
    ...(['62', 'co-operation', 'What they do or plan to do'] as const),
    { asked: willHelpAuthorities, harm: 'N', noLinks: true },
  ),
} as const satisfies Readonly<Record<string, FormField>>
