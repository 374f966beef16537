/** The door of a guest, through the front door: what is shown, and what never is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { NewDoor, OpenedDoor } from '../../application/ports/guests/guest-doors.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { newId } from '../../storage/new-id.ts'
import { aCase, emptyProjection, inCase } from '../../storage/stores/testing.ts'
import { routes } from '../routes.ts'
import { aFrontDoor, type FrontDoor } from '../sign-in/front-door.testing.ts'

let it: FrontDoor
before(async () => {
  it = await aFrontDoor('demo', routes)
})
after(() => it.close())

const alias = 'Quillwort'
const words = '%PDF-1.7 what Quillwort agreed to'

async function aDoor(more: Partial<NewDoor> = {}): Promise<OpenedDoor & { caseId: string }> {
  const { world, people } = it.at
  const { id: caseId } = await aCase(world, people.worker, { alias })
  const on = aDay('2026-03-02')
  const opened = await inCase(world, people.worker, caseId, async (seen, stores) => {
    const grant = newId()
    const detail = { consent: 'share-with-organisation' } as const
    const given = { id: grant, type: 'consent-given', on, recordedAt: world.now(), detail } as const
    const write = { writeId: newId(), versionSeen: 1 }
    await stores.cases.append(seen, { facts: [given], projection: emptyProjection }, write)
    const member = { id: newId(), type: 'legal-adviser', grant, items: ['identity'] } as const
    await stores.circle.keep(
      seen,
      {
        ...{ ...member, until: aDay('2026-05-02'), change: 'added' },
        details: { who: 'Ms Made-Up', organisation: 'Invented Law' },
      },
      { writeId: newId(), versionSeen: 0 },
    )
    const expiresAt = new Date(Date.parse(world.now()) + 3_600_000).toISOString()
    return stores.guestDoors.open(seen, {
      ...{ kind: 'pack', subjectId: newId(), memberId: member.id, expiresAt, views: 2 },
      ...{ payload: Buffer.from(words), classes: ['S', 'N'], ...more },
    })
  })
  return { ...opened, caseId }
}

const neutral = (page: string, { link, code, caseId }: OpenedDoor & { caseId: string }) => {
  for (const one of [
    alias,
    code,
    caseId,
    'Made-Up',
    'Invented',
    'Harbour',
    'Waymark',
    'og:',
    '<script',
  ]) {
    assert.ok(!page.includes(one), `the page says ${one}`)
  }
  const title = /<title>(.*?)<\/title>/s.exec(page)?.[1] ?? ''
  assert.ok(!title.includes(link), 'the secret stands in the title')
}
const wrongFor = (code: string) => (code === '00000000' ? '11111111' : '00000000')

test('with the link and the code a professional opens what was shared, without an account', async () => {
  const door = await aDoor()
  const phone = it.browser()
  const first = await phone.get(`/g/${door.link}`)
  assert.equal(first.status, 200)
  neutral(first.body, door)
  const entered = await phone.post(`/g/${door.link}`, { code: door.code })
  assert.deepEqual([entered.status, entered.goTo], [303, `/g/${door.link}`])
  const waiting = await phone.get(`/g/${door.link}`)
  assert.match(waiting.body, /Open what was shared with you/)
  neutral(waiting.body, door)
  const opened = await phone.post(`/g/${door.link}/open`)
  assert.deepEqual([opened.status, opened.body], [200, words])
})

test('fetching the page, again and again, by whatever fetches, uses nothing up and says nothing', async () => {
  const door = await aDoor({ views: 1 })
  for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) {
    const headers = {
      host: 'localhost',
      'user-agent': 'Slackbot-LinkExpanding 1.0',
      purpose: 'prefetch',
    }
    const answer = await it.server.inject({ method, url: `/g/${door.link}`, headers })
    assert.equal(answer.statusCode, 200)
    neutral(answer.body, door)
  }
  const rows = await it.at.test.asAdministrator<{ act: string }>(
    `select act from audit_entry where case_id = '${door.caseId}' and role = 'guest'`,
  )
  assert.deepEqual(rows, [])
  const phone = it.browser()
  await phone.get(`/g/${door.link}`)
  await phone.post(`/g/${door.link}`, { code: door.code })
  await phone.get(`/g/${door.link}`)
  assert.equal((await phone.post(`/g/${door.link}/open`)).body, words)
})

test('before the code every link there could be shows the same page, to the letter', async () => {
  const door = await aDoor()
  const plain = async (link: string) => {
    const { body } = await it.browser().get(`/g/${link}`)
    return body.replaceAll(link, 'LINK').replace(/name="csrf" value="[^"]*"/, '')
  }
  assert.equal(await plain(door.link), await plain('a'.repeat(43)))
})

test('unknown, closed and used-up links are told the same, to the letter', async () => {
  const [shut, used] = [await aDoor(), await aDoor({ views: 1 })]
  await inCase(it.at.world, it.at.people.worker, shut.caseId, (seen, { guestDoors }) =>
    guestDoors.revoke(seen, shut.id),
  )
  const phone = it.browser()
  await phone.get(`/g/${used.link}`)
  await phone.post(`/g/${used.link}`, { code: used.code })
  await phone.get(`/g/${used.link}`)
  await phone.post(`/g/${used.link}/open`)
  const said = async (link: string, code: string) => {
    const browser = it.browser()
    await browser.get(`/g/${link}`)
    const { status, body } = await browser.post(`/g/${link}`, { code })
    return [status, body]
  }
  const unknown = await said('a'.repeat(43), shut.code)
  assert.equal(unknown[0], 404)
  assert.deepEqual(await said(shut.link, shut.code), unknown)
  assert.deepEqual(await said(used.link, used.code), unknown)
  assert.deepEqual((await it.browser().get('/g/x')).body, unknown[1])
})

test('a wrong code says how often it can be tried, and the fifth closes the link', async () => {
  const door = await aDoor()
  const phone = it.browser()
  await phone.get(`/g/${door.link}`)
  const wrong = wrongFor(door.code)
  const mistyped = await phone.post(`/g/${door.link}`, { code: 'mine' })
  assert.match(mistyped.body, /Type the 8 digits/)
  const first = await phone.post(`/g/${door.link}`, { code: wrong })
  assert.equal(first.status, 422)
  assert.match(first.body, /4 more times/)
  assert.ok(!first.body.includes(wrong), 'what was typed is shown again')
  for (const _ of [1, 2, 3]) await phone.post(`/g/${door.link}`, { code: wrong })
  assert.equal((await phone.post(`/g/${door.link}`, { code: wrong })).status, 404)
  assert.equal((await phone.post(`/g/${door.link}`, { code: door.code })).status, 404)
})

test('a link that was forwarded opens nothing for somebody without the code, or with the cookie of another door', async () => {
  const [mine, other] = [await aDoor(), await aDoor()]
  const phone = it.browser()
  await phone.get(`/g/${mine.link}`)
  await phone.post(`/g/${mine.link}`, { code: mine.code })
  assert.match((await phone.get(`/g/${other.link}`)).body, /Enter your code/)
  assert.equal((await phone.post(`/g/${other.link}/open`)).status, 404)
  const stranger = it.browser()
  await stranger.get(`/g/${mine.link}`)
  assert.equal((await stranger.post(`/g/${mine.link}/open`)).status, 404)
})

test('the cookie of a guest goes along on no way from elsewhere, and opens no page of staff', async () => {
  const door = await aDoor()
  const headers = { host: 'localhost' }
  const first = await it.server.inject({ method: 'GET', url: `/g/${door.link}`, headers })
  assert.match(
    String(first.headers['set-cookie']),
    /^waymark-guest=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  const phone = it.browser()
  await phone.get(`/g/${door.link}`)
  await phone.post(`/g/${door.link}`, { code: door.code })
  phone.keep('waymark-session', phone.cookie('guest') ?? phone.cookie('waymark-guest') ?? '')
  for (const path of ['/today', `/cases/${door.caseId}`, '/staff', '/log']) {
    assert.notEqual((await phone.get(path)).status, 200, path)
  }
})

test('whoever is signed in is nobody at the door of a guest', async () => {
  const door = await aDoor()
  const browser = it.browser()
  await browser.get('/sign-in')
  const { orgId, userId, displayName } = it.at.people.worker
  await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
  const page = await browser.get(`/g/${door.link}`)
  neutral(page.body, door)
  assert.ok(!page.body.includes(displayName))
})

test('a form from elsewhere, or without its token, is told no more than a closed link', async () => {
  const door = await aDoor()
  const headers = {
    ...{ host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    'sec-fetch-site': 'cross-site',
  }
  const payload = `code=${door.code}`
  const answer = await it.server.inject({
    method: 'POST',
    url: `/g/${door.link}`,
    headers,
    payload,
  })
  assert.equal(answer.statusCode, 403)
  neutral(answer.body, door)
  assert.match(answer.body, /This link does not open anything/)
})
