/** Counting again: what lists keep equals what the facts say, whoever counted and however often. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { projectCase } from '../../application/case/project-case.ts'
import { loadPolicy } from '../../application/load-policy.ts'
import { madeUpInstallation } from '../../demo/made-up-installation.ts'
import { aDay, addDays, type Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { newId } from '../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../stores/testing.ts'
import { recountOrganisation } from './recount.ts'

const today = aDay('2026-11-20')
const policy = loadPolicy()
const chosen = madeUpInstallation(today).people.filter((_, place) => place % 5 === 0)

describe('counting the cases again', () => {
  let at: TestWorld
  const cases: { id: string; facts: readonly Fact[] }[] = []

  before(async () => {
    at = await aWorld({ now: '2026-11-20T09:00:00.000Z' })
    for (const { facts, alias } of chosen) {
      const { id } = await aCase(at.world, at.people.worker, { alias })
      await inCase(at.world, at.people.worker, id, (seen, { cases: store }) =>
        store.append(
          seen,
          { facts, projection: projectCase(facts, today, policy) },
          { writeId: newId(), versionSeen: seen.version },
        ),
      )
      cases.push({ id, facts })
    }
    // What another part of a case asks for is none of the recount's business.
    const one = cases[0]?.id ?? ''
    const line = { key: 'k', title: 'Asked', todo: 'By another part', due: today, showFrom: today }
    await inCase(at.world, at.people.worker, one, (_, { asks }) =>
      asks.replace(one, 'risk', [line]),
    )
  })
  after(() => at.close())

  const recount = (day: Day, using = policy) =>
    recountOrganisation(at.test.db, at.keys, {
      orgId: at.people.worker.orgId,
      today: day,
      policy: using,
      closedToo: true,
    })

  async function stored() {
    const files = await at.test.asAdministrator<{
      id: string
      nrm_state: string
      covered_until: string | null
      next_due: string | null
    }>(
      `select id, nrm_state, support_state, rna_state, active, overlay, age_group, covered_until, next_due
       from case_file order by id`,
    )
    const lines = await at.test.asAdministrator(
      'select case_id, key, kind, title, todo, due_on, show_from from due_item order by case_id, key',
    )
    return { files, lines }
  }

  test('on the same day nothing changes: what was stored is what is counted', async () => {
    const before = await stored()
    const counted = await recount(today)
    assert.ok(counted.cases >= chosen.length)
    assert.equal(counted.changed, 0)
    assert.deepEqual(await stored(), before)
  })

  test('another day counts as if the case had been written on that day, and the way back is whole', async () => {
    const before = await stored()
    const later = addDays(today, 45)
    const counted = await recount(later)
    assert.ok(counted.changed > 0)
    const { files } = await stored()
    for (const { id, facts } of cases) {
      const file = files.find((one) => one.id === id)
      const expected = projectCase(facts, later, policy)
      assert.equal(file?.nrm_state, expected.nrmState)
      assert.equal(file?.covered_until, expected.coveredUntil ?? null)
    }
    await recount(today)
    assert.deepEqual(await stored(), before)
  })

  test('a target that the organisation changes moves its own due lines', async () => {
    const before = await stored()
    const outcome = policyWith(policy, [{ limit: 'OUR-RISK-REVIEW', value: 7 }])
    assert.ok('policy' in outcome)
    await recount(today, outcome.policy)
    const now = await stored()
    assert.notDeepEqual(now.lines, before.lines)
    await recount(today)
    assert.deepEqual(await stored(), before)
  })
})
