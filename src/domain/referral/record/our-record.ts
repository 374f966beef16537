/**
 * What our own record holds of somebody, richer than the form: several names, several days of birth or none,
 * times as they are remembered, answers that tell “no” from “not asked”. The form is filled from it, never
 * the other way round.
 */
import type { Day } from '../../calendar/day.ts'
import { type ConsentCode, type ConsentState, readLedger } from '../../consent/ledger.ts'
import type { yesNoOrUnsaid } from '../../facts/field.ts'
import type { nations } from '../../facts/referral-facts.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import { type AgeGroup, readAge } from '../../pathway/tracks/age.ts'
import type { Topic } from '../../told-once/account-words.ts'
import type { SaidBirth, SaidName } from './names-and-births.ts'
import type { SaidTime } from './said-time.ts'

export type YesNoOrUnsaid = keyof typeof yesNoOrUnsaid

/** “Neither” is an answer that somebody gave; the last two are not answers. */
export const genders = {
  female: 'Female',
  male: 'Male',
  neither: 'Neither male nor female',
  'prefers-not-to-say': 'Prefers not to say',
  'not-known': 'Not known',
} as const

export interface SaidSituation {
  readonly when: SaidTime
  /** What it was: "a farm", "the house". */
  readonly what?: string
}

export interface SeenSign {
  readonly sign: string
  /** Where and how it came to be noticed. */
  readonly noticed?: string
  readonly on?: Day
}

export interface EvidenceItem {
  readonly title: string
  /** The day of the paper, not the day on which we got it. */
  readonly on?: Day
  /** Asked for means that it is not here yet. */
  readonly state: 'held' | 'asked-for'
  readonly askedOn?: Day
  readonly fileName?: string
  readonly bytes?: number
}

export interface Referrer {
  readonly eMail: string
  readonly organisation: string
  readonly firstName: string
  readonly lastName: string
  readonly role: string
  readonly phone: string
  /** Who answers when the referrer is away. */
  readonly colleague?: string
}

/** What follows from the facts of a case by itself. */
export interface FromFacts {
  readonly nation?: keyof typeof nations
  readonly age: AgeGroup
  /** The council that was told about a child. */
  readonly council?: string
  readonly consents: Readonly<Record<ConsentCode, ConsentState>>
}

export interface OurRecord extends FromFacts {
  readonly underAgeThen?: YesNoOrUnsaid
  /** The first is the one they go by. */
  readonly names: readonly SaidName[]
  readonly births: readonly SaidBirth[]
  readonly birthplace?: string
  readonly gender?: keyof typeof genders
  readonly nationalities: readonly string[]
  readonly children?: number
  readonly interpreter?: { readonly needed: YesNoOrUnsaid; readonly language?: string }
  readonly aid?: { readonly needed: YesNoOrUnsaid; readonly which?: string }
  readonly homeOfficeReferences: readonly string[]
  /** Only parts that they agreed may go to the Home Office. */
  readonly account: readonly { readonly topic: Topic; readonly words: string }[]
  readonly situations: readonly SaidSituation[]
  readonly stillThere?: YesNoOrUnsaid
  readonly lastContact?: SaidTime
  readonly reportedBefore?: YesNoOrUnsaid
  readonly signs: readonly SeenSign[]
  /** A number that they said is safe. */
  readonly safeNumber?: string
  readonly evidence: readonly EvidenceItem[]
  readonly referrer?: Referrer
}

export function readFromFacts(record: StandingRecord, today: Day): FromFacts {
  const ledger = readLedger(record)
  const nation = record.last('case-opened')?.detail.nation
  const council = record.last('safeguarding-referred')?.detail.council
  // The same keys as the ledger, with the state alone.
  const consents = Object.fromEntries(
    Object.entries(ledger).map(([code, { state }]) => [code, state]),
  ) as FromFacts['consents']
  return {
    ...{ age: readAge(record).on(today), consents },
    ...(nation && { nation }),
    ...(council && { council }),
  }
}
