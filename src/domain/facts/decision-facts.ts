/** Home Office decisions in the NRM, as recorded from the letter, and challenges to them. */
import { type FactKind, yesNo } from './field.ts'

/** A decision is served in steps, and each step is a day of its own. */
export const serviceDays = {
  sentOn: { kind: 'day', ask: 'Day it was sent, if the letter or e-mail shows one', harm: 'O' },
  receivedByProviderOn: { kind: 'day', ask: 'Day your organisation received it', harm: 'O' },
  receivedBySurvivorOn: {
    kind: 'day',
    ask: 'Day the survivor received it',
    hint: 'Leave empty if they have not got it yet. You will be asked again.',
    harm: 'O',
  },
} as const

const groundsOutcome = {
  kind: 'one-of',
  options: { positive: 'Positive', negative: 'Negative' },
  ask: 'What was decided?',
  harm: 'S',
  required: true,
} as const

const reasons = { kind: 'words', ask: 'What reasons does the letter give?', harm: 'N' } as const
const letter = { kind: 'thing', of: 'document', ask: 'The decision letter', harm: 'O' } as const

const challengeable = [
  'reasonable-grounds-decided',
  'conclusive-grounds-decided',
  'disqualified',
  'rna-decided',
] as const

const whichRequest = {
  kind: 'fact',
  of: ['reconsideration-requested'],
  ask: 'In answer to which request?',
  harm: 'O',
  required: true,
} as const

export const decisionFacts = {
  'reasonable-grounds-decided': {
    title: 'Reasonable grounds decision',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: { outcome: groundsOutcome, ...serviceDays, reasons, letter },
  },
  'conclusive-grounds-decided': {
    title: 'Conclusive grounds decision',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: { outcome: groundsOutcome, ...serviceDays, reasons, letter },
  },
  'additional-recovery-period-decided': {
    title: 'Decision on a further recovery period',
    onAsk: 'Date on the decision letter',
    onHint: 'After a further positive reasonable grounds decision, a new period is not automatic.',
    by: 'form',
    fields: {
      given: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Was a further period given?',
        harm: 'S',
        required: true,
      },
      reasons,
    },
  },
  'reconsideration-requested': {
    title: 'Reconsideration asked for',
    onAsk: 'Day the request was sent',
    by: 'form',
    fields: {
      of: { kind: 'fact', of: challengeable, ask: 'Which decision?', harm: 'O', required: true },
      grounds: {
        kind: 'one-of',
        options: {
          'new-evidence': 'New evidence, sent with the request',
          'not-in-line': 'The decision does not follow the guidance',
          both: 'Both',
        },
        ask: 'On what grounds?',
        harm: 'O',
        required: true,
      },
      by: {
        kind: 'one-of',
        options: {
          survivor: 'The survivor',
          'support-worker': 'The support worker',
          'legal-adviser': 'A legal adviser',
          'first-responder': 'The First Responder',
        },
        ask: 'Who asked?',
        harm: 'O',
      },
      statement: { kind: 'words', ask: 'What does the request say?', harm: 'N' },
    },
  },
  'extension-requested': {
    title: 'More time to ask for reconsideration requested',
    onAsk: 'Day the request was sent',
    by: 'form',
    fields: {
      of: {
        kind: 'fact',
        of: challengeable,
        ask: 'For which decision?',
        harm: 'O',
        required: true,
      },
      statement: { kind: 'words', ask: 'Why is more time needed?', harm: 'N' },
    },
  },
  'extension-answered': {
    title: 'Answer about more time',
    onAsk: 'Date on the answer',
    by: 'form',
    fields: {
      of: {
        kind: 'fact',
        of: challengeable,
        ask: 'For which decision?',
        harm: 'O',
        required: true,
      },
      given: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Was more time given?',
        harm: 'O',
        required: true,
      },
      until: { kind: 'day', ask: 'Until when?', harm: 'O' },
    },
  },
  'reconsideration-answered': {
    title: 'Answer to the reconsideration request',
    onAsk: 'Date on the answer',
    by: 'form',
    fields: {
      request: whichRequest,
      answer: {
        kind: 'one-of',
        options: { accepted: 'They will look again', refused: 'They will not look again' },
        ask: 'What was the answer?',
        harm: 'O',
        required: true,
      },
      reasons,
    },
  },
  'reconsideration-decided': {
    title: 'Decision after reconsideration',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: {
      request: whichRequest,
      outcome: {
        kind: 'one-of',
        options: { changed: 'The decision was changed', unchanged: 'The decision stays' },
        ask: 'What was decided?',
        harm: 'S',
        required: true,
      },
      ...serviceDays,
      reasons,
      letter,
    },
  },
  'legal-advice-sought': {
    title: 'Legal advice asked for',
    onAsk: 'Day it was asked for',
    by: 'form',
    fields: {
      about: {
        kind: 'fact',
        of: [
          ...challengeable,
          'reconsideration-answered',
          'reconsideration-decided',
          're-entry-decided',
          'vts-decided',
        ],
        ask: 'About which decision?',
        harm: 'O',
      },
    },
  },
  'authority-chased': {
    title: 'An answer was chased',
    onAsk: 'Day of the call or message',
    by: 'form',
    fields: {
      about: {
        kind: 'fact',
        of: [
          'referred',
          'first-responder-asked',
          'reasonable-grounds-decided',
          'conclusive-grounds-decided',
          'reconsideration-requested',
          'rna-forwarded',
          're-entry-requested',
        ],
        ask: 'What are you waiting for an answer to?',
        harm: 'O',
        required: true,
      },
    },
  },
  disqualified: {
    title: 'Disqualification decision',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: {
      ground: {
        kind: 'one-of',
        options: { 'public-order': 'Public order', 'bad-faith': 'Bad faith' },
        ask: 'On which ground?',
        harm: 'S',
        required: true,
      },
      ...serviceDays,
      reasons,
      letter,
    },
  },
  'disqualification-lifted': {
    title: 'Disqualification lifted',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: { reasons },
  },
  'nrm-suspended': {
    title: 'NRM case suspended',
    onAsk: 'Date on the letter, or the day you learned of it',
    onHint: 'Suspension does not end support.',
    by: 'form',
    fields: { reasons },
  },
  'nrm-resumed': {
    title: 'NRM case resumed',
    onAsk: 'Day it was resumed',
    by: 'form',
    fields: {
      because: {
        kind: 'one-of',
        options: {
          'contact-restored': 'Contact was restored',
          'consent-given': 'Consent was given',
          other: 'Another reason',
        },
        ask: 'Why?',
        harm: 'O',
      },
    },
  },
  'nrm-withdrawn': {
    title: 'Left the NRM by choice',
    onAsk: 'Day the withdrawal was given',
    by: 'form',
    fields: {
      form: {
        kind: 'one-of',
        options: {
          written: 'In writing',
          verbal: 'Spoken, through a First Responder professional',
        },
        ask: 'How?',
        harm: 'O',
        required: true,
      },
      why: { kind: 'words', ask: 'In their words, if they want to say', harm: 'N' },
    },
  },
  'nrm-closed': {
    title: 'NRM case closed for another reason',
    onAsk: 'Date on the letter',
    by: 'form',
    fields: { reasons },
  },
  died: {
    title: 'The person has died',
    onAsk: 'Day of death, or the day you learned of it',
    by: 'form',
    fields: {},
  },
} as const satisfies Record<string, FactKind>
