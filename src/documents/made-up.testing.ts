/** Made-up inputs for the tests of documents. Nobody in them is real. */
import type {
  EvidenceIndexInput,
  ExitAnswer,
  ExitPlanInput,
  ReconsiderationRequestInput,
  RnaNeedInput,
  RnaPackInput,
  SurvivorCopyInput,
} from '../application/ports/document-inputs.ts'

export const therapy: RnaNeedInput = {
  category: 'Talking therapy and mental health',
  needed: 'Weekly trauma therapy, and someone to go with her to the first sessions.',
  words: {
    text: 'ለይቲ ክድቅስ ኣይክእልን እየ። ምስ ሓደ ሰብ ክዛረብ እደሊ።',
    lang: 'ti',
    dir: 'ltr',
    language: 'Tigrinya',
  },
  link: 'direct',
  linkReasoning: 'The nightmares began during the exploitation and follow what happened there.',
  inPlace: 'Six sessions paid for by support, ending on 4 December 2026.',
  mainstream: {
    route: 'NHS talking therapies',
    availability: 'A place is expected after 18 weeks. No interpreter for the first appointment.',
    expectedOn: '2027-03-22',
  },
  ifEnded: 'Fifteen weeks without therapy. She stopped eating in the last gap of three weeks.',
  recommendation: {
    support: 'Counselling paid for by support, with an interpreter',
    howOften: 'Once a week',
    from: '2026-12-05',
    until: '2027-03-31',
    exitCondition: 'NHS therapy has begun and two sessions have been attended.',
    alsoConsidered: 'A charity group, but it is in English only.',
    steps: [
      {
        what: 'Ask the GP to mark the referral as urgent',
        owner: 'Support worker',
        by: '2026-11-12',
      },
      { what: 'Go with her to the first NHS session', owner: 'Support worker', by: '2027-03-22' },
    ],
  },
  evidence: [
    {
      on: '2026-10-28',
      kind: 'Journal entry',
      number: '114',
      shows: 'She slept two hours a night this week.',
      from: 'support worker',
    },
    {
      on: '2026-06-30',
      kind: 'Letter',
      from: 'GP',
      shows: 'Diagnosis and referral.',
      stillTrueOn: '2026-10-20',
    },
  ],
}

const legal: RnaNeedInput = {
  category: 'Legal advice about immigration',
  needed: 'Help to reach her solicitor and to understand the letters.',
  words: {
    text: 'أحتاج إلى من يشرح لي الرسائل قبل 12/12/2026، رقم القضية 0042/7.',
    lang: 'ar',
    dir: 'rtl',
    language: 'Arabic',
    translated: true,
  },
  link: 'contributory',
  linkReasoning: 'Her papers were taken from her.',
  inPlace: 'A legal aid solicitor since May 2026.',
  mainstream: { route: 'Legal aid', availability: 'In place, but travel is not paid for.' },
  ifEnded: 'She would miss the appointment on 12 December 2026.',
  recommendation: {
    support: 'Travel and an interpreter for appointments',
    from: '2026-12-05',
    until: '2027-02-28',
    exitCondition: 'The decision on her claim has arrived.',
    steps: [],
  },
  evidence: [],
  noEvidenceReason: "The solicitor's letter was asked for on 30 October 2026.",
}

export const madeUpRna: RnaPackInput = {
  reference: 'WM-2026-0042-R2',
  madeOn: '2026-11-03',
  person: { reference: 'WM-2026-0042', nrmReference: 'NRM0000000042' },
  assessment: {
    sequence: 2,
    why: 'Support agreed before ends on 4 December 2026 and the need goes on.',
    guidance: 'Recovery Needs Assessment guidance, edition 8',
    conclusiveGroundsOn: '2026-06-01',
    moveOnUntil: '2026-07-20',
    supportNowUntil: '2026-12-04',
    offeredOn: '2026-10-26',
    setting: 'face-to-face',
    interpreter: 'Tigrinya interpreter',
    riskReviewedOn: '2026-10-27',
  },
  needs: [therapy, legal],
  dependants: [{ who: 'Child, aged 6', needs: ['A school place after the move', 'Play therapy'] }],
  money: { otherIncome: ['Asylum support'], recoveryCosts: ['Bus fares to therapy, £4.60 a week'] },
  earlier: [
    {
      sequence: 1,
      decidedOn: '2026-07-14',
      outcome: 'Agreed for shorter than asked',
      notYetDone: ['NHS referral'],
    },
  ],
  agreement: {
    answer: 'partly',
    on: '2026-11-02',
    about: 'She would like therapy to go on until summer.',
    statement: {
      text: 'አነ ግዜ የድልየኒ ኣሎ።',
      lang: 'ti',
      dir: 'ltr',
      language: 'Tigrinya',
    },
  },
  overridden: [
    {
      check: 'Every need has evidence',
      reason: 'The letter is expected and the date does not wait.',
      by: 'Service manager',
      on: '2026-11-03',
    },
  ],
}

