/** The child track (panels, turning 18) and the tracker of temporary permission to stay. */
import type { FactKind } from './field.ts'

export const childAndStatusFacts = {
  'routed-to-devolved-panel': {
    title: 'Sent to the local panel (devolved pilot)',
    onAsk: 'Day of the referral to the panel',
    by: 'form',
    fields: {},
  },
  'age-decided': {
    title: 'Age decided',
    onAsk: 'Date on the decision',
    by: 'form',
    fields: {
      ageGroup: {
        kind: 'one-of',
        options: { adult: '18 or over', child: 'Under 18' },
        ask: 'What was decided?',
        harm: 'S',
        required: true,
      },
    },
  },
  'transition-planning-started': {
    title: 'Planning for turning 18 started',
    onAsk: 'Day it started',
    by: 'form',
    fields: {},
  },
  'transition-answered': {
    title: 'Answer about staying in the NRM after turning 18',
    onAsk: 'Day of the answer',
    onHint: 'The conversation for spoken consent can only be held once they are 18.',
    by: 'form',
    fields: {
      answer: {
        kind: 'one-of',
        options: {
          stay: 'Stays in the NRM',
          withdraw: 'Leaves the NRM',
          'no-response': 'No answer',
        },
        ask: 'What did they answer?',
        harm: 'S',
        required: true,
      },
      form: {
        kind: 'one-of',
        options: { written: 'In writing', verbal: 'Spoken, through a professional' },
        ask: 'How?',
        harm: 'O',
      },
    },
  },
  'immigration-status-noted': {
    title: 'Immigration position noted',
    onAsk: 'Day it was noted',
    by: 'form',
    fields: {
      position: {
        kind: 'one-of',
        options: {
          british: 'British or Irish',
          'has-leave': 'Has permission to be here',
          'no-leave': 'Has no permission to be here',
          'not-asked': 'Not asked',
          'prefers-not-to-say': 'Prefers not to say',
          'not-known': 'Not known',
        },
        ask: 'What is it?',
        harm: 'S',
        required: true,
      },
    },
  },
  'vts-form-received': {
    title: 'Temporary permission to stay: circumstances form received',
    onAsk: 'Date on the form',
    by: 'form',
    fields: { answerBy: { kind: 'day', ask: 'Answer by, as the form says', harm: 'O' } },
  },
  'vts-decided': {
    title: 'Temporary permission to stay: decision',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: {
      outcome: {
        kind: 'one-of',
        options: { granted: 'Granted', refused: 'Refused' },
        ask: 'What was decided?',
        harm: 'S',
        required: true,
      },
      from: { kind: 'day', ask: 'Permission from', harm: 'S' },
      to: { kind: 'day', ask: 'Permission until', harm: 'S' },
    },
  },
  'vts-paused': {
    title: 'Temporary permission to stay: paused',
    onAsk: 'Day you learned of it',
    by: 'form',
    fields: {},
  },
  'vts-resumed': {
    title: 'Temporary permission to stay: resumed',
    onAsk: 'Day you learned of it',
    by: 'form',
    fields: {},
  },
  'vts-extension-applied': {
    title: 'Temporary permission to stay: extension applied for',
    onAsk: 'Day of the application',
    by: 'form',
    fields: {},
  },
  'recorded-in-error': {
    title: 'Recorded in error',
    onAsk: 'Day it was found out',
    by: 'act',
    fields: { why: { kind: 'words', ask: 'What was wrong?', harm: 'N' } },
  },
} as const satisfies Record<string, FactKind>
