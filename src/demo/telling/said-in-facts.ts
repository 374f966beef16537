/** Short sentences that made-up facts carry: what was noticed, needed, reviewed and decided. */

export const indicatorWords: readonly string[] = [
  'Works long days without a break and does not hold their own papers. Looks to somebody else before answering.',
  'Says that a debt for the journey grows each month, whatever they pay.',
  'Was brought to every appointment by the same person, who answered for them.',
  'Does not know the address where they sleep. Wages go to somebody else’s account.',
  'Told a nurse that they may not leave the house alone.',
  'Promised a job in a kitchen; the work and the pay were not what was promised.',
  'Carries a phone that rings every hour and must be answered.',
  'Came to the drop-in in winter without a coat and asked whether the door locks.',
]

export const reviewWords: readonly string[] = [
  'No change. Feels safe at the present address.',
  'Had a message from an unknown number; the number was changed the same day.',
  'Knows whom to call at night. Safety plan read through together.',
  'More settled. Goes out alone in daylight and is content with that for now.',
  'A familiar car was seen in the street. Police reference noted, plan updated.',
  'Sleeping better. No contact from anyone of that time.',
  'Would like to choose a new route to college; walked it together.',
  'Worried about a relative abroad. Agreed what may be shared and with whom.',
]

export const waitWords: readonly string[] = [
  'Needs unchanged; evidence looked through, nothing has grown too old.',
  'A little more hope, a little more impatience. Evidence is fresh.',
  'One need is met elsewhere now; risk unchanged.',
  'Asked whether the case may come first. No answer yet.',
  'College goes well; the wait weighs most at night.',
  'GP letter confirmed as still current.',
]

interface NeedWords {
  readonly description: string
  readonly survivorWords: string
}

/** What is needed, per category of need, and how somebody might say it. */
export const needWords: Readonly<Record<string, readonly NeedWords[]>> = {
  accommodation: [
    {
      description: 'A settled, safe place to live when the safe house stay ends.',
      survivorWords: 'I want a door that I lock myself.',
    },
    {
      description: 'The present flat is shared and too loud to rest in; a move within the town.',
      survivorWords: 'I do not need big. I need quiet.',
    },
  ],
  safety: [
    {
      description: 'A safety plan that is kept up to date, and a phone number nobody knows.',
      survivorWords: 'When I know the plan, I can sleep.',
    },
    {
      description: 'Help to change daily routes and to speak with police when something is seen.',
      survivorWords: 'I still look behind me. Less than before.',
    },
  ],
  financial: [
    {
      description: 'Weekly money while the benefit claim is decided, and travel to therapy.',
      survivorWords: 'I want to pay for my own bread.',
    },
    {
      description: 'Travel costs for appointments, and help to open a bank account.',
      survivorWords: 'Never had money with my name on it.',
    },
  ],
  'mental-health': [
    {
      description: 'Counselling every week until the place with NHS therapy starts.',
      survivorWords: 'When I talk to her, the night is shorter.',
    },
    {
      description: 'Support to attend trauma therapy and to rest afterwards.',
      survivorWords: 'I go when someone walks with me to the door.',
    },
  ],
  'physical-health': [
    {
      description: 'Physiotherapy for the shoulder and help to get to the hospital.',
      survivorWords: 'My arm should lift my child.',
    },
    {
      description: 'Dental treatment that was never given; company at appointments.',
      survivorWords: 'I would like to laugh without my hand in front.',
    },
  ],
  'legal-immigration': [
    {
      description: 'Time, travel and an interpreter for meetings with the solicitor.',
      survivorWords: 'I need to know if I may stay. Then I can plan.',
    },
  ],
  'legal-other': [
    {
      description: 'Advice on unpaid wages and on compensation.',
      survivorWords: 'I worked. It should be written somewhere that I worked.',
    },
  ],
  'criminal-justice': [
    {
      description: 'Company and rest around the witness statement and, later, the trial.',
      survivorWords: 'I will say it once, if somebody sits beside me.',
    },
  ],
  interpretation: [
    {
      description: 'The same interpreter for health appointments.',
      survivorWords: 'With her I do not have to explain the words.',
    },
  ],
  'information-advocacy': [
    {
      description: 'Help to understand letters and to answer them in time.',
      survivorWords: 'The letters come and my heart goes fast.',
    },
  ],
  'education-work': [
    {
      description: 'English class twice a week, travel and books.',
      survivorWords: 'I want to speak for myself.',
    },
    {
      description: 'A place on the catering course and a quiet way to get there.',
      survivorWords: 'I cook well. I want paper that says so.',
    },
  ],
  'social-recovery': [
    {
      description: 'Company in the week: the garden group, and someone to go with at first.',
      survivorWords: 'On Sundays it is very quiet.',
    },
  ],
  'independent-living': [
    {
      description: 'Budgeting, bills and the first months of a tenancy.',
      survivorWords: 'Nobody showed me. I learn fast.',
    },
  ],
  'substance-use': [
    {
      description: 'Company to the drug and alcohol service while it becomes a habit to go.',
      survivorWords: 'Eleven weeks now. I count them.',
    },
  ],
  'dependant-child': [
    {
      description: 'A school place, uniform and somebody for the child to talk to.',
      survivorWords: 'She should have a best friend.',
    },
    {
      description: 'Nursery hours, and speech therapy that was recommended.',
      survivorWords: 'He says few words. He understands all.',
    },
  ],
  material: [
    {
      description: 'A bed, bedding and a pan for the new flat.',
      survivorWords: 'A table would be nice. For two.',
    },
  ],
  'return-home': [
    {
      description: 'Planning for a journey home in spring, at their own wish.',
      survivorWords: 'I want to see my mother’s garden.',
    },
  ],
}

