/** What can happen from the first concern to a referral: identification, consent, referral. */
import { type FactKind, yesNo, yesNoOrUnsaid } from './field.ts'

export const nations = {
  ENG: 'England',
  WAL: 'Wales',
  SCOT: 'Scotland',
  NI: 'Northern Ireland',
} as const

export const ageGroups = {
  adult: '18 or over',
  child: 'Under 18',
  'not-known': 'Not known, or disputed: treated as a child until decided',
} as const

export const consents = {
  'nrm-referral': 'To be referred to the NRM',
  support: 'To receive support under the contract',
  'cooperate-authorities': 'To help an investigation',
  'decision-recipient': 'For the decision to go to someone else',
  'contact-route': 'To be contacted by a route',
  'share-with-organisation': 'To share with an organisation',
  'rna-participation': 'To take part in a Recovery Needs Assessment',
  'ask-professional': 'To ask a professional for evidence',
  'transition-nrm': 'To stay in the NRM after turning 18',
  'transition-support': 'To receive adult support after turning 18',
  'reach-in': 'To be contacted by Reach-in',
  're-entry': 'To ask to come back into support',
  'research-feedback': 'To take part in anonymous learning',
} as const

const consentField = {
  kind: 'one-of',
  options: consents,
  ask: 'What is it about?',
  harm: 'O',
  required: true,
} as const

/** Which words were said about who may pass it on: see src/domain/consent/where-it-goes.ts. */
const whereItGoesEditions = { '2026-11': 'Yes, in the words of November 2026' } as const
export type WhereItGoesEdition = keyof typeof whereItGoesEditions

const howExplained = {
  language: { kind: 'line', ask: 'In which language was it explained?', harm: 'S' },
  interpreter: { kind: 'one-of', options: yesNo, ask: 'Was there an interpreter?', harm: 'O' },
  readBack: {
    kind: 'one-of',
    options: yesNo,
    ask: 'Did they say it back in their own words?',
    harm: 'O',
  },
  form: {
    kind: 'one-of',
    options: { written: 'In writing', verbal: 'Spoken, through a professional' },
    ask: 'How was it given?',
    harm: 'O',
  },
} as const

