/** Interpreters through the front door: wishes, one who is agreed, one who came along, a booking, a quiet no. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('interpreters', () => {
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

  const aPerson = async (): Promise<string> =>
    `/cases/${(await aCase(door.at.world, door.at.people.worker)).id}/circle/interpreters`
  const send = async (to: string, fields: Record<string, string>) => {
    const answer = await worker.post(to, { writeId: newId(), ...fields })
    return { ...answer, page: answer.body.replaceAll('&#39;', '’') }
  }
  const wishes = {
    ...{ speaks: 'Tigrinya', genderWish: 'woman', remoteFirst: 'yes', wishesSeen: '0' },
    keepAway: 'Asmara',
  }
  const somebody = {
    ...{ kind: 'agency', code: 't-1', through: 'Invented Agency', gender: 'woman' },
    ...{ languages: 'Tigrinya', from: 'Mekelle', who: 'Ms Canary' },
  }
  const today = { 'on-day': '2', 'on-month': '3', 'on-year': '2026' }

  async function idOn(here: string, pattern: RegExp): Promise<string> {
    const { body } = await worker.get(here)
    return pattern.exec(body)?.[1] ?? assert.fail(`nothing like ${pattern} on the page`)
  }

  test('wishes, an agreed interpreter, a booking and how it went', async () => {
    const here = await aPerson()
    assert.match((await worker.get(here)).body, /Nobody has written down what they wish/)
    assert.equal((await send(`${here}/wishes`, wishes)).status, 303)
    assert.equal((await send(`${here}/new`, somebody)).status, 303)
    const id = await idOn(here, /interpreters\/([0-9a-f-]{36})\/never/)
    const wanted = { interpreterId: id, ...today, mode: 'telephone', at: '10:30' }
    assert.equal((await send(`${here}/book`, wanted)).status, 303)
    assert.match((await worker.get('/today')).body, /An interpreter is booked/)
    const booking = await idOn(here, /bookings\/([0-9a-f-]{36})\/end/)
    const ended = { [`ended-${booking}`]: 'done', [`went-${booking}`]: 'well' }
    assert.equal((await send(`${here}/bookings/${booking}/end`, ended)).status, 303)
    assert.match((await worker.get(here)).body, /Once before/)
    assert.ok(!(await worker.get('/today')).body.includes('An interpreter is booked'))
  })

  test('somebody who came along is refused with words, and what was typed stays', async () => {
    const here = await aPerson()
    const { status, page } = await send(`${here}/new`, { ...somebody, kind: 'relative' })
    assert.equal(status, 409)
    assert.match(page, /Somebody who came along never interprets/)
    assert.match(page, /value="Invented Agency"/)
  })

  test('a booking that their wishes forbid says why, and nothing is booked', async () => {
    const here = await aPerson()
    await send(`${here}/wishes`, wishes)
    await send(`${here}/new`, { ...somebody, gender: 'man' })
    const id = await idOn(here, /interpreters\/([0-9a-f-]{36})\/never/)
    const wanted = { interpreterId: id, ...today, mode: 'in-person' }
    const { status, page } = await send(`${here}/book`, wanted)
    assert.equal(status, 409)
    assert.match(page, /other gender/)
    assert.match(page, /why it has to be in the same room/)
    assert.match((await worker.get(here)).body, /Nothing is booked/)
  })

  test('a quiet no ends it, excludes them, and asks for no reason', async () => {
    const here = await aPerson()
    await send(`${here}/new`, somebody)
    const id = await idOn(here, /interpreters\/([0-9a-f-]{36})\/never/)
    await send(`${here}/book`, { interpreterId: id, ...today, mode: 'telephone' })
    const booking = await idOn(here, /bookings\/([0-9a-f-]{36})\/end/)
    const ended = { [`ended-${booking}`]: 'said-no' }
    assert.equal((await send(`${here}/bookings/${booking}/end`, ended)).status, 303)
    assert.match((await worker.get(here)).body, /The person said no\. Nobody asks why\./)
    assert.equal(
      (await send(`${here}/book`, { interpreterId: id, ...today, mode: 'telephone' })).status,
      409,
    )
  })

  test('words about a booking that somebody else ended meanwhile stay on the page', async () => {
    const here = await aPerson()
    await send(`${here}/new`, somebody)
    const id = await idOn(here, /interpreters\/([0-9a-f-]{36})\/never/)
    await send(`${here}/book`, { interpreterId: id, ...today, mode: 'telephone' })
    const booking = await idOn(here, /bookings\/([0-9a-f-]{36})\/end/)
    const done = { [`ended-${booking}`]: 'done', [`went-${booking}`]: 'well' }
    await send(`${here}/bookings/${booking}/end`, done)
    const { status, page } = await send(`${here}/bookings/${booking}/end`, {
      ...done,
      [`wentWords-${booking}`]: 'She waited with us',
      [`complaint-${booking}`]: 'He came late',
    })
    assert.equal(status, 409)
    assert.match(page, /Somebody has written already how this one went/)
    assert.match(page, /She waited with us<\/textarea>/)
    assert.match(page, /He came late<\/textarea>/)
  })

  test('words of a booking stay when nobody can be booked any more, and so does why somebody never comes', async () => {
    const here = await aPerson()
    await send(`${here}/new`, somebody)
    const id = await idOn(here, /interpreters\/([0-9a-f-]{36})\/never/)
    await send(`${here}/${id}/never`, {})
    const wanted = { interpreterId: id, ...today, mode: 'telephone', about: 'The letter' }
    const booked = await send(`${here}/book`, wanted)
    assert.equal(booked.status, 409)
    assert.match(booked.page, /value="The letter"/)
    const again = await send(`${here}/${id}/never`, { [`excludeWhy-${id}`]: 'He knows her aunt' })
    assert.equal(again.status, 409)
    assert.match(again.page, /They are never used already/)
    assert.match(again.page, /He knows her aunt<\/textarea>/)
    assert.equal((await send(`${here}/${id}/never`, {})).status, 303)
  })

  test('what was mistyped stands beside its field, with everything else kept', async () => {
    const here = await aPerson()
    const { status, page } = await send(`${here}/new`, {
      ...somebody,
      code: 'Ms Canary',
      gender: '',
    })
    assert.equal(status, 422)
    assert.match(page, /Never a name/)
    assert.match(page, /Choose one; “Not known” is an answer/)
    assert.match(page, /value="Ms Canary"/)
  })
})
