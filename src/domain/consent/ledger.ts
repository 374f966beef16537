/**
 * The consent ledger: each consent by itself, live, refused, withdrawn or never asked. Refusing or
 * withdrawing one never touches another.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { consents } from '../facts/referral-facts.ts'
import type { StandingRecord } from '../facts/standing-record.ts'

export type ConsentCode = keyof typeof consents
// The keys of the table of consents.
export const consentCodes = Object.keys(consents) as readonly ConsentCode[]

export const consentStates = ['never-asked', 'live', 'refused', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** One consent as it was given. What does not stand here was not written down. */
export interface Grant {
  readonly fact: string
  readonly on: Day
  readonly language?: string
  readonly interpreter?: 'yes' | 'no'
  readonly readBack?: 'yes' | 'no'
  readonly form?: 'written' | 'verbal'
}

export type ConsentEntry =
  | { readonly state: 'never-asked' }
  /** `grants` has more than one only for consents that name somebody: see `namesSomebody`. */
  | { readonly state: 'live'; readonly since: Day; readonly grants: readonly Grant[] }
  | { readonly state: 'refused'; readonly since: Day }
  | { readonly state: 'withdrawn'; readonly since: Day; readonly form?: 'written' | 'verbal' }

export type ConsentLedger = Readonly<Record<ConsentCode, ConsentEntry>>

/** Consents given to one organisation, professional, recipient or route at a time. */
const namingSomebody: ReadonlySet<ConsentCode> = new Set([
  'decision-recipient',
  'contact-route',
  'share-with-organisation',
  'ask-professional',
])

export function namesSomebody(consent: ConsentCode): boolean {
  return namingSomebody.has(consent)
}

const neverAsked: ConsentEntry = { state: 'never-asked' }

// Every code starts as never asked: nothing is ever assumed from silence.
const empty = Object.fromEntries(consentCodes.map((code) => [code, neverAsked])) as ConsentLedger

export function readLedger(record: StandingRecord): ConsentLedger {
  const ledger: Record<ConsentCode, ConsentEntry> = { ...empty }
  for (const fact of record.inOrder) {
    const code = consentIn(fact)
    if (code !== undefined) ledger[code] = after(ledger[code], code, fact, record)
  }
  return ledger
}

/** How one consent stood at the end of a day. */
export function consentOn(record: StandingRecord, code: ConsentCode, day: Day): ConsentEntry {
  let entry = neverAsked
  for (const fact of record.inOrder) {
    if (fact.on > day) break
    if (consentIn(fact) === code) entry = after(entry, code, fact, record)
  }
  return entry
}

/**
 * The consent that a fact gives, refuses or withdraws. Accepting or declining an RNA, answering at
 * eighteen and leaving the NRM are answers to the very same questions, so they count as such.
 */
function consentIn(fact: Fact): ConsentCode | undefined {
  switch (fact.type) {
    case 'consent-given':
    case 'consent-refused':
    case 'consent-withdrawn':
      return fact.detail.consent
    case 'nrm-withdrawn':
      return 'nrm-referral'
    case 'rna-accepted':
    case 'rna-declined':
      return 'rna-participation'
    case 'transition-answered':
      return fact.detail.answer === 'no-response' ? undefined : 'transition-nrm'
    default:
      return undefined
  }
}

function after(
  entry: ConsentEntry,
  code: ConsentCode,
  fact: Fact,
  record: StandingRecord,
): ConsentEntry {
  switch (fact.type) {
    case 'consent-given':
      // Corrected to a later day than the withdrawal that names it, it stays withdrawn.
      return takenBackBefore(fact, code, record) ? entry : given(entry, code, grantOf(fact))
    case 'rna-accepted':
      return given(entry, code, { fact: fact.id, on: fact.on })
    case 'transition-answered': {
      if (fact.detail.answer === 'withdraw') return { state: 'refused', since: fact.on }
      const { form } = fact.detail
      return given(entry, code, { fact: fact.id, on: fact.on, ...(form && { form }) })
    }
    case 'consent-withdrawn':
      return withdrawn(entry, fact, record)
    case 'nrm-withdrawn':
      return { state: 'withdrawn', since: fact.on, form: fact.detail.form }
    case 'rna-declined':
    case 'consent-refused':
      // Refusing to share with one more organisation takes nothing back from the others.
      if (entry.state === 'live' && namesSomebody(code)) return entry
      return { state: 'refused', since: fact.on }
    default:
      return entry
  }
}

function given(entry: ConsentEntry, code: ConsentCode, grant: Grant): ConsentEntry {
  if (entry.state === 'live' && namesSomebody(code)) {
    return { state: 'live', since: entry.since, grants: [...entry.grants, grant] }
  }
  return { state: 'live', since: grant.on, grants: [grant] }
}

function takenBackBefore({ id, on }: Fact, code: ConsentCode, record: StandingRecord): boolean {
  return record.of('consent-withdrawn').some(({ on: day, detail: { consent, given: named } }) => {
    if (named === undefined || consent !== code || day >= on) return false
    return record.standing(named)?.id === id
  })
}

/** A withdrawal names the consent as it was written down that day; a correction of it is the same one. */
function withdrawn(
  entry: ConsentEntry,
  fact: FactOf<'consent-withdrawn'>,
  record: StandingRecord,
): ConsentEntry {
  const { form, given: named } = fact.detail
  if (entry.state === 'live' && named !== undefined) {
    const stands = record.standing(named)?.id ?? named
    const grants = entry.grants.filter((grant) => grant.fact !== stands)
    const since = grants[0]?.on
    if (since !== undefined) return { state: 'live', since, grants }
  }
  return { state: 'withdrawn', since: fact.on, ...(form && { form }) }
}

function grantOf({ id, on, detail }: FactOf<'consent-given'>): Grant {
  const { language, interpreter, readBack, form } = detail
  return {
    fact: id,
    on,
    ...(language !== undefined && { language }),
    ...(interpreter && { interpreter }),
    ...(readBack && { readBack }),
    ...(form && { form }),
  }
}
