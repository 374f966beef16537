/**
 * Signs that anybody may notice about anybody, from the Home Office's toolkit for First Responders. They
 * are for noticing: not all appear in any case, none is needed, and the list is not complete.
 *
 * One official sign is left out: where somebody comes from. Waymark notes no origin against or for anybody.
 */
import type { SignList } from './sign.ts'

/** Which element a sign speaks to is ours: the toolkit does not say. @cites outcomes-risk 4.4, pathway 2.1 */
export const generalList = {
  title: 'Signs anybody may notice',
  source:
    'Home Office, First Responder Toolkit for England and Wales, April 2026 (Open Government Licence v3.0), in our words. It has no weights. What each sign speaks to is our reading.',
  confidence: 'verified',
  firstEdition: '2026-11',
  groups: {
    movement: {
      title: 'Coming and going',
      ask: 'What happens when you want to go out or go somewhere else?',
      speaksTo: ['means'],
      signs: {
        'movement-controlled': { words: 'Somebody else decides where they go', early: true },
        'cannot-leave-work': { words: 'Cannot leave the place where they work' },
        'cannot-leave-home': { words: 'Cannot leave the place where they live' },
        'feels-unable-to-leave': { words: 'Feels that leaving is not possible', early: true },
        dependence: { words: 'Depends on one other person for what they need' },
      },
    },
    pressure: {
      title: 'Fear and pressure',
      ask: 'What would happen if you did not do as you were told?',
      speaksTo: ['means'],
      signs: {
        'works-against-will': {
          words: 'Believes that they must work although they do not want to',
          speaksTo: ['means', 'purpose'],
          early: true,
        },
        'fear-or-anxiety': { words: 'Is afraid or very anxious', speaksTo: [], early: true },
        'distrust-of-authorities': { words: 'Does not trust officials', speaksTo: [] },
        'threat-of-authorities': { words: 'Was threatened with being handed over to officials' },
        'afraid-to-reveal-status': { words: 'Is afraid to show their immigration status' },
        'acts-as-instructed': { words: 'Acts as if somebody had told them how' },
        'others-speak-for-them': { words: 'Others speak for them', early: true },
      },
    },
    violence: {
      title: 'Violence and injuries',
      ask: 'How have people treated you, and what has happened to your body?',
      speaksTo: ['means'],
      signs: {
        'violence-or-threats': {
          words: 'Violence or threats, against them or their family',
          early: true,
        },
        'assault-injuries': { words: 'Injuries as from an assault' },
        'work-type-injuries': {
          words: 'Injuries as from a certain kind of work',
          speaksTo: ['purpose'],
        },
        'control-measure-injuries': { words: 'Injuries as from being held or restrained' },
        punished: { words: 'Is punished to keep them in line' },
      },
    },
    papers: {
      title: 'Papers and identity',
      ask: 'Where are your passport and other papers now?',
      speaksTo: ['means'],
      signs: {
        'docs-held-by-other': { words: 'Somebody else holds their papers', early: true },
        'false-or-no-docs': { words: 'Has no papers, or papers that are not real', speaksTo: [] },
      },
    },
    travel: {
      title: 'The journey and the place',
      ask: 'How did you come here, and who arranged it?',
      speaksTo: ['act'],
      signs: {
        'travel-paid-by-facilitator': {
          words: 'Somebody paid for the journey, and they work to pay it back',
          speaksTo: ['act', 'means'],
        },
        'found-in-known-setting': {
          words: 'Was in, or is linked to, a place used to exploit people',
          speaksTo: ['act', 'purpose'],
          early: true,
        },
      },
    },
    language: {
      title: 'Language and where they are',
      ask: 'What is the place like where you live and work?',
      speaksTo: ['means'],
      signs: {
        'little-local-language': { words: 'Speaks little of the local language', speaksTo: [] },
        'does-not-know-address': { words: 'Does not know the address of their home or work' },
      },
    },
    work: {
      title: 'Terms of work',
      ask: 'What is a usual day of work like, from waking up to going to sleep?',
      speaksTo: ['purpose'],
      signs: {
        'forced-or-deceived-conditions': {
          words: 'Was forced, threatened or tricked into bad conditions',
          speaksTo: ['means', 'purpose'],
        },
        'cannot-negotiate': { words: 'Has no say in how they work' },
        'excessive-hours': { words: 'Works very long hours over a long time', early: true },
        'no-days-off': { words: 'Has no days off' },
      },
    },
    money: {
      title: 'Money',
      ask: 'How are you paid, and what happens to the money?',
      speaksTo: ['purpose'],
      signs: {
        'little-or-no-pay': { words: 'Is paid little or nothing', early: true },
        'no-access-to-earnings': { words: 'Cannot get at what they earn' },
        'debt-bond': {
          words: 'Believes that they owe a debt they must work off',
          speaksTo: ['means'],
        },
      },
    },
    living: {
      title: 'Living and health',
      ask: 'Where do you sleep, and what happens when you are ill?',
      speaksTo: ['purpose'],
      signs: {
        'poor-living-conditions': { words: 'Lives in poor conditions' },
        'no-medical-access': { words: 'Gets no medical care' },
      },
    },
    isolation: {
      title: 'Being cut off',
      ask: 'Whom do you talk to, and how?',
      speaksTo: ['means'],
      signs: {
        'limited-social-contact': { words: 'Has little contact with other people' },
        'limited-family-contact': { words: 'Has little contact with family or anybody outside' },
        'cannot-communicate-freely': { words: 'Cannot talk freely', early: true },
      },
    },
    deception: {
      title: 'Promises',
      ask: 'What were you told before it began, and how was it then?',
      speaksTo: ['means'],
      signs: {
        'false-promises': { words: 'Acted on promises that were not kept' },
      },
    },
  },
} as const satisfies SignList
