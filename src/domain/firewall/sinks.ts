/**
 * Every way on which anything about a person leaves Waymark, as data: to whom it can lead, which harm
 * classes it may carry, and what has to be true before status may travel beside who or where somebody is.
 * A way that is not in this table does not exist: `mayLeave` refuses it.
 */
import { openRecipientTypes, type RecipientType, recipientTypes } from '../circle/recipient.ts'
import type { HarmClass } from '../facts/field.ts'
import { type Official, officials } from '../legal-requests/asker.ts'
import type { AllowedRecipientType } from '../places/recipient.ts'

/** Whoever can stand at the end of a way: the person themselves and our own people besides the outside. */
export type Recipient = RecipientType | AllowedRecipientType | Official | 'survivor' | 'ourselves'

/**
 * When status may travel together with who somebody is, where, or how to reach them.
 * `inside`: it stays with the people of the organisation. `consent`: the survivor agreed to each part, to
 * this one recipient. `legal-request`: two people decided in the register. `their-own`: it is given to the
 * person themselves and to nobody else.
 */
export type Together = 'inside' | 'consent' | 'legal-request' | 'their-own'

export interface SinkKind {
  readonly title: string
  readonly to: readonly Recipient[]
  readonly carries: readonly HarmClass[]
  /** Absent: never. */
  readonly together?: Together
}

const everything = ['L', 'I', 'C', 'S', 'H', 'N', 'P', 'O'] as const
/** What somebody can agree to: no place, and no way to reach them but through their worker. */
const agreedTo = ['I', 'S', 'H', 'N', 'P', 'O'] as const
// The keys of the tables: the compiler knows them no closer than as texts.
const open = Object.keys(openRecipientTypes) as readonly RecipientType[]
const anybody = Object.keys(recipientTypes) as readonly RecipientType[]
const byConsent = { to: open, carries: agreedTo, together: 'consent' } as const

export const sinks = {
  'own-pages': {
    title: 'Pages for our own people',
    to: ['ourselves'],
    carries: everything,
    together: 'inside',
  },
  backup: {
    title: 'Sealed backups',
    to: ['ourselves'],
    carries: everything,
    together: 'inside',
  },
  'process-output': { title: 'What the program prints', to: ['ourselves'], carries: ['O'] },
  statistics: { title: 'Numbers about many people', to: ['ourselves'], carries: ['O'] },
  /** The address is on the envelope; the words are those of an approved template. */
  message: { title: 'Messages to the survivor', to: ['survivor'], carries: ['C', 'O'] },
  /** Whom it is for is asked again by the way on which it goes to them. */
  'made-paper': {
    title: 'Papers that are made here',
    to: ['survivor', 'ourselves'],
    carries: ['S', 'H', 'N', 'P', 'O'],
  },
  'own-record': {
    title: 'Their own record, given to them',
    to: ['survivor'],
    carries: ['I', 'S', 'H', 'N', 'P', 'O'],
    together: 'their-own',
  },
  submission: {
    title: 'An RNA that is sent to be decided',
    to: ['prime-contractor', 'home-office-competent-authority'],
    carries: ['S', 'H', 'N', 'O'],
  },
  told: { title: 'Told in person or by telephone', ...byConsent },
  letter: { title: 'In a letter', ...byConsent },
  pack: { title: 'In a sharing pack', ...byConsent },
  request: { title: 'In a request for evidence', ...byConsent },
  meeting: { title: 'For a meeting', ...byConsent },
  handover: { title: 'In a handover pack', ...byConsent },
  'guest-door': { title: 'Through a door for a guest', ...byConsent },
  'place-release': {
    title: 'One place, told once',
    to: [
      ...(['police', 'emergency-service', 'health-service', 'local-authority'] as const),
      ...(['support-provider', 'solicitor', 'court', 'school'] as const),
    ],
    carries: ['L'],
  },
  court: {
    title: 'Under a legal request that two people decided',
    to: [...anybody, ...officials],
    carries: everything,
    together: 'legal-request',
  },
} as const satisfies Readonly<Record<string, SinkKind>>

export type SinkName = keyof typeof sinks
export const sinkNames = Object.keys(sinks) as readonly SinkName[] // the keys of the table

export function sinkOf(name: string): SinkKind | undefined {
  return Object.hasOwn(sinks, name) ? sinks[name as SinkName] : undefined
}
