/**
 * Who something about a person can go to, as data. The type decides before any consent does: some are
 * never told anything, whatever stands elsewhere.
 */

export const recipientTypes = {
  'legal-adviser': 'Legal adviser',
  'general-practice': 'Doctor’s surgery (GP)',
  'other-health': 'Other health service',
  counsellor: 'Counsellor or therapist',
  'council-adults': 'Council: adult social care',
  'council-housing': 'Council: housing',
  'council-children': 'Council: children’s services',
  guardian: 'Child trafficking guardian',
  advocate: 'Advocate',
  police: 'Police',
  'victim-navigator': 'Victim navigator',
  school: 'School or college',
  'employer-support': 'Employment support',
  benefits: 'Benefits office',
  'home-office-competent-authority': 'Home Office: competent authority',
  'prime-contractor': 'Prime contractor',
  'support-provider': 'Another support provider',
  interpreter: 'Interpreter',
  'immigration-enforcement': 'Immigration enforcement',
  embassy: 'Embassy or consulate',
  unknown: 'Not known who they are',
} as const
export type RecipientType = keyof typeof recipientTypes

/**
 * Never told anything from here, whoever agreed to it and whoever asks. An order of a court goes through
 * the register of legal requests, which is not sharing. Whoever nobody can name is a stranger.
 */
export const deniedTypes: ReadonlySet<string> = new Set<RecipientType>([
  'immigration-enforcement',
  'embassy',
  'unknown',
])

export type OpenRecipientType = Exclude<
  RecipientType,
  'immigration-enforcement' | 'embassy' | 'unknown'
>

export function isRecipientType(text: string): text is RecipientType {
  return Object.hasOwn(recipientTypes, text)
}

/** A type that is in no list is a stranger, and strangers are denied. */
export function isDenied(type: string): boolean {
  return !isRecipientType(type) || deniedTypes.has(type)
}

/** The types that somebody can choose from when they bring a professional into a circle. */
export const openRecipientTypes = Object.fromEntries(
  Object.entries(recipientTypes).filter(([type]) => !deniedTypes.has(type)),
) as Readonly<Record<OpenRecipientType, string>> // the keys that are left after the filter
