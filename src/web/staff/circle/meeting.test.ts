/** Meetings, through the front door: written down, gone on with, told to the person, with papers for each. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { recordFacts } from '../../../application/case/record-facts.ts'
import { addMember } from '../../../application/circle/change-circle.ts'
import { takeBack } from '../../../application/circle/take-back.ts'
import type { DocumentContent } from '../../../documents/content.ts'
import { documentPress } from '../../../documents/press-adapter.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { passingOn } from '../../../domain/firewall/explanation.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

/** The words of a paper instead of its pages. */
const printed = async (content: DocumentContent) => Buffer.from(JSON.stringify(content.blocks))

const explained = passingOn('police')?.edition ?? 'none'

describe('meetings about them', () => {
  let door: FrontDoor
  let worker: Browser
  before(async () => {
    const press = documentPress({ renderPdf: printed, renderWord: printed })
    door = await aFrontDoor('demo', routes, undefined, undefined, { press })
    door.at.setNow('2026-03-02T09:00:00.000Z')
    worker = door.browser()
    await worker.get('/sign-in')
    const { orgId, userId } = door.at.people.worker
    await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await worker.get('/today')
  })
  after(() => door.close())

  const on = aDay('2026-03-02')
  type Fields = Readonly<Record<string, string | readonly string[]>>

  async function versionOf(caseId: string): Promise<number> {
    const file = await door.at.world.asActor(door.at.people.worker, (s) => s.cases.open(caseId))
    return file?.version ?? -1
  }

  /** A person with an officer in the circle who may be told their initials and what worries us. */
  async function aPerson(items = ['initials-and-age-band', 'risk-summary']) {
    const actor = door.at.people.worker
    const { id: caseId } = await aCase(door.at.world, actor)
    const detail = { nation: 'ENG', ageGroup: 'adult' } as const
    await recordFacts(door.services, actor, {
      caseId,
      facts: [{ type: 'case-opened', on: aDay('2026-01-05'), detail }],
      write: { writeId: newId(), versionSeen: await versionOf(caseId) },
    })
    const saved = await addMember(door.services, actor, {
      ...{ caseId, type: 'police', items, consent: { now: { on, detail: {} } } },
      details: { who: 'DC Made-Up', organisation: 'Invented Police' },
      write: { writeId: newId(), versionSeen: 0 },
      caseVersionSeen: await versionOf(caseId),
    })
    assert.ok('memberId' in saved && saved.memberId)
    return { caseId, member: saved.memberId, at: `/cases/${caseId}/circle/meetings` }
  }

  const send = (path: string, fields: Fields = {}) =>
    worker.post(path, { writeId: newId(), ...fields })

  const held: Fields = {
    ...{ type: 'safeguarding', trigger: 'A threat', chair: 'The manager', meetingSeen: '0' },
    ...{ 'heldOn-day': '2', 'heldOn-month': '3', 'heldOn-year': '2026' },
    items: ['initials-and-age-band', 'risk-summary'],
    ...{ viewAnswer: 'said', viewWords: 'I want to stay near my sister', summary: 'not-yet' },
    ...{ riskSummary: 'He may come back', what1: 'Ring the council', owner1: 'us' },
    ...{ 'due1-day': '6', 'due1-month': '3', 'due1-year': '2026' },
  }

  async function aMeeting(fields: Fields = {}, items?: string[]) {
    const one = await aPerson(items)
    const { goTo = '', body } = await send(`${one.at}/new`, {
      ...{ ...held, there: [one.member] },
      ...fields,
    })
    assert.match(goTo, /meetings\/[0-9a-f-]{36}\?done=saved$/, body)
    return { ...one, here: goTo.replace('?done=saved', '') }
  }

  test('it is kept with who was there, what they may be told, and what the person thinks', async () => {
    const { here } = await aMeeting()
    const { body } = await worker.get(here)
    assert.match(body, /DC Made-Up/)
    assert.match(body, /May be told: Initials and age band, What worries us, in words/)
    assert.match(body, /“<bdi[^>]*>I want to stay near my sister|I want to stay near my sister/)
    assert.match(body, /Ring the council/)
    const today = await worker.get('/today')
    assert.match(today.body, /We said at a meeting that we would do something/)
    assert.match(today.body, /They were not told yet what a meeting decided/)
  })

  test('what somebody was not agreed to be told is named with the reason, and is not in their paper', async () => {
    const { here, member } = await aMeeting({}, ['initials-and-age-band'])
    assert.match(
      (await worker.get(here)).body,
      /Not told: What worries us, in words. Not agreed to/,
    )
    const { status, body } = await send(`${here}/pack`, {
      memberId: member,
      format: 'docx',
      explained,
    })
    assert.equal(status, 200)
    assert.match(body, /initials not known, age not known/)
    assert.ok(!body.includes('He may come back'))
    assert.match((await worker.get(here)).body, /What went out for this meeting: 1/)
    const shared = await worker.get(here.replace(/meetings.*/, 'shared'))
    assert.match(shared.body, /DC Made-Up.*Initials and age band/s)
  })

  test('after the consent is taken back no paper is made, and nothing is noted', async () => {
    const { here, member, caseId } = await aMeeting()
    const write = { writeId: newId(), versionSeen: await versionOf(caseId) }
    const about = { caseId, memberId: member, on, write }
    assert.ok('done' in (await takeBack(door.services, door.at.people.worker, about)))
    const { status, body } = await send(`${here}/pack`, {
      memberId: member,
      format: 'docx',
      explained,
    })
    assert.equal(status, 409)
    assert.match(body, /They may be told nothing of this today/)
    assert.match(body, /What went out for this meeting: 0/)
  })

  test('a reason without consent needs words and parts, and the paper is noted as such', async () => {
    const one = await aPerson(['initials-and-age-band'])
    const ground = { [`ground-${one.member}`]: 'child-at-risk' }
    const sent = { ...held, there: [one.member], ...ground }
    const refused = await send(`${one.at}/new`, sent)
    assert.equal(refused.status, 422)
    assert.match(refused.body, /Write why it has to be told without consent/)
    assert.match(refused.body, /Ring the council/)
    const { goTo = '' } = await send(`${one.at}/new`, {
      ...sent,
      [`lawful-${one.member}`]: 'A boy of nine lives there',
      [`lawfulItems-${one.member}`]: ['risk-summary'],
    })
    const here = goTo.replace('?done=saved', '')
    const paper = await send(`${here}/pack`, { memberId: one.member, format: 'docx', explained })
    assert.equal(paper.status, 200)
    assert.match(paper.body, /A child is at risk of serious harm/)
    const { body } = await worker.get(here)
    assert.match(body, /What went out for this meeting: 2/)
    assert.match(body, /Without consent, for a lawful reason/)
  })

  test('a change that makes a promise, sent again because nobody heard the answer, is the same change', async () => {
    const { here, member } = await aMeeting()
    const { body } = await worker.get(`${here}/edit`)
    const [, action1 = ''] = /name="action1" value="([^"]+)"/.exec(body) ?? []
    const form = { ...held, meetingSeen: '1', there: [member], action1, owner1: member }
    const sending = { ...form, writeId: newId() }
    for (const _ of ['heard by nobody', 'again']) {
      const { goTo } = await worker.post(`${here}/edit`, sending)
      assert.equal(goTo, `${here}?done=saved`)
    }
  })

  test('words that may say where they are go into no paper', async () => {
    const { here, member } = await aMeeting({
      riskSummary: 'She lives at 12 Sample Street, M1 1AE',
    })
    const { status, body } = await send(`${here}/pack`, {
      memberId: member,
      format: 'pdf',
      explained,
    })
    assert.equal(status, 409)
    assert.match(body, /may say where somebody is/)
    assert.match(body, /What went out for this meeting: 0/)
  })

  test('the person is told in plain words and has a copy; left untold only with a reason', async () => {
    const { here } = await aMeeting()
    const edit = { ...held, meetingSeen: '1' }
    const without = await send(`${here}/edit`, { ...edit, summary: 'withheld' })
    assert.equal(without.status, 422)
    assert.match(without.body, /Write why it would be unsafe/)
    const told = { ...edit, summary: 'told', summaryWords: 'We ring the council for you.' }
    assert.ok((await send(`${here}/edit`, told)).goTo)
    const { body } = await worker.get(here)
    assert.match(body, /What they were told on 2 March 2026/)
    const unsaid = await send(`${here}/summary`, { format: 'docx' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.body, /Say how their copy reaches them/)
    const unasked = await send(`${here}/summary`, { format: 'docx', reaches: 'in-person' })
    assert.equal(unasked.status, 422)
    assert.match(unasked.body, /Nobody has asked about this way yet/)
    const { worker: who } = door.at.people
    const confirmedAt = door.services.world.now()
    const byHand = { isSafe: 'yes', when: 'any-time', content: 'detail', confirmedAt } as const
    await inCase(door.at.world, who, here.split('/')[2] ?? '', (seen, { contact }) =>
      contact.change(seen, (rules) => ({ ...rules, channels: { 'in-person': byHand } }), {
        writeId: newId(),
      }),
    )
    const copy = await send(`${here}/summary`, { format: 'docx', reaches: 'in-person' })
    assert.equal(copy.status, 200, copy.body.slice(0, 3000))
    assert.ok(!(await worker.get('/today')).body.includes(`${here}/summary`))
  })

  test('what another said they would do is followed as a promise', async () => {
    const one = await aPerson()
    const owed = { what1: 'Send the crime number', owner1: one.member }
    const sent = { ...held, there: [one.member], ...owed }
    const { goTo = '' } = await send(`${one.at}/new`, sent)
    const { body } = await worker.get(goTo)
    assert.match(body, /Followed as a promise/)
    const promises = await worker.get(`/cases/${one.caseId}/promises`)
    assert.match(promises.body, /Send the crime number/)
  })

  test('two people who go on with one meeting: the second is told, and nothing is lost', async () => {
    const { here } = await aMeeting()
    const edit = { ...held, meetingSeen: '1' }
    assert.ok((await send(`${here}/edit`, { ...edit, chair: 'First' })).goTo)
    const { status, body } = await send(`${here}/edit`, { ...edit, chair: 'Second' })
    assert.equal(status, 409)
    assert.match(body, /value="Second"/)
    assert.match((await worker.get(here)).body, /First/)
  })

  test('the same form sent twice is one meeting and one promise', async () => {
    const one = await aPerson()
    const form = { ...held, there: [one.member], owner1: one.member, writeId: newId() }
    const [first, second] = [await send(`${one.at}/new`, form), await send(`${one.at}/new`, form)]
    assert.equal(first.goTo, second.goTo)
    assert.match((await worker.get(one.at)).body, /Held: 1/)
  })
})
