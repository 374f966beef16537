/** Needs, evidence, the Recovery Needs Assessment cycle, and what was provided. */
import { serviceDays } from './decision-facts.ts'
import { type FactKind, yesNo } from './field.ts'

const whichRna = { kind: 'thing', of: 'rna', ask: 'Which RNA?', harm: 'O', required: true } as const
const whichNeed = {
  kind: 'thing',
  of: 'need',
  ask: 'Which need?',
  harm: 'O',
  required: true,
} as const

export const needLinks = {
  direct: 'Comes directly from the exploitation',
  contributory: 'The exploitation made it worse or keeps it going',
  unclear: 'Unclear: several causes overlap',
  none: 'Not linked',
} as const

export const survivorAgreements = {
  agrees: 'Agrees',
  partly: 'Agrees in part',
  disagrees: 'Disagrees',
  'not-asked': 'Not asked',
} as const

export const needOutcomes = {
  agreed: 'Agreed as asked',
  'partly-agreed': 'Agreed in part: shorter or less than asked',
  'not-agreed': 'Not agreed',
  'agreed-elsewhere': 'Accepted, to be met by another service',
} as const

export const tellMoments = {
  'reasonable-grounds': 'Reasonable grounds decision',
  'conclusive-grounds': 'Conclusive grounds decision: move-on, the RNA, what changes',
  'before-drafting': 'Before the RNA is drafted: what is asked and who reads it',
  'draft-done': 'The full draft, with the chance to correct and disagree',
  submitted: 'The RNA has been sent: to whom, and what happens meanwhile',
  'information-requested': 'More information was asked for: what and why',
  'rna-decision': 'The RNA decision: copy, dates per need, right to challenge',
  monthly: 'Monthly: days left, next RNA',
  exit: 'Leaving: plan, Reach-in, right to come back',
} as const

