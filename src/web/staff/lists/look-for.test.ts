/** Looking for a name: found, found again on refreshing, and in no address; another session reads nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

let door: FrontDoor
let caseId: string
before(async () => {
  door = await aFrontDoor('live', routes)
  const { world, people } = door.at
  caseId = (await aCase(world, people.worker, { alias: 'Sedge' })).id
  await aCase(world, people.worker, { alias: 'Bittern' })
  await inCase(world, people.worker, caseId, async (seen, { people: kept, journal }) => {
    const write = { writeId: newId(), versionSeen: 1 }
    await kept.keep(seen, 'identity', { names: 'Zahra Quenby' }, write)
    for (const words of ['Slept badly', 'Went to the garden']) {
      const entry = { id: newId(), on: world.today(), kind: 'note', words, needIds: [] } as const
      await journal.add(seen, entry, { writeId: newId() })
    }
  })
})
after(() => door.close())

async function signedIn(who: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(who, {
    ...{ factor: 'second-factor', device: 'Firefox', idleSeconds: 900, lastsSeconds: 28_800 },
    factor: 'second-factor',
  })
  browser.keep('session', token ?? '')
  await browser.get('/caseload')
  return browser
}

test('a name is found, found again on refreshing, and stands in no address of the page', async () => {
  const browser = await signedIn(door.at.people.worker)
  const sent = await browser.post('/look-for', { in: '/caseload', find: 'Quenby', sort: 'alias' })
  assert.equal(sent.status, 303)
  const address = sent.goTo ?? ''
  assert.match(address, /^\/caseload\?sort=alias&sought=[\w-]+$/)
  assert.doesNotMatch(address, /quenby/i)
  for (const time of ['first', 'refreshed']) {
    const { body } = await browser.get(address)
    assert.match(body, /Sedge/, time)
    assert.doesNotMatch(body, /Bittern/, time)
    assert.match(body, /name="find"[^>]*value="Quenby"/, 'what was typed is still there')
    const links = [...body.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, link]) => link)
    assert.ok(links.every((link) => !/quenby/i.test(link ?? '')))
    assert.ok(links.some((link) => link?.includes('sort=last-contact') && link.includes('sought=')))
  }
})

test('another session reads nothing of it, shows everybody, and says so', async () => {
  const { worker } = door.at.people
  const sent = await (await signedIn(worker)).post('/look-for', { in: '/caseload', find: 'Quenby' })
  const { body } = await (await signedIn(worker)).get(sent.goTo ?? '')
  assert.match(body, /not kept any more/)
  assert.match(body, /Bittern/)
  assert.doesNotMatch(body, /Quenby/)
})

test('words of a journal are found in the same way, on the page of the case', async () => {
  const browser = await signedIn(door.at.people.worker)
  const sent = await browser.post('/look-for', { in: `/cases/${caseId}`, find: 'garden' })
  assert.match(sent.goTo ?? '', new RegExp(`^/cases/${caseId}\\?sought=[\\w-]+#timeline$`))
  const { body } = await browser.get((sent.goTo ?? '').replace('#timeline', ''))
  assert.match(body, /Went to the garden/)
  assert.doesNotMatch(body, /Slept badly/)
})

for (const to of ['//evil.example', 'https://evil.example/', '/account', '', '/cases/1/../../x']) {
  test(`a search sent for ${to || 'nowhere'} leads to the caseload`, async () => {
    const browser = await signedIn(door.at.people.worker)
    const sent = await browser.post('/look-for', { in: to, find: '' })
    assert.equal(sent.goTo, '/caseload')
  })
}

test('a name that is typed into an address by hand is not looked for', async () => {
  const { body } = await (await signedIn(door.at.people.worker)).get('/caseload?find=Quenby')
  assert.match(body, /Bittern/)
})
