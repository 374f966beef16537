/** For tests: facts about consent with ids that are easy to read, and the ledger they make. */
import { aDay } from '../calendar/day.ts'
import { type ConsentCode, type ConsentLedger, readLedger } from '../consent/ledger.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { readRecord } from '../facts/standing-record.ts'

export type ConsentFact =
  | FactOf<'consent-given'>
  | FactOf<'consent-refused'>
  | FactOf<'consent-withdrawn'>

function at(on: string) {
  return { on: aDay(on), recordedAt: `${on}T12:00:00Z` }
}

export function give(
  consent: ConsentCode,
  on: string,
  id: string,
  supersedes?: string,
): ConsentFact {
  const detail = { consent }
  return { id, type: 'consent-given', ...at(on), detail, ...(supersedes && { supersedes }) }
}

export function refuse(consent: ConsentCode, on: string): ConsentFact {
  return { id: `no ${consent} ${on}`, type: 'consent-refused', ...at(on), detail: { consent } }
}

export function takeBack(consent: ConsentCode, on: string, given?: string): ConsentFact {
  const detail = { consent, ...(given && { given }) }
  const id = `back ${consent} ${on} ${given ?? ''}`
  return { id, type: 'consent-withdrawn', ...at(on), detail }
}

export function ledgerOf(...facts: readonly Fact[]): ConsentLedger {
  return readLedger(readRecord(facts))
}