export const evidenceFrom: Readonly<Record<string, { from: string; what: string }>> = {
  accommodation: { from: 'Council housing team', what: 'Housing application and where it stands' },
  safety: { from: 'Police officer in the case', what: 'Letter on present risk' },
  financial: { from: 'Benefit office', what: 'Decision on the claim' },
  'mental-health': { from: 'GP', what: 'Letter on therapy, waiting time and what helps meanwhile' },
  'physical-health': { from: 'Hospital clinic', what: 'Appointment letters and treatment plan' },
  'legal-immigration': { from: 'Solicitor', what: 'Letter on the claim and the next dates' },
  'legal-other': { from: 'Law centre', what: 'Letter on the wages claim' },
  'criminal-justice': {
    from: 'Police officer in the case',
    what: 'Letter with the date of the trial',
  },
  interpretation: { from: 'GP', what: 'Note that an interpreter is needed' },
  'information-advocacy': { from: 'Advice centre', what: 'Log of help with letters' },
  'education-work': { from: 'College', what: 'Enrolment and timetable' },
  'social-recovery': { from: 'Garden group', what: 'Letter on attendance' },
  'independent-living': { from: 'Floating support service', what: 'Skills check' },
  'substance-use': { from: 'Drug and alcohol service', what: 'Letter on attendance' },
  'dependant-child': { from: 'School', what: 'Letter from the class teacher' },
  material: { from: 'Furniture project', what: 'Quote' },
  'return-home': { from: 'The survivor', what: 'What they wish, in their words' },
}

export const refusalReasons: readonly string[] = [
  'The letter says that mainstream services can meet this need and names no waiting time.',
  'The letter says that the link to the exploitation was not shown.',
  'The letter says that support was given for some months already.',
  'The letter says that the college can pay the travel costs.',
]

export const agreedReasons: readonly string[] = [
  'The letter accepts the need and the evidence from the GP.',
  'The letter accepts that the place with NHS therapy has not started.',
  'The letter accepts the housing plan and the dates in it.',
  'The letter accepts the need as it was described.',
]
