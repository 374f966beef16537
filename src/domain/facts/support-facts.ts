/** The support episode: starting, changing, gaps in contact, leaving and coming back. */
import { type FactKind, yesNo } from './field.ts'

export const supportModes = {
  'safe-house-catered': 'Safe house with meals',
  'safe-house-self-catered': 'Safe house without meals',
  outreach: 'Outreach',
} as const

const mode = {
  kind: 'one-of',
  options: supportModes,
  ask: 'What kind of support?',
  harm: 'S',
  required: true,
} as const

export const exitReasons = {
  planned: 'Planned: needs are met elsewhere',
  choice: 'The survivor’s informed choice',
  'negative-reasonable-grounds': 'Negative reasonable grounds decision',
  'negative-conclusive-grounds': 'Negative conclusive grounds decision',
  'rna-not-agreed': 'No further support agreed in the RNA',
  'withdrew-from-nrm': 'Left the NRM by choice',
  'withdrew-from-support': 'Withdrew from support',
  disqualified: 'Disqualification',
  missing: 'Missing, and the absence was closed by a person’s decision',
  return: 'Voluntary return',
  'moved-nation': 'Support moved to another nation',
} as const

const exitReason = {
  kind: 'one-of',
  options: exitReasons,
  ask: 'Why?',
  harm: 'S',
  required: true,
} as const

/** The least that a person leaving support must have been given or offered. */
export const exitGateItems = {
  goals: 'Goals the survivor agreed',
  'safe-address': 'A place to live, and that it is safe',
  move: 'Move date and transport',
  income: 'Income from the day support ends',
  health: 'GP and medication',
  therapy: 'Therapy goes on without a break',
  legal: 'Legal adviser and next dates',
  police: 'Police contact',
  children: 'Children’s schooling',
  documents: 'Documents and immigration status evidence',
  contact: 'Phone and safe contact',
  crisis: 'Who to call in a crisis',
  'reach-in': 'Reach-in explained, and chosen or not',
  're-entry': 'The right to come back explained in writing',
  'care-needs': 'Council care-needs referral considered',
  reconsideration: 'Where any challenge stands',
  copies: 'Copies of decisions, RNA and plan given',
} as const

