/**
 * Why a fact cannot be recorded, and what to look at again when it can. Refused is only what
 * cannot be true or would be dangerous; life is messy and letters come late, so the rest warns.
 */
import type { Day } from '../calendar/day.ts'
import type { ConsentCode, ConsentState } from '../consent/ledger.ts'
import type { FactType } from '../facts/fact.ts'
import type { nations } from '../facts/referral-facts.ts'
import type { ExitGateItem } from '../leaving/exit-gate.ts'
import type { DecisionElement, RequestElement } from '../leaving/re-entry.ts'
import type { AgeGroup } from './tracks/age.ts'
import type { NrmState } from './tracks/nrm/nrm-track.ts'
import type { ExitReason } from './tracks/support/support-track.ts'

/** `fact` is always the id of the fact that was to be recorded. */
interface About {
  readonly fact: string
}

export type Refusal = About &
  (
    | { readonly code: 'already-recorded' }
    | { readonly code: 'in-the-future'; readonly day: Day; readonly field?: string }
    | { readonly code: 'case-not-opened' }
    | { readonly code: 'case-already-open'; readonly openedOn: Day }
    | { readonly code: 'person-has-died'; readonly diedOn: Day }
    | { readonly code: 'corrects-nothing'; readonly corrects: string }
    | { readonly code: 'already-corrected'; readonly corrects: string }
    | { readonly code: 'corrects-another-kind'; readonly was: FactType; readonly now: FactType }
    | {
        readonly code: 'correction-changes-consent'
        readonly was: ConsentCode
        readonly now: ConsentCode
      }
    | { readonly code: 'strikes-out-nothing' }
    | { readonly code: 'points-to-nothing'; readonly field: string }
    | { readonly code: 'points-to-another-kind'; readonly field: string; readonly found: FactType }
    | { readonly code: 'before-what-it-answers'; readonly field: string; readonly answersOn: Day }
    | { readonly code: 'ends-before-it-starts'; readonly from: Day; readonly to: Day }
    | { readonly code: 'no-consent-to-referral'; readonly consent: ConsentState }
    | {
        readonly code: 'decision-before-referral'
        readonly referredOn: Day
        readonly decidedOn: Day
      }
    | { readonly code: 'panel-is-for-children' }
    | { readonly code: 'notify-not-for-children'; readonly ageGroup: AgeGroup }
    | { readonly code: 'no-reasonable-grounds' }
    | { readonly code: 'reasonable-grounds-were-negative'; readonly decidedOn: Day }
    | {
        readonly code: 'conclusive-before-reasonable'
        readonly reasonableOn: Day
        readonly conclusiveOn: Day
      }
    | { readonly code: 'child-cannot-withdraw'; readonly ageGroup: AgeGroup }
    | {
        readonly code: 'exit-before-floor'
        readonly notBefore: Day
        readonly fromLetter: Day
        readonly survivorHasIt: boolean
      }
    | {
        readonly code: 'exit-reason-not-recorded'
        readonly reason: ExitReason
        readonly missing: FactType
      }
    | { readonly code: 'exit-needs-its-own-decision'; readonly because: FactType }
    | { readonly code: 'already-left'; readonly leftOn: Day }
    | { readonly code: 'needs-positive-conclusive-grounds' }
    | { readonly code: 'before-conclusive-grounds'; readonly confirmedOn: Day }
    | { readonly code: 'rna-only-in-england-and-wales'; readonly nation: keyof typeof nations }
    | { readonly code: 'continued-only-elsewhere'; readonly nation: keyof typeof nations }
    | { readonly code: 'rna-not-for-children'; readonly ageGroup: AgeGroup }
    | { readonly code: 'belongs-to-another-rna' }
    | { readonly code: 'copy-or-reason-needed' }
    | { readonly code: 'no-decision-to-tell' }
    | {
        readonly code: 'which-consent'
        readonly consent: ConsentCode
        readonly live: readonly string[]
      }
    | { readonly code: 'verbal-only-after-18'; readonly turns18On: Day }
  )

export type RefusalCode = Refusal['code']

export type Warning = About &
  (
    | { readonly code: 'start-not-recorded'; readonly missing: FactType }
    | { readonly code: 'out-of-time'; readonly lastSafeDay: Day; readonly days: number }
    | { readonly code: 'decided-again'; readonly earlierOn: Day }
    | { readonly code: 'before-recovery-minimum'; readonly minimumUntil: Day }
    | { readonly code: 'referral-not-recorded' }
    | { readonly code: 'nrm-not-open'; readonly state: NrmState }
    | { readonly code: 'already-referred'; readonly on: Day }
    | { readonly code: 'safeguarding-first' }
    | { readonly code: 'dated-after-received'; readonly field: string; readonly day: Day }
    | { readonly code: 'letter-not-attached' }
    | {
        readonly code: 'consent-not-live'
        readonly consent: ConsentCode
        readonly state: ConsentState
      }
    | { readonly code: 'nrm-goes-on' }
    | { readonly code: 'agreed-to-referral' }
    | { readonly code: 'before-reasonable-grounds' }
    | { readonly code: 'support-is-the-councils'; readonly ageGroup: AgeGroup }
    | { readonly code: 'already-in-support' }
    | { readonly code: 'not-in-support' }
    | {
        readonly code: 'exit-gate-open'
        readonly missing: readonly ExitGateItem[]
        readonly unmetNeeds: number
        readonly signedOff: boolean
      }
    | { readonly code: 'ends-before-floor'; readonly notBefore: Day }
    | { readonly code: 'survivor-may-not-have-decision' }
    | {
        readonly code: 'reason-not-recorded'
        readonly reason: ExitReason
        readonly missing: FactType
      }
    | { readonly code: 'has-not-left' }
    | { readonly code: 'not-confirmed' }
    | { readonly code: 'request-incomplete'; readonly missing: readonly RequestElement[] }
    | { readonly code: 'refusal-not-reasoned'; readonly missing: readonly DecisionElement[] }
    | { readonly code: 'was-a-child-when-confirmed' }
    | { readonly code: 'survivor-has-not-seen-it' }
    | { readonly code: 'no-last-day' }
    | { readonly code: 'need-not-known'; readonly need: string }
    | { readonly code: 'already-asked'; readonly on: Day }
    | { readonly code: 'positive-decision-challenged' }
    | { readonly code: 'no-further-period-to-decide' }
    | { readonly code: 'birthday-not-known' }
    | { readonly code: 'too-close-to-18-for-panel'; readonly days: number }
    | { readonly code: 'spoken-form-not-yet-accepted'; readonly from: Day }
    | { readonly code: 'after-permission-ended'; readonly endedOn: Day }
    | { readonly code: 'others-no-longer-fit'; readonly others: readonly OtherFact[] }
  )

export type WarningCode = Warning['code']

/** A fact recorded earlier that this one now contradicts. */
export interface OtherFact {
  readonly fact: string
  readonly type: FactType
  readonly on: Day
  readonly because: RefusalCode
}
