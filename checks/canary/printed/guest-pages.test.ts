/**
 * Everything that the door of a guest answers, page by page and head by head: of a case in which every place
 * holds a word of its own, not one word stands in it. The file that waits is opened by nobody but who has
 * both link and code, and is the file that was given out.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { circleIn, today } from '../../../src/application/circle/circle.testing.ts'
import type { PackChoice } from '../../../src/application/packs/look-at-pack.ts'
import { readNewPack } from '../../../src/application/packs/read-packs.ts'
import { releasePack } from '../../../src/application/packs/release-pack.ts'
import type { OpenedDoor } from '../../../src/application/ports/guests/guest-doors.ts'
import type { Services } from '../../../src/application/services.ts'
import type { Day } from '../../../src/domain/calendar/day.ts'
import { html } from '../../../src/web/parts/html.ts'
import type { Route } from '../../../src/web/route.ts'
import { routes } from '../../../src/web/routes.ts'
import { aFrontDoor, type FrontDoor } from '../../../src/web/sign-in/front-door.testing.ts'
import { canaries } from '../canaries.ts'
import { aTellingCase } from './telling-case.ts'

const words = canaries<string>()
const known = new Map<string, string>()
const word = (place: string): string => {
  const before = known.get(place) ?? words.mint(place)
  known.set(place, before)
  return before
}

/** A mistake: a page that greets whoever it is for. */
const planted: Route<Services> = {
  ...({ surface: 'open', who: 'anyone', guest: true, method: 'GET' } as const),
  path: '/g/:link/hello',
  purpose: 'make a mistake',
  answer: async () => ({ show: html`<p>For ${word('whom it is for')}</p>` }),
}

const file = '%PDF-1.7 what they agreed to'
let door: FrontDoor
let caseId: string
let given: OpenedDoor
before(async () => {
  const press: Services['press'] = {
    make: () => Promise.reject(new Error('nothing else is printed here')),
    async makePack() {
      return { bytes: Buffer.from(file), name: 'x.pdf', type: 'application/pdf' }
    },
    handoverPage: () => '',
    look: () => ({ places: [], unprintable: [] }),
    texts: () => [],
  }
  door = await aFrontDoor('demo', [...routes, planted], undefined, undefined, { press })
  door.at.setNow(`${today}T09:00:00.000Z`)
  const it = circleIn(door.at)
  const telling = await aTellingCase(it, door.services, word)
  ;({ caseId } = telling)
  const memberId = await telling.member('legal-adviser')
  const choice: PackChoice = {
    ...{ memberId, template: 'solicitor', items: ['identity'], papers: [], paperIds: [] },
    ...{ days: 1, views: 2, shownOn: today, account: '', accountParts: [] },
  }
  const say = (day: Day) => day
  const asked = { caseId, memberId, choiceFor: () => choice, say }
  const look = (await readNewPack(door.services, it.worker, asked))?.look
  assert.ok(look && 'looked' in look, JSON.stringify(look))
  const order = { caseId, choice, seen: look.looked.hash, goOn: true, writeId: it.newId(), say }
  const said = await releasePack(door.services, it.worker, order)
  assert.ok('made' in said, JSON.stringify(said))
  given = said.made
})
after(() => door.close())

interface Answered {
  readonly status: number
  readonly said: string
  readonly session: string | undefined
}

/** One answer with its head, as it came. */
async function ask(
  method: 'GET' | 'POST' | 'HEAD',
  path: string,
  more: { payload?: string; cookie?: string } = {},
): Promise<Answered> {
  const answer = await door.server.inject({
    ...{ method, url: path },
    headers: {
      ...{ host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      ...(more.cookie && { cookie: more.cookie }),
    },
    ...(more.payload && { payload: more.payload }),
  })
  const set = [answer.headers['set-cookie']].flat().join('; ')
  const session = /waymark-guest=[\w-]+/.exec(set)?.[0] ?? more.cookie
  return {
    status: answer.statusCode,
    said: `${JSON.stringify(answer.headers)}\n${answer.body}`,
    session,
  }
}

const csrfIn = (said: string) => /name="csrf" value="([^"]+)"/.exec(said)?.[1] ?? ''

test('no page and no head at the door of a guest holds a word of the case', async () => {
  const at = `/g/${given.link}`
  const all: string[] = []
  const note = (answered: Answered) => {
    all.push(answered.said)
    return answered
  }
  const first = note(await ask('GET', at))
  const cookie = first.session ?? ''
  const send = async (path: string, fields: string, has = cookie) => {
    const page = note(await ask('GET', at, { cookie: has }))
    return note(
      await ask('POST', path, { payload: `csrf=${csrfIn(page.said)}&${fields}`, cookie: has }),
    )
  }
  note(await ask('HEAD', at))
  assert.equal((await send(at, 'code=mine')).status, 422)
  assert.equal((await send(at, `code=${given.code === '00000000' ? '1' : '0'}0000000`)).status, 422)
  assert.equal((await send(`${at}/open`, '')).status, 404)
  note(await ask('POST', at, { payload: 'code=1' }))
  note(await ask('GET', `/g/${'a'.repeat(43)}`))
  note(await ask('GET', '/g/%zz'))
  note(await ask('GET', `${at}/nothing-there`, { cookie }))
  const entered = await send(at, `code=${given.code}`)
  assert.equal(entered.status, 303)
  const session = entered.session ?? ''
  assert.match(note(await ask('GET', at, { cookie: session })).said, /Open what was shared/)
  for (const views of [2, 1]) {
    const opened = await send(`${at}/open`, '', session)
    assert.equal(opened.status, 200, `${views}`)
    assert.ok(opened.said.endsWith(file))
  }
  assert.equal((await send(`${at}/open`, '', session)).status, 404)
  const found = all.flatMap((one) => words.foundIn(Buffer.from(one)))
  assert.deepEqual(found, [])
  for (const one of all) {
    assert.ok(!one.includes(caseId) && !/WM-[0-9A-Z]{4}/.test(one), 'it says which case')
    assert.ok(!one.includes(given.code), 'it says the code')
  }
  assert.ok(all.length > 15 && words.minted.length > 40)
})

test('planted and caught: a page that greets whoever it is for', async () => {
  const { said } = await ask('GET', `/g/${given.link}/hello`)
  assert.deepEqual(words.foundIn(Buffer.from(said)), ['whom it is for'])
})
