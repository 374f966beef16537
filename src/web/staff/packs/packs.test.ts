/** Sharing packs through the front door: put together, looked at, given out, taken back, and refused. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { recordFacts } from '../../../application/case/record-facts.ts'
import { addMember } from '../../../application/circle/change-circle.ts'
import { takeBack } from '../../../application/circle/take-back.ts'
import { giveOut } from '../../../application/packs/packs.testing.ts'
import type { PaperToPrint, SharingPackInput } from '../../../application/ports/packs/pack-press.ts'
import { documentPress } from '../../../documents/press-adapter.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const today = aDay('2026-03-02')
const names = 'Zofia Canaryname'
const street = '14 Canary Street'

describe('sharing packs', () => {
  let door: FrontDoor
  let worker: Browser
  /** What the press was given, and what happens while it works. */
  let printed: { input: SharingPackInput; papers: readonly PaperToPrint[] }[] = []
  let meanwhile: () => Promise<void> = async () => {}

  before(async () => {
    const never = () => Promise.reject(new Error('nothing else is printed here'))
    const press = documentPress({ renderPdf: never, renderWord: never })
    door = await aFrontDoor('demo', routes, undefined, undefined, {
      press: {
        ...press,
        async makePack(input, papers) {
          printed.push({ input, papers })
          await meanwhile()
          return { bytes: Buffer.from('%PDF-made-up'), name: 'x.pdf', type: 'application/pdf' }
        },
      },
    })
    door.at.setNow(`${today}T09:00:00.000Z`)
    worker = door.browser()
    await worker.get('/sign-in')
    const { orgId, userId } = door.at.people.worker
    await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await worker.get('/today')
  })
  after(() => door.close())

  interface Stage {
    readonly caseId: string
    readonly memberId: string
    readonly paperIds: readonly string[]
    readonly at: string
  }

  async function versionOf(caseId: string): Promise<number> {
    const { worker: who } = door.at.people
    return (await door.at.world.asActor(who, ({ cases }) => cases.open(caseId)))?.version ?? -1
  }

  async function aStage(more: { type?: string; items?: readonly string[] } = {}): Promise<Stage> {
    const { people, world } = door.at
    const { id: caseId } = await aCase(world, people.worker)
    const detail = { nation: 'ENG', ageGroup: 'adult' } as const
    await recordFacts(door.services, people.worker, {
      caseId,
      facts: [{ type: 'case-opened', on: aDay('2026-01-05'), detail }],
      write: { writeId: newId(), versionSeen: 1 },
    })
    const paperIds = [newId(), newId()]
    await inCase(world, people.worker, caseId, async (seen, stores) => {
      const identity = { names, bornOn: '1999-04-05', nrmReference: 'NRM0000000042' }
      const version = { writeId: newId(), versionSeen: seen.version }
      await stores.people.keep(seen, 'identity', identity, version)
      const details = { where: `${street}, Canarytown` }
      const place = { id: newId(), kind: 'other', details } as const
      await stores.places.add(seen, place, { writeId: newId() })
      for (const [at, id] of paperIds.entries()) {
        const bytes = Buffer.from(`paper ${at}`)
        const paper = { id, name: `scan-${at}.pdf`, type: 'pdf', size: bytes.length } as const
        // The second one can tell a place.
        const seenOn = { class: at === 1 ? 'L' : 'I' } as const
        const kept = { ...paper, ...seenOn, sha256: `${at}`.repeat(64), bytes }
        await stores.documents.add(seen, kept, { writeId: newId() })
      }
    })
    const saved = await addMember(door.services, people.worker, {
      ...{ caseId, type: more.type ?? 'legal-adviser' },
      items: more.items ?? ['identity', 'account', 'documents-named'],
      consent: { now: { on: today, detail: { language: 'Polish', readBack: 'yes' } } },
      details: { who: 'Ms Made-Up', organisation: 'Invented Law' },
      write: { writeId: newId(), versionSeen: 0 },
      caseVersionSeen: await versionOf(caseId),
    })
    assert.ok('memberId' in saved && saved.memberId, JSON.stringify(saved))
    printed = []
    meanwhile = async () => {}
    return { caseId, memberId: saved.memberId, paperIds, at: `/cases/${caseId}/circle/packs` }
  }

  type Fields = Readonly<Record<string, string | readonly string[]>>
  const shown = { 'shownOn-day': '2', 'shownOn-month': '3', 'shownOn-year': '2026' }

  const fieldsFor = ({ memberId }: Stage, more: Fields = {}): Fields => ({
    ...{ writeId: newId(), member: memberId, kind: 'solicitor', items: ['identity'] },
    ...{ days: '3', views: '2', ...shown, ...more },
  })

  /** Looked at, then given out as it was looked at. */
  async function release(stage: Stage, more: Fields = {}) {
    const fields = fieldsFor(stage, more)
    const looked = await worker.post(`${stage.at}/new`, { ...fields, press: 'look' })
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(looked.body)?.[1] ?? ''
    const send = { ...fields, seen, press: 'release' }
    return { looked, send, said: await worker.post(`${stage.at}/new`, send) }
  }

  const sharedIn = ({ caseId }: Stage) =>
    door.at.world.asActor(door.at.people.worker, ({ sharing }) => sharing.sharedWith(caseId))

  async function nothingLeft(stage: Stage): Promise<void> {
    assert.deepEqual(await sharedIn(stage), [])
    const { guestDoors } = await door.at.world.asActor(door.at.people.worker, async (stores) => ({
      guestDoors: await stores.guestDoors.list(stage.caseId),
    }))
    assert.deepEqual(guestDoors, [])
    assert.match((await worker.get(stage.at)).body, /Can be opened now: 0/)
  }

  test('nobody in the circle, nobody to make a pack for', async () => {
    const { id } = await aCase(door.at.world, door.at.people.worker)
    const { body } = await worker.get(`/cases/${id}/circle/packs`)
    assert.match(body, /Only somebody in their circle can be given a pack/)
  })

  test('the people around them lead to their packs; whoever may be told nothing is offered none', async () => {
    const stage = await aStage()
    const kinds = /circle\/packs\/new\?member=/
    const circle = `/cases/${stage.caseId}/circle`
    assert.match((await worker.get(circle)).body, new RegExp(`href="${stage.at}"`))
    assert.match((await worker.get(`${circle}/members/${stage.memberId}`)).body, kinds)
    assert.match((await worker.get(stage.at)).body, kinds)
    const write = { writeId: newId(), versionSeen: await versionOf(stage.caseId) }
    const about = { caseId: stage.caseId, memberId: stage.memberId, on: today, write }
    assert.ok('done' in (await takeBack(door.services, door.at.people.worker, about)))
    for (const at of [stage.at, `${circle}/members/${stage.memberId}`]) {
      const { body } = await worker.get(at)
      assert.match(body, /Nothing may be told/)
      assert.doesNotMatch(body, kinds)
    }
  })

  test('the page says what goes and what stays, with the reason, before anything leaves', async () => {
    const stage = await aStage()
    const path = `${stage.at}/new?member=${stage.memberId}&kind=solicitor`
    const { status, body } = await worker.get(path)
    assert.equal(status, 200)
    assert.match(body, new RegExp(names))
    assert.match(body, /Where they are: never in any pack/)
    assert.match(body, /Decisions: they did not agree to it/)
    assert.match(body, /Safety plan: not for this kind of pack/)
    assert.ok(!body.includes(street))
    await nothingLeft(stage)
  })

  test('given out: link and code are shown once, what went is noted, and it can be taken back', async () => {
    const stage = await aStage()
    const { said, send } = await release(stage, {
      items: ['identity', 'documents-named'],
      [`paper-${stage.paperIds[0]}`]: 'Letter of the GP',
      [`looked-over-${stage.paperIds[0]}`]: 'yes',
    })
    assert.equal(said.status, 200, said.body)
    assert.match(said.body, /It has not been sent/)
    const [, link = ''] = /\/g\/([\w-]{20,})/.exec(said.body) ?? []
    assert.ok(link)
    const [one] = await sharedIn(stage)
    assert.deepEqual([one?.by, one?.items], ['pack', ['identity', 'documents-named']])
    assert.deepEqual(
      printed.map(({ papers }) => papers.map(({ title }) => title)),
      [['Letter of the GP']],
    )
    assert.match(printed[0]?.input.watermark ?? '', /Ms Made-Up, Invented Law · 2 March 2026/)
    const list = await worker.get(stage.at)
    assert.match(list.body, /Can be opened now: 1/)
    assert.match(list.body, /Opened 0 of 2 times/)
    assert.ok(!list.body.includes(link), 'the link is shown again')

    const again = await worker.post(`${stage.at}/new`, send)
    assert.equal(again.status, 409)
    assert.match(again.body, /This pack was made already/)
    assert.equal((await sharedIn(stage)).length, 1)

    const [, packId] = /packs\/([0-9a-f-]{36})\/take-back/.exec(list.body) ?? []
    for (const _ of [1, 2]) {
      const back = await worker.post(`${stage.at}/${packId}/take-back`, { writeId: newId() })
      assert.equal(back.goTo, `${stage.at}?done=taken-back`)
    }
    assert.match((await worker.get(stage.at)).body, /Closed. It was taken back/)
  })

  test('a paper on which nobody looked for an address does not leave, and is named', async () => {
    const stage = await aStage()
    const items = ['identity', 'documents-named']
    const { said } = await release(stage, { items, [`paper-${stage.paperIds[0]}`]: 'GP letter' })
    assert.equal(said.status, 422)
    assert.match(said.body, /Open the paper, look at every page/)
    assert.match(said.body, /value="GP letter"/, 'what was typed is gone')
    await nothingLeft(stage)
    assert.equal(printed.length, 0)
    // Nor does the command let it, whatever page asked.
    const papers = [{ id: stage.paperIds[0] ?? '', title: 'GP letter', lookedOver: false }]
    const { caseId, memberId } = stage
    const given = await giveOut(
      door.services,
      { worker: door.at.people.worker },
      {
        ...{ caseId, memberId, writeId: newId() },
        choice: { items, papers, paperIds: papers.map(({ id }) => id), shownOn: today },
      },
    )
    assert.deepEqual(given, { refused: { code: 'papers-not-looked-over' } })
  })

  test('a consent that is taken back while the pack is being made: refused, nothing sent, nothing kept', async () => {
    const stage = await aStage()
    meanwhile = async () => {
      const write = { writeId: newId(), versionSeen: await versionOf(stage.caseId) }
      const { worker: who } = door.at.people
      const about = { caseId: stage.caseId, memberId: stage.memberId, on: today, write }
      assert.ok('done' in (await takeBack(door.services, who, about)))
    }
    const { said } = await release(stage, { account: 'What they said' })
    assert.equal(said.status, 409)
    assert.match(said.body, /They may not be told this now/)
    assert.match(said.body, /Nothing was sent/)
    assert.match(said.body, /What they said/, 'what was typed is gone')
    assert.equal(printed.length, 1)
    await nothingLeft(stage)
  })

  test('a record that changes while the pack is being made is looked at again first', async () => {
    const stage = await aStage()
    meanwhile = () =>
      inCase(door.at.world, door.at.people.worker, stage.caseId, async (seen, { people }) => {
        const write = { writeId: newId(), versionSeen: seen.version }
        await people.keep(seen, 'identity', { names: 'Zofia Changed' }, write)
      })
    const { said } = await release(stage)
    assert.equal(said.status, 409)
    assert.match(said.body, /What would go is not what you looked at/)
    assert.match(said.body, /Zofia Changed/)
    await nothingLeft(stage)
  })

  test('a press that gives up: refused in words, nothing sent', async () => {
    const stage = await aStage()
    meanwhile = () => Promise.reject(new Error('a damaged paper'))
    const { said } = await release(stage)
    assert.equal(said.status, 409)
    assert.match(said.body, /The file could not be made/)
    await nothingLeft(stage)
  })

  const refusals: readonly (readonly [string, Fields | ((stage: Stage) => Fields), RegExp])[] = [
    [
      'a part they did not agree to',
      { items: ['identity', 'decisions'] },
      /They did not agree to this part/,
    ],
    [
      'a part that no pack of the kind holds',
      { items: ['safety-plan'] },
      /cannot hold: Safety plan/,
    ],
    [
      'a part that does not exist',
      { items: ['address'] },
      /cannot hold: a part that does not exist/,
    ],
    ['nothing ticked', { items: [] }, /Nothing is ticked/],
    ['a kind that is for doctors', { kind: 'gp' }, /not for this kind of professional/],
    [
      'a picture that can tell a place',
      ({ paperIds }) => ({
        items: ['documents-named'],
        [`paper-${paperIds[1]}`]: 'Picture',
        [`looked-over-${paperIds[1]}`]: 'yes',
      }),
      /One of the papers cannot go into a pack/,
    ],
    [
      'a paper of another case',
      () => {
        const id = newId()
        const named = { [`paper-${id}`]: 'Letter', [`looked-over-${id}`]: 'yes' }
        return { items: ['documents-named'], ...named }
      },
      /One of the papers cannot go into a pack/,
    ],
    [
      'words with their own street in them',
      { items: ['account'], account: `He came to ${street} in a van` },
      /It says where they are, so it cannot leave/,
    ],
  ]
  for (const [what, more, words] of refusals) {
    test(`refused in words: ${what}`, async () => {
      const stage = await aStage()
      const { said } = await release(stage, typeof more === 'function' ? more(stage) : more)
      assert.equal(said.status, 409, said.body)
      assert.match(said.body, words)
      assert.equal(printed.length, 0)
      await nothingLeft(stage)
    })
  }

  test('eight days, no day on which they saw it: said beside the fields, and nothing typed is lost', async () => {
    const stage = await aStage()
    const more = { days: '8', 'shownOn-day': '', 'shownOn-month': '', 'shownOn-year': '' }
    const { said } = await release(stage, { ...more, items: ['account'], account: 'Kept words' })
    assert.equal(said.status, 422)
    assert.match(said.body, /Choose 1 to 7 days/)
    assert.match(said.body, /Write the day on which they saw exactly this/)
    assert.match(said.body, /Kept words/)
    await nothingLeft(stage)
  })

  test('intelligence for the police names nobody, and says so when it would', async () => {
    const stage = await aStage({ type: 'police', items: ['account'] })
    const said = await release(stage, {
      ...{ kind: 'intelligence', items: ['account'], explained: '2026-11' },
      account: 'They told Zofia to wait by the van',
    })
    assert.equal(said.said.status, 409)
    assert.match(said.said.body, /It says who they are, so it cannot leave/)
    await nothingLeft(stage)
    const clean = { account: 'Workers were told to wait by a white van, and paid nothing' }
    const fields = { kind: 'intelligence', items: ['account'], explained: '2026-11', ...clean }
    assert.match((await release(stage, fields)).said.body, /It has not been sent/)
    const all = JSON.stringify(printed)
    for (const word of ['Zofia', 'Canaryname', 'NRM0000000042', '1999', 'Canary Street']) {
      assert.ok(!all.includes(word), word)
    }
  })

  test('somebody who is not in the circle cannot be chosen', async () => {
    const [one, other] = [await aStage(), await aStage()]
    const path = `${one.at}/new?member=${other.memberId}&kind=solicitor`
    assert.equal((await worker.get(path)).status, 404)
    const { said } = await release({ ...one, memberId: other.memberId })
    assert.equal(said.status, 404)
    await nothingLeft(one)
  })
})
