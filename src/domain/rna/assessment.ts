/**
 * What a Recovery Needs Assessment asks, as data: forms, saved drafts, JSON and documents all follow
 * this one description. Nothing here is compulsory; completeness.ts says what is still missing.
 */
import { type Field, yesNo, yesNoOrUnsaid } from '../facts/field.ts'
import { needLinks, survivorAgreements } from '../facts/rna-facts.ts'

/** Raised when a field is taken away or changes its meaning; drafts carry the number. */
export const edition = 1

type Fields = Readonly<Record<string, Field>>

export const aboutFields = {
  setting: {
    kind: 'one-of',
    options: { 'face-to-face': 'Face to face', remote: 'By phone or video' },
    ask: 'How was it done?',
    harm: 'O',
  },
  language: { kind: 'line', ask: 'In which language?', harm: 'S' },
  interpreter: { kind: 'one-of', options: yesNo, ask: 'Was there an interpreter?', harm: 'O' },
  takingPart: { kind: 'words', ask: 'How did the survivor take part?', harm: 'N' },
} as const satisfies Fields

export const needFields = {
  description: { kind: 'words', ask: 'What is needed?', harm: 'N' },
  survivorWords: {
    kind: 'words',
    ask: 'In the survivor’s own words',
    hint: 'Theirs. Nobody edits them.',
    harm: 'N',
  },
  whyNoWords: {
    kind: 'one-of',
    options: {
      'prefers-not-to-say': 'They would rather not say',
      'not-asked': 'Not asked yet',
      'too-young': 'A young child',
    },
    ask: 'If there are no words of theirs, why?',
    harm: 'O',
  },
  link: {
    kind: 'one-of',
    options: needLinks,
    ask: 'How is it linked to the exploitation?',
    hint: '“Unclear” is an honest answer when several causes overlap.',
    harm: 'S',
  },
  linkReasoning: { kind: 'words', ask: 'What shows the link?', harm: 'N' },
  currentProvision: { kind: 'words', ask: 'What is in place now?', harm: 'N' },
  mainstreamRoute: {
    kind: 'words',
    ask: 'Which other service could meet it?',
    hint: 'Name it. If there is none, say where you looked.',
    harm: 'N',
  },
  waiting: {
    kind: 'line',
    ask: 'How long is the wait there?',
    hint: 'As a letter or call says.',
    harm: 'O',
  },
  eligibility: { kind: 'line', ask: 'May this person use it?', harm: 'S' },
  distance: { kind: 'line', ask: 'Can they reach it?', harm: 'O' },
  languageThere: { kind: 'line', ask: 'Is it in a language they understand?', harm: 'S' },
  mainstreamStart: { kind: 'day', ask: 'When is it expected to start?', harm: 'O' },
  barrier: { kind: 'words', ask: 'What stands in the way?', harm: 'N' },
  impactIfEnded: { kind: 'words', ask: 'What happens to them if support ends?', harm: 'N' },
  riskIfEnded: { kind: 'words', ask: 'Which dangers grow if support ends?', harm: 'N' },
  bestInterests: {
    kind: 'words',
    ask: 'If it is a child’s need: what is best for the child?',
    harm: 'N',
  },
  noEvidenceReason: { kind: 'words', ask: 'If there is no evidence, why?', harm: 'N' },
  asks: {
    kind: 'one-of',
    options: {
      support: 'Support under the contract',
      elsewhere: 'No support under the contract: another service meets it',
    },
    ask: 'What is recommended?',
    harm: 'S',
  },
} as const satisfies Fields

/** Filled for each need from its category. */
const supportsOfCategory: Readonly<Record<string, string>> = {}

export const recommendationFields = {
  supports: { kind: 'many-of', options: supportsOfCategory, ask: 'Which support?', harm: 'S' },
  intensity: {
    kind: 'line',
    ask: 'How much, how often?',
    hint: 'For example: one session each week.',
    harm: 'O',
  },
  from: { kind: 'day', ask: 'From', harm: 'O' },
  to: { kind: 'day', ask: 'Until', harm: 'O' },
  whyLonger: { kind: 'words', ask: 'If it is longer than usual, why?', harm: 'N' },
  exitCondition: { kind: 'words', ask: 'What must be in place before it ends?', harm: 'N' },
  alternatives: { kind: 'words', ask: 'What else was considered?', harm: 'N' },
} as const satisfies Fields

export const stepFields = {
  what: { kind: 'line', ask: 'What will be done?', harm: 'N' },
  owner: { kind: 'line', ask: 'Who does it?', hint: 'A role, not a name.', harm: 'O' },
  by: { kind: 'day', ask: 'By when?', harm: 'O' },
} as const satisfies Fields

/** Support that grows less in steps, instead of stopping on one day. */
export const taperFields = {
  from: { kind: 'day', ask: 'From', harm: 'O' },
  to: { kind: 'day', ask: 'Until', harm: 'O' },
  intensity: { kind: 'line', ask: 'How much, how often?', harm: 'O' },
} as const satisfies Fields