export const supportFacts = {
  'emergency-support-agreed': {
    title: 'Emergency support before a decision agreed',
    onAsk: 'Day it was agreed',
    by: 'form',
    fields: {},
  },
  'contact-attempted': {
    title: 'Contact tried',
    onAsk: 'Day of the attempt',
    by: 'form',
    fields: {
      reached: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Did you reach them?',
        harm: 'O',
        required: true,
      },
      channel: {
        kind: 'one-of',
        options: {
          phone: 'Phone',
          visit: 'Visit',
          message: 'Message',
          professional: 'Through a professional',
        },
        ask: 'How?',
        harm: 'O',
      },
    },
  },
  'support-started': {
    title: 'Support started',
    onAsk: 'Day support started',
    by: 'form',
    fields: { mode },
  },
  'support-mode-changed': {
    title: 'Kind of support changed',
    onAsk: 'Day of the change',
    by: 'form',
    fields: { mode },
  },
  'support-continued': {
    title: 'Support continued beyond the set time (Scotland, Northern Ireland)',
    onAsk: 'Date of the decision to continue',
    onHint: 'In England and Wales the RNA decides this instead.',
    by: 'form',
    fields: {
      from: { kind: 'day', ask: 'From when? Leave empty for the date above', harm: 'O' },
      to: { kind: 'day', ask: 'Until when? Leave empty if no end was named', harm: 'O' },
      reasons: { kind: 'words', ask: 'What does the decision say?', harm: 'N' },
    },
  },
  'went-missing': {
    title: 'Went missing',
    onAsk: 'Day last seen or heard from',
    onHint: 'Being missing never ends support by itself.',
    by: 'form',
    fields: {
      reportedToPolice: {
        kind: 'one-of',
        options: yesNo,
        ask: 'Reported to the police?',
        harm: 'S',
      },
    },
  },
  'found-again': {
    title: 'Found or in contact again',
    onAsk: 'Day of contact',
    by: 'form',
    fields: {},
  },
  detained: {
    title: 'Detained or imprisoned',
    onAsk: 'Day it began',
    onHint: 'Detention never ends support by itself.',
    by: 'form',
    fields: {
      where: {
        kind: 'one-of',
        options: {
          prison: 'Prison',
          'immigration-detention': 'Immigration detention',
          hospital: 'Hospital, under the Mental Health Act',
        },
        ask: 'Where?',
        harm: 'S',
      },
      releaseExpectedOn: { kind: 'day', ask: 'When is release expected?', harm: 'S' },
    },
  },
  released: { title: 'Released', onAsk: 'Day of release', by: 'form', fields: {} },
  'exit-notice-given': {
    title: 'Notice that support will end',
    onAsk: 'Date on the notice',
    by: 'form',
    fields: {
      endsOn: { kind: 'day', ask: 'Support ends on', harm: 'O', required: true },
      reason: exitReason,
      receivedBySurvivorOn: { kind: 'day', ask: 'Day the survivor got the notice', harm: 'O' },
    },
  },
  'exit-extension-asked': {
    title: 'More time before leaving asked for',
    onAsk: 'Day it was asked for',
    by: 'form',
    fields: { why: { kind: 'words', ask: 'Why?', harm: 'N' } },
  },
  'exit-extension-answered': {
    title: 'Answer about more time before leaving',
    onAsk: 'Date on the answer',
    by: 'form',
    fields: {
      given: { kind: 'one-of', options: yesNo, ask: 'Was it given?', harm: 'O', required: true },
      until: { kind: 'day', ask: 'Until when?', harm: 'O' },
    },
  },
  'exit-gate-checked': {
    title: 'Leaving: what is in place',
    onAsk: 'Day it was gone through with the survivor',
    by: 'form',
    fields: {
      inPlace: { kind: 'many-of', options: exitGateItems, ask: 'What is in place?', harm: 'O' },
      notNeeded: {
        kind: 'many-of',
        options: exitGateItems,
        ask: 'What does the survivor not need?',
        harm: 'O',
      },
      // Open, because whether a case may end is counted from it each night. Words and not a user's id: a
      // history that comes in by a file names managers who have no account here.
      signedOffBy: {
        kind: 'line',
        ask: 'Manager who signed off unmet needs',
        hint: 'Their role or initials. Nobody else’s name.',
        harm: 'O',
      },
      unmet: { kind: 'words', ask: 'Needs still unmet, and what will be done', harm: 'N' },
    },
  },
  exited: {
    title: 'Support ended',
    onAsk: 'Last day of support',
    by: 'form',
    fields: { reason: exitReason, why: { kind: 'words', ask: 'Anything to add?', harm: 'N' } },
  },
  'reach-in-started': {
    title: 'Reach-in started',
    onAsk: 'Day it started',
    by: 'form',
    fields: {},
  },
  'reach-in-ended': { title: 'Reach-in ended', onAsk: 'Last day', by: 'form', fields: {} },
  're-entry-requested': {
    title: 'Asked to come back into support',
    onAsk: 'Day of the request',
    by: 'form',
    fields: {
      assessed: {
        kind: 'many-of',
        options: {
          risks: 'Ongoing risks',
          needs: 'Recovery needs',
          support: 'Support they have now',
        },
        ask: 'What does the assessment cover?',
        hint: 'The decision-maker must weigh all three and give reasons.',
        harm: 'O',
      },
      statement: { kind: 'words', ask: 'What does the request say?', harm: 'N' },
    },
  },
  're-entry-decided': {
    title: 'Decision on coming back into support',
    onAsk: 'Date on the decision letter',
    by: 'form',
    fields: {
      outcome: {
        kind: 'one-of',
        options: { agreed: 'Agreed', refused: 'Refused' },
        ask: 'What was decided?',
        harm: 'S',
        required: true,
      },
      weighed: {
        kind: 'many-of',
        options: {
          risks: 'Risks',
          needs: 'Needs',
          support: 'Present support',
          reasons: 'Reasons given',
        },
        ask: 'What does the letter show was weighed?',
        harm: 'O',
      },
      reasons: { kind: 'words', ask: 'What reasons does the letter give?', harm: 'N' },
    },
  },
  'risk-reviewed': {
    title: 'Risk reviewed with the survivor',
    onAsk: 'Day of the review',
    by: 'form',
    fields: {
      summary: { kind: 'words', ask: 'What has changed?', harm: 'N' },
      nextReviewOn: {
        kind: 'day',
        ask: 'Look again by',
        hint: 'Where you leave it out, the usual round of your organisation counts.',
        harm: 'S',
      },
    },
  },
  'case-reviewed': {
    title: 'Case reviewed',
    onAsk: 'Day of the review',
    by: 'form',
    fields: {
      why: {
        kind: 'one-of',
        options: {
          'long-wait': 'Long wait for a decision: needs, risk and evidence',
          suspension: 'The NRM case is suspended',
          missing: 'The person is missing',
        },
        ask: 'Which review?',
        harm: 'O',
        required: true,
      },
      summary: { kind: 'words', ask: 'What has changed?', harm: 'N' },
    },
  },
  'dependant-joined': {
    title: 'A child or other dependant is part of the case',
    onAsk: 'Day from which',
    by: 'form',
    fields: {
      dependant: {
        kind: 'thing',
        of: 'dependant',
        ask: 'Which dependant?',
        harm: 'O',
        required: true,
      },
      relation: {
        kind: 'one-of',
        options: { child: 'Child', partner: 'Partner', other: 'Other' },
        ask: 'Who are they?',
        harm: 'S',
        required: true,
      },
      alias: {
        kind: 'line',
        ask: 'What shall we call them here?',
        hint: 'Not the real name.',
        harm: 'I',
      },
    },
  },
  'neighbouring-clock-started': {
    title: 'A date that starts another limit',
    onAsk: 'Day it happened',
    by: 'form',
    fields: {
      limit: {
        kind: 'one-of',
        options: {
          'criminal-injury': 'Injury from a crime (compensation)',
          'employment-ended': 'Employment act complained of (tribunal)',
          'eviction-notice': 'Threatened with homelessness: the day the home will be lost',
          'access-request': 'Request for their own data made',
          'exceptional-funding': 'Exceptional legal aid funding applied for',
          'skilled-worker': 'Skilled Worker with a positive conclusive grounds decision',
          'unlawful-decision': 'Decision that may be unlawful (judicial review)',
        },
        ask: 'Which limit?',
        harm: 'S',
        required: true,
      },
    },
  },
} as const satisfies Record<string, FactKind>
