/** Questions to professionals, as the team asks, follows and takes them in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { type Asking, anAsking, handedOver, names, street } from '../../guest/asked.testing.ts'

let it: Asking
before(async () => {
  it = await anAsking()
})
after(() => it.door.close())

const textOfPage = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const version = async (caseId: string) => String(await it.versionOf(caseId))

test('what suits a doctor is offered first, and the link and the code are shown once', async () => {
  const stage = await it.aStage()
  const form = await it.worker.get(stage.ask)
  assert.equal(form.status, 200)
  assert.match(form.body, /Since when, and which appointments/)
  assert.ok(!form.body.includes('Which stage it is at'))
  assert.match(form.body, /name and date of birth/)
  const fields = it.fields({ versionSeen: await version(stage.caseId) })
  const said = await it.worker.post(stage.ask, fields)
  const shown = handedOver(said.body)
  assert.ok(shown, textOfPage(said.body))
  const again = await it.worker.post(stage.ask, fields)
  assert.equal(again.status, 409)
  assert.match(again.body, /asked already/)
  assert.ok(!again.body.includes(shown.link))
  const list = await it.worker.get(stage.requests)
  assert.match(textOfPage(list.body), /Open: 1 .*Dr Made-Up.*Treatment that is needed.*Waiting/)
  assert.ok(!list.body.includes(shown.link) && !list.body.includes(shown.code))
})

test('without their yes nobody is asked, and nothing that was typed is lost', async () => {
  const stage = await it.aStage()
  await it.worker.get(stage.ask)
  const own = 'Which day is the next visit?'
  const { agreed: _none, ...rest } = it.fields({ template: 'free', own })
  const said = await it.worker.post(stage.ask, {
    ...rest,
    versionSeen: await version(stage.caseId),
  })
  assert.equal(said.status, 422)
  assert.match(said.body, /Without their yes nobody is asked/)
  assert.match(said.body, /Which day is the next visit\?/)
  assert.match(textOfPage((await it.worker.get(stage.requests)).body), /Nobody was asked yet/)
})

test('a question that tells more than it asks is refused beside its field', async () => {
  const stage = await it.aStage()
  const tells = async (own: string) => {
    await it.worker.get(stage.ask)
    const versionSeen = await version(stage.caseId)
    const said = await it.worker.post(stage.ask, it.fields({ template: 'free', own, versionSeen }))
    assert.equal(said.status, 422, own)
    assert.ok(said.body.includes(own), 'what was typed is lost')
    return said.body
  }
  assert.match(await tells(`Does she come from ${street}?`), /names a place of this person/)
  assert.match(await tells('Is it for the NRM?'), /says where they stand/)
  assert.match(await tells('Is SW1A 1AA right?'), /can tell where somebody is/)
})

test('what is missing is said beside each field', async () => {
  const stage = await it.aStage()
  await it.worker.get(stage.ask)
  const said = await it.worker.post(stage.ask, { writeId: newId(), versionSeen: '1' })
  assert.equal(said.status, 422)
  for (const words of ['Choose what you ask', 'Write the day', 'Ask them first']) {
    assert.match(said.body, new RegExp(words))
  }
  await it.worker.get(stage.ask)
  const over = it.fields({ 'by-year': '2025', versionSeen: await version(stage.caseId) })
  assert.match((await it.worker.post(stage.ask, over)).body, /That day is over/)
})

test('whom it is about was not agreed: the page says so before anything is typed', async () => {
  const stage = await it.aStage({ items: ['health'] })
  assert.match(
    (await it.worker.get(stage.ask)).body,
    /did not agree that this professional is told who/,
  )
  const fields = it.fields({ versionSeen: await version(stage.caseId) })
  const said = await it.worker.post(stage.ask, fields)
  assert.equal(said.status, 409)
  assert.match(said.body, /told who it is about/)
})

test('somebody wrote meanwhile: the second is told, and their question stays on the page', async () => {
  const stage = await it.aStage()
  await it.worker.get(stage.ask)
  const own = 'Which day is the next visit?'
  const fields = it.fields({ template: 'free', own, versionSeen: '1' })
  const said = await it.worker.post(stage.ask, fields)
  assert.equal(said.status, 409)
  assert.match(said.body, /Somebody else changed this/)
  assert.ok(said.body.includes(own))
})

test('the police are told of nothing that they may pass on before that was explained', async () => {
  const stage = await it.aStage({ type: 'police', items: ['identity', 'pathway-dates'] })
  const form = await it.worker.get(stage.ask)
  assert.match(form.body, /The police may tell the Home Office/)
  const own = 'Does the NRM letter of May lie with you?'
  const versionSeen = await version(stage.caseId)
  const without = await it.worker.post(stage.ask, it.fields({ template: 'free', own, versionSeen }))
  assert.equal(without.status, 409, textOfPage(without.body))
  assert.ok(without.body.includes(own))
  const explained = /name="explained" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  await it.worker.get(stage.ask)
  const fields = it.fields({ template: 'free', own, explained, versionSeen })
  const said = await it.worker.post(stage.ask, fields)
  assert.ok(handedOver(said.body), textOfPage(said.body))
  assert.ok((await it.actsOf(stage.caseId)).includes('read where it may go before it was sent'))
})

test('another link, closing it, and no longer asking: each says what it did', async () => {
  const asked = await it.anAsked()
  await it.worker.get(asked.one)
  const second = await it.worker.post(`${asked.one}/link`, { writeId: newId() })
  const shown = handedOver(second.body)
  assert.ok(shown && shown.link !== asked.link, textOfPage(second.body))
  await it.worker.get(asked.one)
  const closed = await it.worker.post(`${asked.one}/close`, { writeId: newId() })
  assert.match((await it.worker.get(closed.goTo ?? '')).body, /The link is closed/)
  assert.match(textOfPage((await it.worker.get(asked.one)).body), /It was taken back/)
  await it.worker.get(asked.one)
  assert.match((await it.worker.post(`${asked.one}/stop`, { writeId: newId() })).body, /Choose why/)
  const stop = { writeId: newId(), because: 'done-elsewhere' }
  const stopped = await it.worker.post(`${asked.one}/stop`, stop)
  assert.match((await it.worker.get(stopped.goTo ?? '')).body, /Nobody is asked any more/)
  await it.worker.get(asked.one)
  const late = await it.worker.post(`${asked.one}/link`, { writeId: newId() })
  assert.equal(late.status, 409)
  assert.match(late.body, /not open any more/)
})

test('an answer is read first, and taken in with one press; two presses are one', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  const words = '<b>Seen</b> since May'
  await phone.post(`/g/${asked.link}/answer`, { writeId: newId(), kind: 'answered', words })
  // The line is dated by the clock of the database, which these tests do not move.
  await it.door.at.test.asAdministrator(
    `update due_item set due_on = '2026-03-02', show_from = '2026-03-02' where case_id = '${asked.caseId}'`,
  )
  const today = await it.worker.get('/today')
  assert.match(today.body, /An answer came from a professional/)
  assert.ok(today.body.includes(asked.requests), 'the line leads to the questions')
  const page = await it.worker.get(asked.one)
  assert.match(page.body, /&lt;b&gt;Seen/)
  const take = { writeId: newId(), versionSeen: await version(asked.caseId) }
  const taken = await it.worker.post(`${asked.one}/take`, take)
  assert.match((await it.worker.get(taken.goTo ?? '')).body, /It stands in the record/)
  await it.worker.post(`${asked.one}/take`, take)
  const { people, world } = it.door.at
  const file = await world.asActor(people.worker, ({ cases }) => cases.open(asked.caseId))
  const received = file?.facts.filter(({ type }) => type === 'evidence-received')
  assert.deepEqual(
    received?.map(({ detail }) => 'what' in detail && detail.what),
    [words],
  )
  assert.ok(!(await it.worker.get('/today')).body.includes('An answer came'))
})

test('the survivor reads in their log that somebody was asked, and that an answer came', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  await phone.post(`/g/${asked.link}/answer`, { writeId: newId(), kind: 'answered', words: 'Yes' })
  const log = textOfPage((await it.worker.get(`/cases/${asked.caseId}/looked`)).body)
  assert.match(log, /asked a professional you agreed to a question about you/)
  assert.match(log, /answered a question about you/)
  assert.ok(!log.includes(names))
})

test('an answer that is not there, a question of another case and an id that is none are one answer', async () => {
  const [one, other] = [await it.anAsked(), await it.anAsked()]
  const elsewhere = other.one.replace(other.requests, one.requests)
  for (const path of [elsewhere, `${one.requests}/${newId()}`, `${one.requests}/x`]) {
    assert.equal((await it.worker.get(path)).status, 404, path)
  }
  await it.worker.get(one.one)
  for (const act of ['take', 'link', 'close']) {
    const fields = { writeId: newId(), versionSeen: '1' }
    assert.equal((await it.worker.post(`${elsewhere}/${act}`, fields)).status, 404, act)
  }
})
