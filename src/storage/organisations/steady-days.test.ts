/** On a real database: a day that a clock jumped to is noted, and nothing may be destroyed on it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { aDatabase, type TestDatabase } from '../testing.ts'
import { setUpInstallation } from './installation.ts'
import { noteDay } from './steady-days.ts'

let real: TestDatabase
let demo: TestDatabase
before(async () => {
  real = await aDatabase()
  demo = await aDatabase()
})
after(async () => {
  await real?.close()
  await demo?.close()
})

test('nothing may be destroyed where nobody has said whether people are real', async () => {
  assert.equal(await noteDay(real.db, aDay('2026-11-02')), false)
})

test('with real people a jump waits for a day, over every start; in a demo days are moved on purpose', async () => {
  await setUpInstallation(real.db, 'live')
  await setUpInstallation(demo.db, 'demo')
  const days = ['2026-11-02', '2026-11-03', '2036-11-03', '2026-11-03', '2026-11-04'].map(aDay)
  const answers: [boolean, boolean][] = []
  for (const day of days) answers.push([await noteDay(real.db, day), await noteDay(demo.db, day)])
  assert.deepEqual(answers, [
    [false, true],
    [true, true],
    [false, true],
    [false, true],
    [true, true],
  ])
})
