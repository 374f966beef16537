/** Letters about promises, through the front door: the days are cited, nobody is named, and the circle is asked. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addMember, endMember } from '../../../application/circle/change-circle.ts'
import { gatherDocument } from '../../../application/documents/gather-document.ts'
import { openPress } from '../../../documents/press/press.ts'
import { documentPress } from '../../../documents/press-adapter.ts'
import { aDay, addDays } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, emptyProjection, inCase } from '../../../storage/stores/testing.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const today = aDay('2026-03-02')
const press = openPress()

describe('letters about promises', () => {
  let door: FrontDoor
  let worker: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes, undefined, undefined, {
      press: documentPress(press),
    })
    onDay(today)
    worker = door.browser()
    await worker.get('/sign-in')
    const { orgId, userId } = door.at.people.worker
    await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await worker.get('/today')
  })
  after(async () => {
    await door.close()
    await press.stop()
  })

  const onDay = (day: string) => door.at.setNow(`${day}T09:00:00.000Z`)
  const send = (path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
    worker.post(path, { writeId: newId(), ...fields })

  async function aPromise(fields: Readonly<Record<string, string>> = {}, caseId?: string) {
    const id = caseId ?? (await aCase(door.at.world, door.at.people.worker)).id
    const { goTo = '' } = await send(`/cases/${id}/promises/new`, {
      owedBy: 'legal-adviser',
      words: 'A first appointment.',
      theirReference: 'QL/1180',
      ...dayAsTyped('by', addDays(today, 10)),
      ...fields,
    })
    const promise = goTo.split('#promise-')[1] ?? ''
    return { base: `/cases/${id}`, caseId: id, promise }
  }

  async function make(base: string, kind: string, promise: string) {
    const path = `${base}/documents-out/${kind}/${promise}`
    const { body } = await worker.get(path)
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(body)?.[1] ?? ''
    return worker.post(path, { seen, goOn: 'yes', reaches: 'no', format: 'docx' })
  }

  async function aSolicitor(caseId: string) {
    const { world, people } = door.at
    const about = { id: newId(), on: today, recordedAt: world.now() }
    const opened = { nation: 'ENG', ageGroup: 'adult' } as const
    const facts = [{ ...about, type: 'case-opened', detail: opened } as const]
    await inCase(world, people.worker, caseId, (seen, { cases }) =>
      cases.append(
        seen,
        { facts, projection: emptyProjection },
        { writeId: newId(), versionSeen: seen.version },
      ),
    )
    const file = await world.asActor(people.worker, ({ cases }) => cases.open(caseId))
    const saved = await addMember(door.services, people.worker, {
      ...{ caseId, type: 'legal-adviser', items: ['support-needs'] },
      consent: { now: { on: today, detail: { language: 'Albanian', readBack: 'yes' } } },
      details: { who: 'Ms Quill', organisation: 'Made-up Law' },
      write: { writeId: newId(), versionSeen: 0 },
      caseVersionSeen: file?.version ?? -1,
    })
    assert.ok('memberId' in saved && saved.memberId, JSON.stringify(saved))
    return { memberId: saved.memberId }
  }

  async function toTheSolicitor() {
    const { id: caseId } = await aCase(door.at.world, door.at.people.worker)
    const { memberId } = await aSolicitor(caseId)
    return aPromise({ owedBy: `member:${memberId}` }, caseId)
  }

  test('nobody outside of the circle is written to about somebody, whoever they are said to be', async () => {
    onDay(today)
    const rows = [
      { owedBy: 'somebody-else', who: 'Home Office enforcement' },
      { owedBy: 'legal-adviser', who: 'Somebody at Made-up Law' },
      { owedBy: 'landlord', who: 'A landlord' },
    ]
    for (const row of rows) {
      const { base, caseId, promise } = await aPromise(row)
      for (const kind of ['chase-letter', 'escalation-letter'] as const) {
        const looked = await worker.get(`${base}/documents-out/${kind}/${promise}`)
        assert.match(looked.body, /Put them into the circle first/, row.who)
        assert.doesNotMatch(looked.body, /Make the PDF/)
        assert.equal((await make(base, kind, promise)).status, 409, row.who)
      }
      const papers = await inCase(door.at.world, door.at.people.worker, caseId, (_, stores) =>
        stores.documents.list(caseId),
      )
      assert.deepEqual(papers, [])
    }
  })

  test('a letter within our own organisation does not leave, and can be made', async () => {
    onDay(today)
    const { base, promise } = await aPromise({ owedBy: 'ourselves', who: 'The finance team' })
    assert.equal((await make(base, 'chase-letter', promise)).status, 200)
  })

  test('the last step is a body outside, to which no letter about them goes', async () => {
    onDay(today)
    const { base, promise } = await toTheSolicitor()
    for (const rung of ['their-manager', 'complaint']) {
      await send(`${base}/promises/${promise}/escalate`, { rung })
    }
    const looked = await worker.get(`${base}/documents-out/escalation-letter/${promise}`)
    assert.match(looked.body, /in their own name/)
    assert.equal((await make(base, 'escalation-letter', promise)).status, 409)
  })

  test('it cites the days, says for how long nothing was heard, and is noted with the promise', async () => {
    onDay(today)
    const { base, caseId, promise } = await toTheSolicitor()
    onDay(addDays(today, 17))
    await send(`${base}/promises/${promise}/chase`, { how: 'email' })
    onDay(addDays(today, 24))
    const { texts } = await door.at.world.asActor(door.at.people.worker, async (stores) => {
      await stores.cases.open(caseId)
      const policy = await door.services.policyFor(door.at.people.worker)
      const sitting = { actor: door.at.people.worker, stores, services: door.services, policy }
      const found = await gatherDocument(sitting, { caseId, kind: 'chase-letter', of: promise })
      assert.ok(found && 'document' in found)
      return { texts: door.services.press.texts(found.document).map(({ text }) => text) }
    })
    const letter = texts.join('\n')
    for (const part of [
      /QL\/1180/,
      /2 March 2026/,
      /12 March 2026/,
      /19 March 2026/,
      /We asked again, by e-mail/,
      /Asked twice\. Silent for 24 days, 18 of them working days/,
      /passed 14 days ago/,
    ]) {
      assert.match(letter, part)
    }
    assert.doesNotMatch(letter, /Bramble/)
    const made = await make(base, 'chase-letter', promise)
    assert.equal(made.status, 200)
    assert.match(
      (await worker.get(`${base}/promises/${promise}`)).body,
      /A letter to ask again was made/,
    )
    const looked = await worker.get(`${base}/looked`)
    assert.match(looked.body, /a letter that asks again for what was promised to you/)
  })

  test('a letter higher up goes to the next one on the ladder', async () => {
    onDay(today)
    const { base, promise } = await toTheSolicitor()
    await send(`${base}/promises/${promise}/escalate`, { rung: 'their-manager' })
    assert.equal((await make(base, 'escalation-letter', promise)).status, 200)
    const { body } = await worker.get(`${base}/promises/${promise}`)
    assert.match(body, /A letter higher up was made/)
  })

  test('there is no letter about what is kept already, nor about a promise that is not there', async () => {
    onDay(today)
    const { base, promise } = await aPromise()
    await send(`${base}/promises/${promise}/outcome`, { outcome: 'kept' })
    assert.match(
      (await worker.get(`${base}/documents-out/chase-letter/${promise}`)).body,
      /there is nothing to ask for/,
    )
    assert.equal((await worker.get(`${base}/documents-out/chase-letter/${newId()}`)).status, 404)
  })

  test('to somebody of the circle only while the survivor agrees that they are told', async () => {
    onDay(today)
    const { world, people } = door.at
    const { id: caseId } = await aCase(world, people.worker)
    const { memberId } = await aSolicitor(caseId)
    const { base, promise } = await aPromise({ owedBy: `member:${memberId}` }, caseId)
    assert.match((await worker.get(`${base}/promises`)).body, /Ms Quill, Made-up Law/)
    const yes = await make(base, 'chase-letter', promise)
    assert.equal(yes.status, 200, yes.body.slice(0, 400))
    const [shared] = await inCase(world, people.worker, caseId, (_, { sharing }) =>
      sharing.sharedWith(caseId),
    )
    assert.deepEqual([shared?.memberId, shared?.by], [memberId, 'letter'])
    const ended = { why: 'survivor-asked', words: '' } as const
    const write = { writeId: newId(), versionSeen: 1 }
    await endMember(door.services, people.worker, { caseId, memberId, ...ended, write })
    const no = await make(base, 'chase-letter', promise)
    assert.equal(no.status, 409)
    assert.match(no.body, /They did not agree that this professional is told/)
  })
})