export const madeUpCopy: SurvivorCopyInput = {
  reference: 'WM-2026-0042-C2',
  madeOn: '2026-11-20',
  decidedOn: '2026-11-18',
  decisions: [
    {
      need: 'Talking therapy',
      outcome: 'partly-agreed',
      support: 'Therapy once a week, with an interpreter.',
      from: '2026-12-05',
      until: '2027-01-31',
      reasons: 'They think the NHS can help from February.',
    },
    { need: 'Travel to your solicitor', outcome: 'not-agreed' },
    { need: 'A school place', outcome: 'met-elsewhere', support: 'The council will do this.' },
  ],
  challenge: {
    lastDay: '2026-12-15',
    how: ['Tell your support worker that you do not agree.', 'Say why, in your own words.'],
  },
  helpers: [
    { who: 'Your support worker', helpsWith: 'Writing the challenge with you' },
    { who: 'Your solicitor', helpsWith: 'Advice about the law' },
  ],
  supportUntil: '2027-01-31',
}

export const madeUpIndex: EvidenceIndexInput = {
  reference: 'WM-2026-0042-E2',
  madeOn: '2026-11-03',
  personReference: 'WM-2026-0042',
  goesWith: 'Recovery Needs Assessment 2',
  items: [
    ...therapy.evidence.map((citation) => ({ ...citation, needs: ['Talking therapy'] })),
    {
      on: '2026-05-04',
      kind: 'Letter',
      from: 'solicitor',
      shows: 'Instructed',
      needs: ['Legal advice'],
    },
  ],
  awaited: [{ what: 'Letter on the next steps', from: 'Solicitor', askedOn: '2026-10-30' }],
  without: [{ need: 'Legal advice', reason: 'The letter has not come yet.' }],
}

export const madeUpRequest: ReconsiderationRequestInput = {
  reference: 'WM-2026-0042-Q1',
  madeOn: '2026-11-25',
  person: { reference: 'WM-2026-0042', nrmReference: 'NRM0000000042' },
  decision: {
    what: 'Recovery Needs Assessment 2',
    decidedOn: '2026-11-18',
    receivedOn: '2026-11-19',
    givenToSurvivorOn: '2026-11-20',
  },
  askBefore: '2026-12-15',
  askedBy: 'Support worker',
  grounds: 'both',
  points: [
    {
      need: 'Talking therapy',
      decided: 'Agreed until 31 January 2027 instead of 31 March 2027.',
      wrongBecause: 'NHS therapy begins on 22 March 2027 and not in February.',
      guidance: 'Support goes on until the mainstream service really begins.',
      askedFor: 'Therapy until 31 March 2027.',
      evidence: [
        { on: '2026-11-23', kind: 'Letter', from: 'NHS', shows: 'First date is 22 March 2027.' },
      ],
    },
  ],
  otherEvidence: [
    { on: '2026-11-21', kind: 'Journal entry', number: '121', shows: 'Her reaction.' },
  ],
  extension: {
    until: '2026-12-22',
    because: 'One letter is missing.',
    evidenceAwaited: ['Report'],
  },
  keepSupportMeanwhile: true,
}

const inPlace: ExitAnswer = { state: 'in-place', says: 'Done and checked with her.' }

export const madeUpExit: ExitPlanInput = {
  reference: 'WM-2026-0042-X1',
  madeOn: '2027-03-10',
  personReference: 'WM-2026-0042',
  supportEndsOn: '2027-03-31',
  movesOn: '2027-03-29',
  goals: ['Sleep through the night', 'Begin a course in September'],
  subjects: {
    newHome: {
      state: 'in-place',
      says: 'Tenancy signed.',
      owner: 'Support worker',
      by: '2027-03-22',
    },
    homeSafety: {
      state: 'not-in-place',
      says: 'To be looked at together.',
      owner: 'Manager',
      by: '2027-03-20',
    },
    move: { state: 'planned', says: 'A van and a friend.', by: '2027-03-29' },
    income: inPlace,
    gpAndMedicine: inPlace,
    therapy: { state: 'planned', says: 'NHS therapy begins.', by: '2027-03-22' },
    legal: inPlace,
    police: { state: 'not-needed', says: 'No case is open.' },
    schooling: inPlace,
    papers: inPlace,
    keepingInTouch: { state: 'in-place', says: 'Ways agreed with her; kept in the sealed record.' },
    careNeeds: { state: 'not-needed', says: 'She was asked and said no.' },
    copies: { state: 'planned', says: 'All three on the last day.', by: '2027-03-31' },
  },
  inACrisis: [
    { who: 'Modern Slavery and Exploitation Helpline', how: '08000 121 700, day and night' },
  ],
  reachIn: { explainedOn: '2027-03-08', choice: 'yes' },
  comingBack: { explainedInWritingOn: '2027-03-08' },
  reconsideration: 'None is open.',
  agreement: { answer: 'agrees', on: '2027-03-09' },
}
