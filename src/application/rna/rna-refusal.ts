/** Every no that a command about an RNA can give, besides those of the record itself. */
import type { WhyNotLeave } from '../../domain/firewall/may-leave.ts'
import type { CheckNumber } from '../../domain/rna/checks/check.ts'
import type { RecordRefusal } from '../case/record-facts.ts'

export type RnaRefusal =
  | RecordRefusal
  /** There is no such RNA in this case, or it has no decision yet. */
  | { readonly code: 'rna-not-here' }
  /** The survivor has read it, or it was sent: it is changed only after it was returned. */
  | { readonly code: 'rna-not-in-drafting' }
  | { readonly code: 'rna-changed-meanwhile'; readonly version: number }
  | { readonly code: 'only-a-manager-releases' }
  | { readonly code: 'places-not-read'; readonly places: number }
  | { readonly code: 'tells-own-place'; readonly under: readonly string[] }
  /** The firewall: what may happen to it was not explained, or it must not leave at all. */
  | { readonly code: 'may-not-leave'; readonly why: readonly WhyNotLeave[] }
  /** Words of their account that may not go into an RNA, by what they are about. */
  | { readonly code: 'account-may-not-leave'; readonly topics: readonly string[] }
  | { readonly code: 'not-ready-for-release'; readonly checks: readonly CheckNumber[] }
  | { readonly code: 'not-waiting-for-release' }
  | { readonly code: 'answer-not-here' }
  | { readonly code: 'nothing-was-asked' }
