/**
 * The names of every limit that a rule may ask for, so that a mistyped name does not compile.
 * The numbers themselves are in policy/*.json.
 */

/** Limits that statute, rules or guidance set, or are said to set. */
export const officialLimitIds = [
  ...['TL-01', 'TL-02', 'TL-03a', 'TL-03b', 'TL-04', 'TL-05', 'TL-06', 'TL-07', 'TL-08'],
  ...['TL-08h', 'TL-09', 'TL-10', 'TL-11', 'TL-12', 'TL-12x', 'TL-13', 'TL-14', 'TL-15'],
  ...['TL-16', 'TL-17', 'TL-18', 'TL-19', 'TL-20', 'TL-21', 'TL-22', 'TL-23', 'TL-24'],
  ...['TL-25', 'TL-26', 'TL-27', 'TL-28', 'TL-30', 'TL-31', 'TL-32', 'TL-33', 'TL-34'],
  ...['TL-35', 'TL-37', 'TL-40', 'TL-41', 'TL-42', 'TL-43', 'TL-50', 'TL-51', 'TL-52'],
  ...['TL-53', 'TL-54', 'TL-55'],
] as const

/** Targets that Waymark sets itself. An organisation may change them. */
export const ourLimitIds = [
  ...['OUR-REFER-1', 'OUR-REFER-3', 'OUR-REFER-7', 'OUR-EMERGENCY-SUPPORT'],
  ...['OUR-FIRST-RESPONDER', 'OUR-CHASE-RG', 'OUR-ESCALATE-RG', 'OUR-LONG-WAIT'],
  ...['OUR-SUSPENSION', 'OUR-EXTENSION-PROMPT', 'OUR-CHASE-RECONSIDERATION'],
  ...['OUR-LEGAL-ADVICE', 'OUR-COPY', 'OUR-EARLY-CG', 'OUR-CONTACT-24', 'OUR-NO-CONTACT'],
  ...['OUR-RISK-REVIEW', 'OUR-MISSING', 'OUR-RELEASE', 'OUR-MONTHLY', 'OUR-EXIT-GATE'],
  ...['OUR-RE-ENTRY', 'OUR-RNA-OFFER', 'OUR-RNA-DRAFT', 'OUR-RNA-TO-PRIME'],
  ...['OUR-RNA-RETURNED', 'OUR-RNA-INFORMATION', 'OUR-CHASE-RNA', 'OUR-ESCALATE-RNA'],
  ...['OUR-NEXT-RNA-START', 'OUR-NEXT-RNA-SUBMIT', 'OUR-VTS-FORM', 'OUR-VTS-90'],
  ...['OUR-VTS-60', 'OUR-VTS-30', 'OUR-TURNING-18-100', 'OUR-TURNING-18-90'],
  ...['OUR-TURNING-18-60', 'OUR-TURNING-18-30', 'OUR-GUARDIAN'],
  ...['OUR-EVIDENCE-AGE', 'OUR-LOOKED-ANSWER', 'OUR-HOLD', 'OUR-UNUSUAL-CASES'],
  ...['OUR-PROMISE-SILENT', 'OUR-PROMISE-AGAIN', 'OUR-UNMET', 'OUR-UNMET-SOON'],
] as const

export const limitIds = [...officialLimitIds, ...ourLimitIds] as const
export type LimitId = (typeof limitIds)[number]

const known = new Set<string>(limitIds)

export function isLimitId(text: string): text is LimitId {
  return known.has(text)
}
