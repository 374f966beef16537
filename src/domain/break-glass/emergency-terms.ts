/**
 * The fixed words and numbers of opening a case in an emergency: what can be asked for, why, for how
 * long, how often, and what a review may find. Each number says why it is so.
 */

/** The parts of a case that can be asked for, with the harm class that each one opens. */
export const emergencyParts = {
  identity: { harm: 'I', words: 'Who they are', hint: 'Name and date of birth' },
  contact: { harm: 'C', words: 'How to reach them safely', hint: 'Phone, and when it is safe' },
  location: { harm: 'L', words: 'Where they are', hint: 'Address and safe house' },
  narrative: {
    harm: 'N',
    words: 'What happened lately',
    hint: 'The safety plan and the newest entries. Ask only if you cannot help without them',
  },
} as const
export type EmergencyPart = keyof typeof emergencyParts

export const emergencyPartNames = Object.keys(emergencyParts) as readonly EmergencyPart[]

export const emergencyReasons = {
  'risk-to-life': 'Somebody may be killed or badly hurt',
  'found-by-exploiter': 'An exploiter has found them, or may have',
  'missing-now': 'They are missing, and somebody is looking for them now',
  'medical-emergency': 'Doctors or an ambulance need to know something now',
  'self-harm': 'They may harm themselves',
  'child-in-danger': 'A child with them is in danger',
  'worker-unreachable': 'They ask for help now, and nobody who works with them can be reached',
} as const
export type EmergencyReason = keyof typeof emergencyReasons

export const reviewOutcomes = {
  right: 'It was right to open it',
  'not-right': 'It was not right to open it',
  'needs-action': 'Something must be done about it',
} as const
export type ReviewOutcome = keyof typeof reviewOutcomes

interface Limit {
  readonly value: number
  readonly because: string
}

export const emergencyLimits = {
  minutes: {
    value: 15,
    because: 'Long enough to make the call and pass on what is needed; too short to browse.',
  },
  openedADay: {
    value: 1,
    because:
      'A second emergency on one day is for a lead, who can give the case to whoever needs it.',
  },
  asksADay: {
    value: 3,
    because: 'A slip of the pen must not leave anybody without help; guessing names must not work.',
  },
  words: {
    value: 20,
    because: 'Whoever reviews it must understand from the words what was going on.',
  },
  leads: { value: 2, because: 'One may be away, or a friend.' },
  reviewWorkingDays: {
    value: 1,
    because: 'If it was not right, somebody may have to be moved or warned at once.',
  },
} as const satisfies Record<string, Limit>

export function isEmergencyPart(text: string): text is EmergencyPart {
  return Object.hasOwn(emergencyParts, text)
}

export function isEmergencyReason(text: string): text is EmergencyReason {
  return Object.hasOwn(emergencyReasons, text)
}

export function isReviewOutcome(text: string): text is ReviewOutcome {
  return Object.hasOwn(reviewOutcomes, text)
}

/** `CL` for contact and location: as the log writes classes. */
export function classesOf(parts: readonly EmergencyPart[]): string {
  return [...new Set(parts.map((part) => emergencyParts[part].harm))].sort().join('')
}

export function partsIn(classes: string): readonly EmergencyPart[] {
  return emergencyPartNames.filter((part) => classes.includes(emergencyParts[part].harm))
}