export const rnaFacts = {
  'need-identified': {
    title: 'Recovery need identified',
    onAsk: 'Day it was identified',
    by: 'form',
    fields: {
      need: whichNeed,
      category: { kind: 'line', ask: 'Which kind of need?', harm: 'O', required: true },
      earlierNeed: { kind: 'thing', of: 'need', ask: 'Continues which earlier need?', harm: 'O' },
      dependant: {
        kind: 'thing',
        of: 'dependant',
        ask: 'Whose need, if a dependant’s?',
        harm: 'O',
      },
      link: {
        kind: 'one-of',
        options: needLinks,
        ask: 'How is it linked to the exploitation?',
        harm: 'S',
      },
      description: { kind: 'words', ask: 'What is needed?', harm: 'N' },
      survivorWords: { kind: 'words', ask: 'In the survivor’s own words', harm: 'N' },
    },
  },
  'need-closed': {
    title: 'Recovery need closed',
    onAsk: 'Day from which it is no longer open',
    by: 'form',
    fields: {
      need: whichNeed,
      because: {
        kind: 'one-of',
        options: {
          met: 'Met',
          'met-elsewhere': 'Met by another service',
          'no-longer-needed': 'No longer needed',
          'survivor-choice': 'The survivor’s choice',
        },
        ask: 'Why?',
        harm: 'O',
        required: true,
      },
    },
  },
  'hand-over-planned': {
    title: 'Hand-over to a mainstream service planned',
    onAsk: 'Day this was arranged or learned',
    onHint: 'A plan is not cover. Close the need when the other service has really started.',
    by: 'form',
    fields: {
      need: whichNeed,
      startsOn: {
        kind: 'day',
        ask: 'Day on which the other service starts',
        harm: 'O',
        required: true,
      },
      confirmed: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Has the service confirmed that day?',
        harm: 'O',
      },
      service: { kind: 'line', ask: 'Which service?', harm: 'N' },
    },
  },
  'evidence-requested': {
    title: 'Evidence asked for',
    onAsk: 'Day it was asked for',
    by: 'form',
    fields: {
      need: { kind: 'thing', of: 'need', ask: 'For which need?', harm: 'O' },
      of: {
        kind: 'fact',
        of: ['rna-decided', 'conclusive-grounds-decided', 'reasonable-grounds-decided'],
        ask: 'To challenge which decision?',
        harm: 'O',
      },
      from: { kind: 'line', ask: 'From whom?', harm: 'N' },
      what: { kind: 'words', ask: 'What was asked for?', harm: 'N' },
    },
  },
  'evidence-received': {
    title: 'Evidence received',
    onAsk: 'Day it was received',
    by: 'form',
    fields: {
      request: {
        kind: 'fact',
        of: ['evidence-requested'],
        ask: 'In answer to which request?',
        harm: 'O',
      },
      need: { kind: 'thing', of: 'need', ask: 'For which need?', harm: 'O' },
      datedOn: { kind: 'day', ask: 'Date on the document', harm: 'O' },
      document: { kind: 'thing', of: 'document', ask: 'The document', harm: 'O' },
      what: { kind: 'words', ask: 'What does it show?', harm: 'N' },
    },
  },
  'evidence-still-current': {
    title: 'Older evidence confirmed as still current',
    onAsk: 'Day it was confirmed',
    by: 'form',
    fields: {
      evidence: {
        kind: 'fact',
        of: ['evidence-received'],
        ask: 'Which evidence?',
        harm: 'O',
        required: true,
      },
    },
  },
  'rna-offered': {
    title: 'RNA offered',
    onAsk: 'Day it was offered and explained',
    by: 'form',
    fields: {
      rna: whichRna,
      trigger: {
        kind: 'one-of',
        options: {
          'conclusive-grounds': 'Positive conclusive grounds decision',
          'period-ending': 'Agreed support is ending',
          'needs-changed': 'Needs have changed',
          're-entry': 'Coming back into support',
        },
        ask: 'Why now?',
        harm: 'O',
        required: true,
      },
      language: { kind: 'line', ask: 'In which language was it explained?', harm: 'S' },
      interpreter: { kind: 'one-of', options: yesNo, ask: 'Was there an interpreter?', harm: 'O' },
    },
  },
  'rna-declined': {
    title: 'RNA declined by the survivor',
    onAsk: 'Day they decided',
    onHint: 'They can change their mind until support ends.',
    by: 'form',
    fields: {
      rna: whichRna,
      why: { kind: 'words', ask: 'In their words, if they want to say', harm: 'N' },
    },
  },
  'rna-accepted': {
    title: 'RNA accepted by the survivor',
    onAsk: 'Day they decided',
    by: 'form',
    fields: {
      rna: whichRna,
      setting: {
        kind: 'one-of',
        options: { 'face-to-face': 'Face to face', remote: 'By phone or video' },
        ask: 'How will it be done?',
        harm: 'O',
      },
    },
  },
  'rna-drafted': {
    title: 'RNA draft ready for the survivor',
    onAsk: 'Day',
    by: 'act',
    fields: { rna: whichRna },
  },
  'rna-reviewed-by-survivor': {
    title: 'Survivor reviewed the RNA',
    onAsk: 'Day of the review',
    by: 'act',
    fields: {
      rna: whichRna,
      agreement: {
        kind: 'one-of',
        options: survivorAgreements,
        ask: 'Do they agree?',
        harm: 'O',
        required: true,
      },
      language: { kind: 'line', ask: 'In which language?', harm: 'S' },
      readBack: { kind: 'one-of', options: yesNo, ask: 'Read back to them?', harm: 'O' },
      statement: { kind: 'words', ask: 'Their statement, in their words', harm: 'N' },
      whyNotAsked: { kind: 'words', ask: 'If not asked, why?', harm: 'N' },
    },
  },
  'rna-released': {
    title: 'RNA released by the manager to the prime contractor',
    onAsk: 'Day of release',
    by: 'act',
    fields: {
      rna: whichRna,
      submission: { kind: 'thing', of: 'submission', ask: 'Submission', harm: 'O', required: true },
    },
  },
  'rna-returned': {
    title: 'RNA returned for correction',
    onAsk: 'Day it was returned',
    by: 'form',
    fields: {
      rna: whichRna,
      by: {
        kind: 'one-of',
        options: { manager: 'The service manager', prime: 'The prime contractor' },
        ask: 'Who returned it?',
        harm: 'O',
        required: true,
      },
      reasons: { kind: 'words', ask: 'What needs correcting?', harm: 'N' },
    },
  },
  'rna-forwarded': {
    title: 'RNA forwarded to the Single Competent Authority',
    onAsk: 'Day it was forwarded',
    by: 'form',
    fields: { rna: whichRna },
  },
  'rna-information-requested': {
    title: 'The authority asked for information about the RNA',
    onAsk: 'Date on the request',
    by: 'form',
    fields: {
      rna: whichRna,
      answerBy: { kind: 'day', ask: 'Answer by, as the request says', harm: 'O' },
      what: { kind: 'words', ask: 'What was asked for?', harm: 'N' },
    },
  },
  'rna-information-supplied': {
    title: 'Information about the RNA sent',
    onAsk: 'Day it was sent',
    by: 'form',
    fields: {
      rna: whichRna,
      request: {
        kind: 'fact',
        of: ['rna-information-requested'],
        ask: 'In answer to which request?',
        harm: 'O',
        required: true,
      },
      what: { kind: 'words', ask: 'What was answered?', harm: 'N' },
    },
  },
  'rna-decided': {
    title: 'RNA decision',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: {
      rna: whichRna,
      ...serviceDays,
      receivedByPrimeOn: { kind: 'day', ask: 'Day the prime contractor received it', harm: 'O' },
      supportEndsOn: { kind: 'day', ask: 'Day all support ends, if the letter says so', harm: 'O' },
      afterReconsideration: {
        kind: 'fact',
        of: ['reconsideration-requested'],
        ask: 'Decided after which challenge?',
        harm: 'O',
      },
      reasons: { kind: 'words', ask: 'What reasons does the letter give?', harm: 'N' },
      letter: { kind: 'thing', of: 'document', ask: 'The decision letter', harm: 'O' },
    },
  },
  'need-decided': {
    title: 'RNA decision on one need',
    onAsk: 'Date on the decision letter',
    by: 'act',
    fields: {
      rna: whichRna,
      decision: {
        kind: 'fact',
        of: ['rna-decided'],
        ask: 'In which decision?',
        harm: 'O',
        required: true,
      },
      need: whichNeed,
      outcome: {
        kind: 'one-of',
        options: needOutcomes,
        ask: 'What was decided?',
        harm: 'S',
        required: true,
      },
      from: { kind: 'day', ask: 'Support agreed from', harm: 'O' },
      to: { kind: 'day', ask: 'Support agreed until', harm: 'O' },
      askedFrom: { kind: 'day', ask: 'Asked for from', harm: 'O' },
      askedTo: { kind: 'day', ask: 'Asked for until', harm: 'O' },
      reasons: { kind: 'words', ask: 'Reasons given', harm: 'N' },
    },
  },
  'rna-withdrawn': {
    title: 'RNA withdrawn by the provider',
    onAsk: 'Day it was withdrawn',
    by: 'form',
    fields: { rna: whichRna, reasons: { kind: 'words', ask: 'Why?', harm: 'N' } },
  },
  'told-survivor': {
    title: 'Survivor told',
    onAsk: 'Day they were told',
    by: 'form',
    fields: {
      moment: {
        kind: 'one-of',
        options: tellMoments,
        ask: 'About what?',
        harm: 'O',
        required: true,
      },
      about: {
        kind: 'fact',
        of: [
          'reasonable-grounds-decided',
          'conclusive-grounds-decided',
          'rna-decided',
          'rna-information-requested',
          'rna-released',
          'rna-offered',
          'reconsideration-decided',
          'exit-notice-given',
          'disqualified',
        ],
        ask: 'About which event?',
        harm: 'O',
      },
      copyGiven: { kind: 'one-of', options: yesNo, ask: 'Was a copy given?', harm: 'O' },
      language: { kind: 'line', ask: 'In which language?', harm: 'S' },
      interpreter: { kind: 'one-of', options: yesNo, ask: 'Was there an interpreter?', harm: 'O' },
      readBack: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Did they say it back in their own words?',
        harm: 'O',
      },
      noCopyBecause: {
        kind: 'one-of',
        options: {
          'survivor-chose-not': 'They chose not to hold one',
          'not-safe-to-hold': 'It is not safe for them to hold one',
          'legal-reason': 'A legal reason that a manager has signed off',
          'to-follow': 'The copy will follow: this is not finished yet',
        },
        ask: 'If no copy was given, why?',
        harm: 'O',
      },
      whyNoCopy: { kind: 'words', ask: 'Anything to add about the copy?', harm: 'N' },
    },
  },
  'provision-recorded': {
    title: 'Agreed support: given or missed',
    onAsk: 'Day it was given or missed',
    by: 'form',
    fields: {
      need: whichNeed,
      happened: {
        kind: 'one-of',
        options: { provided: 'Given', missed: 'Missed' },
        ask: 'What happened?',
        harm: 'O',
        required: true,
      },
      because: {
        kind: 'one-of',
        options: {
          'no-provider': 'Nobody available to give it',
          'waiting-list': 'Waiting list',
          'survivor-unable': 'The survivor could not attend',
          'survivor-choice': 'The survivor chose not to',
          'staff-absent': 'Staff absent',
          'no-interpreter': 'No interpreter',
          transport: 'No transport',
          money: 'Payment late or missing',
          other: 'Another reason',
        },
        ask: 'If missed, why?',
        harm: 'O',
      },
      note: { kind: 'words', ask: 'Anything to add?', harm: 'N' },
    },
  },
} as const satisfies Record<string, FactKind>
