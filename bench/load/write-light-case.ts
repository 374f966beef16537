/**
 * One light case through the stores, each thing at the time at which it was written: the file, its
 * facts, its entries, who the person is. The same function serves the real database and the loader.
 */
import { projectCase } from '../../src/application/case/project-case.ts'
import type { Stores } from '../../src/application/ports/world.ts'
import type { LightCase } from '../../src/demo/national.ts'
import type { Day } from '../../src/domain/calendar/day.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { newId } from '../../src/storage/new-id.ts'

export interface Placed {
  readonly light: LightCase
  readonly serviceId: string
  readonly workerId: string
}

export interface Writing {
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is written. */
  readonly seen: (at: string) => void
}

export async function writeLightCase(
  stores: Pick<Stores, 'cases' | 'journal' | 'people'>,
  { light, serviceId, workerId }: Placed,
  { today, policy, seen }: Writing,
): Promise<void> {
  const { id, alias, facts, journal, number } = light
  const once = () => ({ writeId: newId() })
  seen(facts[0]?.recordedAt ?? `${today}T09:00:00Z`)
  await stores.cases.create(
    { id, reference: referenceOf(number), alias, serviceId, workerId },
    once(),
  )
  const open = await stores.cases.open(id)
  if (!open) throw new Error(`case ${number} did not open`)
  const projection = projectCase(facts, today, policy)
  const write = { ...once(), versionSeen: open.version }
  const written = await stores.cases.append(open, { facts, projection }, write)
  if (!('done' in written)) throw new Error(`the facts of case ${number} were not written`)
  for (const { recordedAt, by: _, ...entry } of journal) {
    seen(recordedAt)
    await stores.journal.add(open, entry, once())
  }
  const identity = { names: nameOf(number), languages: 'English' }
  const last = { ...once(), versionSeen: written.version }
  const kept = await stores.people.keep(open, 'identity', identity, last)
  if (!('done' in kept)) throw new Error(`who case ${number} is was not written`)
}

const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Different for each of the first 700 million numbers, and neighbours do not look alike. */
export function referenceOf(number: number): string {
  const size = signs.length ** 6
  // Odd, and no multiple of 3 or 5: multiplying by it only shuffles.
  let left = Number((BigInt(number) * 455_052_511n) % BigInt(size))
  let text = ''
  for (let place = 0; place < 6; place += 1) {
    text += signs[left % signs.length]
    left = Math.floor(left / signs.length)
  }
  return `WM-${text}`
}

const firsts = ['Asel', 'Brindo', 'Caleth', 'Dovi', 'Emrit', 'Farrow', 'Gwenda', 'Hollin']
const starts = ['Am', 'Bel', 'Cor', 'Dun', 'Er', 'Fen', 'Gal', 'Hol', 'Is', 'Jor', 'Kel', 'Lum']
const middles = ['a', 'ebi', 'or', 'ila', 'un', 'ami', 'er', 'iso']
const ends = ['dale', 'ford', 'mere', 'wick', 'stow', 'ley', 'combe', 'ridge', 'holm', 'garth']

/** A made-up name; a few hundred different last names, as common as last names are. */
export function nameOf(number: number): string {
  const pick = (list: readonly string[], step: number) =>
    list[Math.floor(number / step) % list.length]
  return `${pick(firsts, 1)} ${pick(starts, 3)}${pick(middles, 7)}${pick(ends, 11)}`
}
