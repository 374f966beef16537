/** What a person told, through the front door: written as said, approved, allowed, taken back, never lost. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('their account', () => {
  let door: FrontDoor
  let worker: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow('2026-03-02T09:00:00.000Z')
    worker = door.browser()
    await worker.get('/sign-in')
    const { orgId, userId } = door.at.people.worker
    await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await worker.get('/today')
  })
  after(() => door.close())

  type Fields = Readonly<Record<string, string | readonly string[]>>
  const send = (path: string, fields: Fields = {}) =>
    worker.post(path, { writeId: newId(), ...fields })

  async function aPerson(): Promise<string> {
    const { id } = await aCase(door.at.world, door.at.people.worker)
    return `/cases/${id}/account`
  }

  const words = 'كانوا يحتفظون بأوراقي'
  const said: Fields = {
    ...{ topic: 'work', what: 'own-words', words, language: 'ar' },
    ...{ interpreter: 'INT-7', readBack: 'yes' },
  }

  async function told(fields: Fields = {}): Promise<{ at: string; block: string }> {
    const at = await aPerson()
    const { goTo, body } = await send(`${at}/new`, { ...said, ...fields })
    assert.match(goTo ?? '', /done=written$/, body)
    return { at, block: (goTo ?? '').replace(/\?.*/, '') }
  }

  /** What is hidden in the forms of a page: what was seen. */
  async function seen(path: string): Promise<Fields> {
    const { body } = await worker.get(path)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1]
    return { revisionSeen: hidden('revisionSeen') ?? '', version: hidden('version') ?? '' }
  }

  test('nothing has to be written, and the page says so', async () => {
    const { body } = await worker.get(await aPerson())
    assert.match(body, /Nothing here has to be asked, and it may stay empty/)
  })

  test('words stand as they were said, in their language and direction, with where they come from', async () => {
    const { block } = await told()
    const { body } = await worker.get(block)
    assert.ok(body.includes(`dir="auto" lang="ar">${words}</blockquote>`), body)
    assert.match(body, /Said on 2 March 2026 in Arabic, through an interpreter \(.*INT-7/)
    assert.match(body, /Not approved yet/)
    assert.match(body, /so it may be used for nothing/)
  })

  test('what was typed stays when something is missing', async () => {
    const at = await aPerson()
    const { status, body } = await send(`${at}/new`, { ...said, topic: '' })
    assert.equal(status, 422)
    assert.match(body, /Choose what it is about/)
    assert.ok(body.includes(words))
  })

  test('approved and allowed for two uses, refused for one', async () => {
    const { at, block } = await told()
    const approved = await send(`${block}/approve`, { ...(await seen(block)), how: 'read-back' })
    assert.match(approved.goTo ?? '', /done=approved$/)
    const answers = { 'use-solicitor': 'agreed', 'use-rna': 'agreed', 'use-police': 'refused' }
    const asked = await send(`${block}/uses`, { ...(await seen(block)), ...answers })
    assert.match(asked.goTo ?? '', /done=asked$/, asked.body)
    const { body } = await worker.get(at)
    assert.match(body, /A letter to a solicitor: they agree, until 2 March 2027/)
    assert.match(body, /The police: they said no, 2 March 2026/)
  })

  test('two people writing: the second is told, keeps every word, and saves it as a version of its own', async () => {
    const { block } = await told()
    const before = await seen(`${block}/words`)
    const first = await send(`${block}/words`, { ...before, words: 'The first of two' })
    assert.match(first.goTo ?? '', /done=written$/)
    const second = await send(`${block}/words`, { ...before, words: 'The second of two' })
    assert.equal(second.status, 409)
    assert.match(second.body, /Somebody else wrote here while you were writing/)
    assert.match(second.body, /The second of two/)
    const again = { ...(await seen(`${block}/words`)), words: 'The second of two' }
    assert.match((await send(`${block}/words`, again)).goTo ?? '', /done=written$/)
    const { body } = await worker.get(block)
    assert.match(body, /Earlier words: 2/)
    assert.match(body, /The first of two/)
  })

  test('the same form sent twice is one version', async () => {
    const { block } = await told()
    const form = { ...(await seen(`${block}/words`)), words: 'Once', writeId: newId() }
    await worker.post(`${block}/words`, form)
    assert.match((await worker.post(`${block}/words`, form)).goTo ?? '', /done=written$/)
    assert.match((await worker.get(block)).body, /Earlier words: 1/)
  })

  test('an approval of words that are not the newest is refused', async () => {
    const { block } = await told()
    const before = await seen(block)
    await send(`${block}/words`, { ...(await seen(`${block}/words`)), words: 'Newer' })
    const now = await seen(block)
    const old = { ...now, version: before['version'] ?? '', how: 'said' }
    const { status, body } = await send(`${block}/approve`, old)
    assert.equal(status, 409)
    assert.match(body, /These are not the newest words any more/)
  })

  test('a translation stands beside its words and never in their place', async () => {
    const { at, block } = await told()
    const fields = { words: 'They kept my papers', language: 'en', translator: 'TR-2' }
    const made = await send(`${block}/translate`, fields)
    assert.match(made.goTo ?? '', /done=written$/, made.body)
    const { body } = await worker.get(block)
    assert.ok(body.includes(words))
    assert.match(body, /They kept my papers/)
    assert.match((await worker.get(at)).body, /Translated into English/)
  })

  test('whom they told themselves is one list, so that nobody asks again', async () => {
    const { at, block } = await told()
    const id = block.split('/').at(-1) ?? ''
    const fields = { type: 'general-practice', who: 'Dr Made-Up', parts: [id] }
    assert.match((await send(`${at}/told`, fields)).goTo ?? '', /done=told$/)
    const { body } = await worker.get(at)
    assert.match(body, /Doctor’s surgery \(GP\)<\/strong> \(.*Dr Made-Up/)
    assert.match(body, /They told it themselves/)
    const nobody = await send(`${at}/told`, { ...fields, parts: [] })
    assert.equal(nobody.status, 422)
    assert.match(nobody.body, /Tick what they told/)
    assert.match(nobody.body, /value="Dr Made-Up"/)
  })

  test('taken back, they are used for nothing, and nothing more is written to them', async () => {
    const { at, block } = await told()
    const versions = await seen(`${block}/words`)
    const back = await send(`${block}/take-back`, await seen(block))
    assert.match(back.goTo ?? '', /done=back$/)
    assert.match((await worker.get(at)).body, /Taken back: 1/)
    const { status, body } = await send(`${block}/words`, { ...versions, words: 'Still mine' })
    assert.equal(status, 409)
    assert.match(body, /Still mine/)
  })
})
