/**
 * The relations that neither seeding nor a day's work makes: cases open in an emergency, and colleagues
 * who must stay out. Made just before they are asked about, because a window is short.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '../../src/application/actor.ts'
import type { World } from '../../src/application/ports/world.ts'
import { addDays } from '../../src/domain/calendar/day.ts'
import { type CaseKey, type Few, today, type Who } from './made-up-few.ts'

type AsAdministrator = <Row extends object>(
  sql: string,
  values?: readonly unknown[],
) => Promise<Row[]>

const cases = ['main', 'decided'] as const satisfies readonly CaseKey[]
const inEmergency = ['glassWorker', 'glassManager', 'keptOutWorker'] as const
const keptOut = ['keptOutWorker', 'keptOutManager'] as const

/** The same in every copy, so that twins stay alike. */
export function emergencyIdOf(who: Who, key: CaseKey): string {
  const hash = createHash('sha256').update(`${who} ${key}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}

interface Around {
  readonly world: World
  readonly few: Few
  readonly actor: (who: Who) => Actor
  readonly asAdministrator: AsAdministrator
}

export async function openInEmergency({ world, few, actor, asAdministrator }: Around) {
  for (const [day, key] of cases.entries()) {
    const { id: caseId } = few.cases[key]
    const [file] = await asAdministrator<{ reference: string }>(
      'select reference from case_file where id = $1',
      [caseId],
    )
    for (const who of inEmergency) {
      const asked = await world.asActor(actor(who), ({ emergencies }) =>
        emergencies.ask({
          id: emergencyIdOf(who, key),
          find: { reference: file?.reference ?? '' },
          reason: 'missing-now',
          words: 'Words for the checks, long enough',
          parts: ['identity', 'contact', 'location', 'narrative'],
          today: addDays(today, -day),
          reviewDue: addDays(today, 3),
        }),
      )
      if (!('opened' in asked)) throw new Error(`${who} could not open ${key}`)
    }
    const told = [actor('manager').userId, actor('protector').userId]
    await asAdministrator('update break_glass set told = $1::uuid[] where case_id = $2', [
      told,
      caseId,
    ])
    for (const who of keptOut) await stayOut(asAdministrator, caseId, actor(who).userId)
  }
}

export async function stayOut(asAdministrator: AsAdministrator, caseId: string, userId: string) {
  for (const [table, column] of [
    ['case_file', 'id'],
    ['due_item', 'case_id'],
    ['name_token', 'case_id'],
    ['answer_waiting', 'case_id'],
    ['break_glass', 'case_id'],
  ]) {
    await asAdministrator(
      `update ${table} set blocked_ids = blocked_ids || $2::uuid where ${column} = $1`,
      [caseId, userId],
    )
  }
}