export const referralFacts = {
  'case-opened': {
    title: 'Case opened',
    onAsk: 'Day of the first concern or first contact',
    by: 'form',
    fields: {
      nation: {
        kind: 'one-of',
        options: nations,
        ask: 'Where will support be given?',
        hint: 'This chooses which rules apply.',
        harm: 'O',
        required: true,
      },
      ageGroup: {
        kind: 'one-of',
        options: ageGroups,
        ask: 'How old are they?',
        harm: 'O',
        required: true,
      },
    },
  },
  'eighteenth-birthday-noted': {
    title: 'Eighteenth birthday noted',
    onAsk: 'Day this was learned',
    by: 'form',
    fields: {
      turns18On: {
        kind: 'day',
        ask: 'When is, or was, the eighteenth birthday?',
        harm: 'I',
        required: true,
      },
      certainty: {
        kind: 'one-of',
        options: {
          documented: 'A document shows it',
          stated: 'The person says so',
          assessed: 'An age assessment found it',
          disputed: 'It is disputed',
        },
        ask: 'How sure is it?',
        harm: 'S',
      },
    },
  },
  'indicators-recorded': {
    title: 'Signs of modern slavery noticed',
    onAsk: 'Day they were noticed',
    by: 'form',
    fields: { what: { kind: 'words', ask: 'What was seen, told or found?', harm: 'N' } },
  },
  'reasonable-grounds-to-believe': {
    title: 'A public authority has reasonable grounds to believe',
    onAsk: 'Day from which it had them',
    by: 'form',
    fields: { who: { kind: 'line', ask: 'Which authority?', harm: 'N' } },
  },
  'safeguarding-referred': {
    title: 'Referred to the council’s children’s services',
    onAsk: 'Day of the referral',
    by: 'form',
    fields: { council: { kind: 'line', ask: 'Which council?', harm: 'L' } },
  },
  'guardian-asked': {
    title: 'Independent Child Trafficking Guardian asked for',
    onAsk: 'Day of the request',
    by: 'form',
    fields: {},
  },
  'first-responder-asked': {
    title: 'First Responder asked',
    onAsk: 'Day of the request',
    by: 'form',
    fields: {
      answer: {
        kind: 'one-of',
        options: { waiting: 'No answer yet', accepted: 'Will refer', declined: 'Cannot refer' },
        ask: 'What did they answer?',
        harm: 'O',
        required: true,
      },
      who: { kind: 'line', ask: 'Which organisation?', harm: 'N' },
      reasons: { kind: 'words', ask: 'What reasons did they give?', harm: 'N' },
    },
  },
  'consent-given': {
    title: 'Consent given',
    onAsk: 'Day it was given',
    by: 'form',
    fields: {
      consent: consentField,
      ...howExplained,
      whereItGoes: {
        kind: 'one-of',
        options: { ...whereItGoesEditions, no: 'No' },
        ask: 'Did you say who may pass it on?',
        hint: 'For a referral to the NRM, and for helping an investigation.',
        harm: 'O',
      },
      about: { kind: 'words', ask: 'Scope: who and what is covered?', harm: 'N' },
    },
  },
  'consent-refused': {
    title: 'Consent refused',
    onAsk: 'Day it was refused',
    onHint: 'Refusing costs nothing else.',
    by: 'form',
    fields: {
      consent: consentField,
      why: { kind: 'words', ask: 'In their words, if they want to say', harm: 'N' },
    },
  },
  'consent-withdrawn': {
    title: 'Consent withdrawn',
    onAsk: 'Day it was withdrawn',
    onHint: 'Only this consent stops. The others stay as they are.',
    by: 'form',
    fields: {
      consent: consentField,
      given: {
        kind: 'fact',
        of: ['consent-given'],
        ask: 'Which one, if it was given to more than one organisation or person?',
        harm: 'O',
      },
      form: howExplained.form,
      why: { kind: 'words', ask: 'In their words, if they want to say', harm: 'N' },
    },
  },
  referred: {
    title: 'Referred to the National Referral Mechanism',
    onAsk: 'Day the referral was sent',
    by: 'form',
    fields: {
      authority: {
        kind: 'one-of',
        options: {
          sca: 'Single Competent Authority',
          ieca: 'Immigration Enforcement Competent Authority',
          'devolved-panel': 'Local panel (devolved pilot for children)',
          'not-known': 'Not known yet',
        },
        ask: 'Who will decide?',
        harm: 'S',
        required: true,
      },
      receivedOn: { kind: 'day', ask: 'Day the Home Office received it, if known', harm: 'O' },
      wantsSupport: {
        kind: 'one-of',
        options: yesNoOrUnsaid,
        ask: 'Do they want support?',
        harm: 'O',
      },
      destitute: {
        kind: 'one-of',
        options: {
          now: 'Yes, now',
          'within-two-weeks': 'Within two weeks',
          no: 'No',
          'not-known': 'Not known',
        },
        ask: 'Without a safe place or the means to live?',
        harm: 'S',
      },
      reference: { kind: 'line', ask: 'NRM reference', harm: 'I' },
    },
  },
  'duty-to-notify-sent': {
    title: 'Duty to Notify report sent',
    onAsk: 'Day it was sent',
    onHint: 'Only for an adult who does not want to be referred. It carries no name.',
    by: 'form',
    fields: {},
  },
  'information-requested': {
    title: 'The competent authority asked for information',
    onAsk: 'Date on the request',
    by: 'form',
    fields: {
      answerBy: {
        kind: 'day',
        ask: 'Answer by, as the request says',
        hint: 'Guidance gives no number we could read, so copy the date.',
        harm: 'O',
      },
      what: { kind: 'words', ask: 'What was asked for?', harm: 'N' },
    },
  },
  'information-supplied': {
    title: 'Information sent to the competent authority',
    onAsk: 'Day it was sent',
    by: 'form',
    fields: {
      request: {
        kind: 'fact',
        of: ['information-requested'],
        ask: 'In answer to which request?',
        harm: 'O',
        required: true,
      },
    },
  },
} as const satisfies Record<string, FactKind>
