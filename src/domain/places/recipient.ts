/**
 * Who may ever be told where a person is. Asked before anything else, whoever asks and whoever approves:
 * immigration enforcement never, and nobody whose kind is not known.
 */

/** Whether a recipient of this kind may be given a place, when two people agree. */
const recipientTypes = {
  police: true,
  'emergency-service': true,
  'health-service': true,
  'local-authority': true,
  'support-provider': true,
  solicitor: true,
  court: true,
  school: true,
  'immigration-enforcement': false,
  unknown: false,
} as const

export type RecipientType = keyof typeof recipientTypes
export type AllowedRecipientType = {
  [Type in RecipientType]: (typeof recipientTypes)[Type] extends true ? Type : never
}[RecipientType]

export type RecipientRefusal = { readonly code: 'recipient-never' | 'recipient-unknown' }

/** The names of the list above: the compiler holds them to it. */
export const recipientTypeNames = Object.keys(recipientTypes) as readonly RecipientType[]

/** Anything but a kind that is on the list and allowed is a no. */
export function mayReceive(
  type: string,
): { readonly allowed: AllowedRecipientType } | { readonly refused: RecipientRefusal } {
  if (isAllowed(type)) return { allowed: type }
  return {
    refused: { code: type === 'immigration-enforcement' ? 'recipient-never' : 'recipient-unknown' },
  }
}

function isAllowed(type: string): type is AllowedRecipientType {
  return Object.hasOwn(recipientTypes, type) && recipientTypes[type as RecipientType]
}
