/** Made-up facts for the tests of the pathway, written as short stories with days of their own. */
import { aDay, type Day } from '../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../facts/fact.ts'
import type { TrackLimits } from './tracks/limits.ts'

/** Lengths for tests. They show the shape; real ones come from policy. */
export const limits: TrackLimits = {
  recoveryMinimumDays: 30,
  moveOnMinimumDays: 45,
  nextRnaNoticeDays: 42,
  turning18NoticeDays: 100,
  permissionNoticeDays: 90,
  lateServiceDays: 3,
}

interface Extra {
  readonly id?: string
  readonly recordedAt?: string
  readonly supersedes?: string
}

/** One fact: its id is its type and day unless a test names another; recorded on the same day. */
export function fact<T extends FactType>(
  type: T,
  on: string,
  detail: FactOf<T>['detail'],
  extra: Extra = {},
): Fact {
  const made = {
    id: extra.id ?? `${type} ${on}`,
    type,
    on: aDay(on),
    recordedAt: extra.recordedAt ?? `${on}T12:00:00Z`,
    ...(extra.supersedes && { supersedes: extra.supersedes }),
    detail,
  }
  // The type parameter ties the detail to the type; the compiler cannot see a union through it.
  return made as unknown as Fact
}

export const opened = (nation: 'ENG' | 'WAL' | 'SCOT' | 'NI' = 'ENG', on = '2026-01-01'): Fact =>
  fact('case-opened', on, { nation, ageGroup: 'adult' })

export const openedChild = (ageGroup: 'child' | 'not-known' = 'child', on = '2026-01-01'): Fact =>
  fact('case-opened', on, { nation: 'ENG', ageGroup })

type Authority = FactOf<'referred'>['detail']['authority']

export const referred = (on = '2026-01-05', authority: Authority = 'sca'): Fact =>
  fact('referred', on, { authority, wantsSupport: 'yes' })

export const agreesToReferral = (on = '2026-01-04'): Fact =>
  fact('consent-given', on, { consent: 'nrm-referral' }, { id: `nrm consent ${on}` })

export const agreesToSupport = (on = '2026-01-04'): Fact =>
  fact('consent-given', on, { consent: 'support' }, { id: `support consent ${on}` })

export const rg = (outcome: 'positive' | 'negative' = 'positive', on = '2026-01-12'): Fact =>
  fact('reasonable-grounds-decided', on, { outcome })

export const cg = (
  outcome: 'positive' | 'negative' = 'positive',
  on = '2026-06-01',
  receivedBySurvivorOn?: string,
): Fact =>
  fact('conclusive-grounds-decided', on, {
    outcome,
    ...(receivedBySurvivorOn && { receivedBySurvivorOn: aDay(receivedBySurvivorOn) }),
  })

export const started = (on = '2026-01-20'): Fact =>
  fact('support-started', on, { mode: 'outreach' })

/** An adult in England with a positive conclusive grounds decision of 1 June 2026, in outreach. */
export const confirmedInSupport: readonly Fact[] = [
  opened(),
  agreesToReferral(),
  agreesToSupport(),
  referred(),
  rg(),
  started(),
  cg('positive', '2026-06-01', '2026-06-05'),
]

export const offered = (rna: string, on: string): Fact =>
  fact('rna-offered', on, { rna, trigger: 'conclusive-grounds' }, { id: `${rna} offered` })

export const decided = (
  rna: string,
  on: string,
  detail: Omit<FactOf<'rna-decided'>['detail'], 'rna'> = {},
): Fact => fact('rna-decided', on, { rna, ...detail }, { id: `${rna} decided ${on}` })

export const needDecided = (
  rna: string,
  on: string,
  outcome: FactOf<'need-decided'>['detail']['outcome'],
  period: { need?: string; from?: string; to?: string } = {},
): Fact =>
  fact(
    'need-decided',
    on,
    {
      rna,
      decision: `${rna} decided ${on}`,
      need: period.need ?? 'counselling',
      outcome,
      ...(period.from && { from: aDay(period.from) }),
      ...(period.to && { to: aDay(period.to) }),
    },
    { id: `${rna} ${period.need ?? 'counselling'} ${on}` },
  )

/** An RNA from offer to the authority, one step a day from the day given. */
export function rnaSent(rna: string, day: string): readonly Fact[] {
  const on = aDay(day)
  return [
    offered(rna, on),
    fact('rna-accepted', on, { rna }, { id: `${rna} accepted` }),
    fact('rna-drafted', on, { rna }, { id: `${rna} drafted` }),
    fact('rna-reviewed-by-survivor', on, { rna, agreement: 'agrees' }, { id: `${rna} reviewed` }),
    fact('rna-released', on, { rna, submission: `${rna} sent` }, { id: `${rna} released` }),
    fact('rna-forwarded', on, { rna }, { id: `${rna} forwarded` }),
  ]
}

export const told = (
  about: string,
  on: string,
  detail: Partial<FactOf<'told-survivor'>['detail']> = {},
): Fact =>
  fact(
    'told-survivor',
    on,
    { moment: 'rna-decision', about, copyGiven: 'yes', ...detail },
    { id: `told ${about} ${on}` },
  )

export const day = (text: string): Day => aDay(text)
