/** Consent opens nothing that the firewall shuts: asked in the transaction that lets it out, on a real database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { passingOn } from '../../domain/firewall/explanation.ts'
import { addMember } from './change-circle.ts'
import { aCircleWorld, type CircleWorld, today } from './circle.testing.ts'
import { noteTold } from './share.ts'

let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

const edition = passingOn('police')?.edition ?? 'none'

async function aDetective(caseId: string): Promise<string> {
  const saved = await addMember(it.services, it.worker, {
    ...{ caseId, type: 'police', items: ['decisions', 'health'] },
    consent: { now: { on: today, detail: {} } },
    details: { who: 'DC Made-Up', organisation: 'Invented Police' },
    write: { writeId: it.newId(), versionSeen: 0 },
    caseVersionSeen: await it.versionOf(caseId),
  })
  assert.ok('memberId' in saved && saved.memberId)
  return saved.memberId
}

const rows = [
  { when: 'nobody explained it', items: ['decisions'], goes: false },
  { when: 'an older text was explained', items: ['decisions'], explained: '1999-01', goes: false },
  { when: 'it was explained', items: ['decisions'], explained: edition, goes: true },
  { when: 'no status goes along', items: ['health'], goes: true },
] as const
for (const { goes, items, when, ...explained } of rows) {
  test(`the police are ${goes ? 'told' : 'not told'} what was agreed: ${when}`, async () => {
    const caseId = await it.aPerson()
    const memberId = await aDetective(caseId)
    const wanted = { caseId, memberId, items, by: 'told', writeId: it.newId() } as const
    const said = await noteTold(it.services, it.worker, { ...wanted, ...explained })
    assert.deepEqual(
      'withheld' in said ? said.withheld.map(({ code }) => code) : [],
      goes ? [] : ['firewall'],
    )
    const out = await it.at.world.asActor(it.worker, ({ sharing }) => sharing.sharedWith(caseId))
    assert.equal(out.length, goes ? 1 : 0)
    const acts = await it.at.test.asAdministrator<{ act: string }>(
      `select act from waymark.audit_entry where case_id = '${caseId}'`,
    )
    const act = 'read where it may go before it was sent'
    assert.equal(
      acts.filter((one) => one.act === act).length,
      goes && 'explained' in explained ? 1 : 0,
    )
  })
}