export const categoryFields = {
  now: {
    kind: 'one-of',
    options: {
      need: 'There is a need',
      'no-need-now': 'No need now',
      'prefers-not-to-say': 'They would rather not say',
      'not-asked': 'Not asked yet',
    },
    ask: 'Is there a need?',
    harm: 'S',
  },
  note: { kind: 'words', ask: 'Anything to add?', harm: 'N' },
} as const satisfies Fields

export const dependantFields = {
  now: {
    kind: 'one-of',
    options: {
      need: 'They have needs of their own',
      'no-need-now': 'No needs of their own now',
      'not-asked': 'Not looked at yet',
    },
    ask: 'Do they have needs of their own?',
    harm: 'S',
  },
  schooling: { kind: 'words', ask: 'School or nursery', harm: 'N' },
  wellbeing: { kind: 'words', ask: 'Health and how they are doing', harm: 'N' },
  risk: { kind: 'words', ask: 'Dangers to them', harm: 'N' },
  bestInterests: { kind: 'words', ask: 'What is best for the child?', harm: 'N' },
} as const satisfies Fields

export const financialFields = {
  otherIncome: {
    kind: 'one-of',
    options: yesNoOrUnsaid,
    ask: 'Is there any other money coming in?',
    harm: 'S',
  },
  dependantsSupported: {
    kind: 'count',
    unit: 'dependants',
    ask: 'How many dependants live on it?',
    harm: 'S',
  },
  recoveryCosts: {
    kind: 'one-of',
    options: yesNoOrUnsaid,
    ask: 'Are there costs that recovery itself brings?',
    hint: 'Travel to therapy, to a solicitor, to classes.',
    harm: 'S',
  },
  whichCosts: { kind: 'words', ask: 'Which costs, and how much?', harm: 'N' },
  reduced: {
    kind: 'one-of',
    options: yesNoOrUnsaid,
    ask: 'Has any payment been cut because of other money?',
    harm: 'S',
  },
  reductionRule: { kind: 'words', ask: 'If so: when, by which rule, on which papers?', harm: 'N' },
} as const satisfies Fields

export const incomeFields = {
  kind: {
    kind: 'one-of',
    options: {
      'asylum-support': 'Asylum support',
      'universal-credit': 'Universal Credit',
      'other-benefit': 'Another benefit',
      wages: 'Wages',
      other: 'Something else',
    },
    ask: 'What is it?',
    harm: 'S',
  },
  amount: { kind: 'line', ask: 'How much, how often?', harm: 'S' },
  since: { kind: 'day', ask: 'Since when?', harm: 'O' },
} as const satisfies Fields

export const survivorFields = {
  reviewedOn: { kind: 'day', ask: 'Day they went through the whole draft', harm: 'O' },
  reviewLanguage: { kind: 'line', ask: 'In which language?', harm: 'S' },
  readBack: { kind: 'one-of', options: yesNo, ask: 'Read back to them?', harm: 'O' },
  agreement: { kind: 'one-of', options: survivorAgreements, ask: 'Do they agree?', harm: 'O' },
  statement: {
    kind: 'words',
    ask: 'Their statement, in their words',
    hint: 'Theirs. Nobody edits it, and it goes with the RNA.',
    harm: 'N',
  },
  whyNotAsked: { kind: 'words', ask: 'If not asked, why?', harm: 'N' },
} as const satisfies Fields

export const earlierStepFields = {
  happened: {
    kind: 'one-of',
    options: { done: 'Done', 'under-way': 'Under way', 'not-done': 'Not done' },
    ask: 'Did it happen?',
    harm: 'O',
  },
  why: { kind: 'words', ask: 'If not, what stood in the way?', harm: 'N' },
} as const satisfies Fields

/** Sentences about a need that should rest on dated entries or on evidence. */
export const statements = [
  'description',
  'linkReasoning',
  'currentProvision',
  'mainstreamRoute',
  'barrier',
  'impactIfEnded',
  'riskIfEnded',
] as const satisfies readonly (keyof typeof needFields)[]
export type Statement = (typeof statements)[number]

export function isStatement(name: string): name is Statement {
  return statements.some((statement) => statement === name)
}

/** The parts of an RNA in the order in which they are shown. */
export const parts = {
  about: { title: 'How this assessment was made', fields: aboutFields },
  earlier: { title: 'What was decided before', fields: earlierStepFields },
  categories: { title: 'Every kind of need', fields: categoryFields },
  needs: { title: 'Needs', fields: needFields },
  recommendation: { title: 'Recommendation', fields: recommendationFields },
  steps: { title: 'Steps towards what comes next', fields: stepFields },
  taper: { title: 'Less in steps', fields: taperFields },
  dependants: { title: 'Children and other dependants', fields: dependantFields },
  financial: { title: 'Money', fields: financialFields },
  income: { title: 'Money coming in', fields: incomeFields },
  survivor: { title: 'The survivor’s view', fields: survivorFields },
} as const satisfies Record<string, { title: string; fields: Fields }>
