/**
 * How much time of a processor the one question before anything leaves takes: the consents read from a whole
 * record, and asked for a member of the circle. By the time of the processor, not by the clock on the wall.
 */
import { aDay, addDays } from '../../src/domain/calendar/day.ts'
import { mayShare } from '../../src/domain/circle/may-share.ts'
import type { CircleMember } from '../../src/domain/circle/member.ts'
import { readLedger } from '../../src/domain/consent/ledger.ts'
import type { Fact, FactOf } from '../../src/domain/facts/fact.ts'
import { readRecord } from '../../src/domain/facts/standing-record.ts'

export interface ConsentFigure {
  readonly microseconds: number
  /** Facts in the record that is read each time. */
  readonly facts: number
  /** Of all that were asked. */
  readonly allowed: number
}

const began = aDay('2026-01-05')
const today = aDay('2026-03-02')
const recordedAt = '2026-03-02T09:00:00.000Z'

/** A long record, in which many were told and many took it back. */
export function measureConsent(history: readonly Fact[], forMs: number): ConsentFigure {
  const given = Array.from({ length: 40 }, (_, at): FactOf<'consent-given'> => {
    const detail = { consent: 'share-with-organisation' } as const
    return { id: `yes-${at}`, type: 'consent-given', on: addDays(began, at), recordedAt, detail }
  })
  const back = given.flatMap(({ id, on }, at): FactOf<'consent-withdrawn'>[] => {
    const detail = { consent: 'share-with-organisation', given: id } as const
    const day = addDays(on, 5)
    return at % 3 === 0
      ? [{ id: `no-${at}`, type: 'consent-withdrawn', on: day, recordedAt, detail }]
      : []
  })
  const facts = [...history, ...given, ...back]
  const members = given.map(
    ({ id }, at): CircleMember => ({
      ...{ id: `m-${at}`, type: 'legal-adviser', grant: id, items: ['identity', 'health'] },
      until: at % 5 === 0 ? addDays(today, -1) : addDays(today, 30),
    }),
  )
  const ask = (number: number): boolean => {
    const member = members[number % members.length]
    if (member === undefined) return false
    // As it is asked in the transaction that lets something out: from the facts as they stand then.
    const consents = readLedger(readRecord(facts, today))
    const sharing = { consents, member, items: ['identity'], purpose: 'work-together' } as const
    return 'allowed' in mayShare({ ...sharing, on: today })
  }
  for (let number = 0; number < 200; number += 1) ask(number)
  let done = 0
  let allowed = 0
  const begun = performance.now()
  const before = process.cpuUsage()
  while (performance.now() - begun < forMs) {
    for (let number = 0; number < 40; number += 1) if (ask(done + number)) allowed += 1
    done += 40
  }
  const { user, system } = process.cpuUsage(before)
  return { microseconds: (user + system) / done, facts: facts.length, allowed: allowed / done }
}
