/** Mistakes planted on purpose, each of which the search for canaries must find. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { readRequest } from '../../src/application/guests/answers.ts'
import type { Services } from '../../src/application/services.ts'
import { html } from '../../src/web/parts/html.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { aFrontDoor, type FrontDoor } from '../access/front-door.ts'
import { aGuestAnswers, answered } from './a-guest-answers.ts'
import { allowedPlaces } from './allowed-places.ts'
import { canaries } from './canaries.ts'
import { lookAtColumns } from './look-at-what-is-kept.ts'
import { filesBelow, insideOf } from './look-inside.ts'
import { overheard } from './overheard.ts'
import { type Watch, watch } from './watch.ts'

let front: FrontDoor
before(async () => {
  front = await aFrontDoor()
})
after(() => front.close())

const path = '/cases/:caseId/planted'

/** One page with a mistake, and somebody of the team who types an address into it. */
async function typedInto(
  answer: (request: SignedInRequest<Services>) => Promise<Answer>,
): Promise<Watch> {
  const planted: Route<Services> = {
    method: 'POST',
    path,
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    answer,
  }
  const looking = watch({ routes: [planted], allowed: allowedPlaces, mayRead: () => true })
  const door = front.openAt([planted])
  const caseId = front.caseId('main')
  const field = 'POST /cases/:id/person/location/keep address'
  const words = looking.type({ field, by: 'worker', caseId })
  const url = path.replace(':caseId', caseId)
  const reply = await door.post('worker', url, { words })
  await looking.lookAtReply({ who: 'worker', method: 'POST', url }, reply)
  await door.stop()
  return looking
}

const page = html`<p>Done</p>`

test('an address in a line of the log is found', async () => {
  const said = overheard()
  const listening = said.begin()
  const looking = await typedInto(async ({ typed }) => {
    process.stdout.write(`{"at":"now","address":"${textOf(typed, 'words').toUpperCase()}"}\n`)
    return { show: page }
  })
  listening.end()
  looking.look('what the server says', Buffer.from(said.lines().join('')))
  assert.deepEqual(looking.findings(), [
    'POST /cases/:id/person/location/keep address was seen in what the server says',
  ])
})

test('a name in the title of a PDF is found', async () => {
  const looking = await typedInto(async ({ typed }) => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    pdf.setTitle(textOf(typed, 'words'))
    const file = Buffer.from(await pdf.save())
    return { file, type: 'application/pdf', name: 'a.pdf' }
  })
  assert.match(looking.findings().join(), /was seen in the properties of the file from POST/)
})

test('a draft that is kept as it was typed is found', async () => {
  const looking = watch({ routes, allowed: allowedPlaces, mayRead: () => true })
  const door = front.openAt(routes)
  const caseId = front.caseId('small')
  const value = looking.type({ field: 'POST drafts', by: 'colleague', caseId })
  const json = { name: 'words', value }
  const url = `/cases/${caseId}/drafts/entry`
  const { status } = await door.send('colleague', { method: 'POST', url, json })
  await door.stop()
  assert.equal(status, 200)
  await lookAtColumns(front.copy, looking)
  assert.deepEqual(looking.findings(), [])
  await front.copy.asAdministrator(
    `update draft set sealed = sealed || convert_to($1, 'UTF8') where case_id = $2`,
    [JSON.stringify(json), caseId],
  )
  await lookAtColumns(front.copy, looking)
  assert.deepEqual(looking.findings(), ['POST drafts was seen in the column draft.sealed'])
})

test('words in an address, a title, an error page or the answer to somebody else are found', async () => {
  const ways: readonly (readonly [(words: string) => Answer, RegExp])[] = [
    [(words) => ({ goTo: `/cases?of=${words}` }), /a header of POST/],
    [(words) => ({ show: html`<title>${words}</title>` }), /the title of POST/],
    [(words) => ({ show: html`<a href="/x?${words}">x</a>` }), /an address in POST/],
    [(words) => ({ status: 404, show: html`<p>${words}</p>` }), /the error page \(404\) of POST/],
    [(words) => ({ show: html`<p>${words}</p>` }), /the page of POST/],
    [(words) => ({ json: { words } }), /the bytes of the file from POST/],
  ]
  for (const [answer, place] of ways) {
    const looking = await typedInto(async ({ typed }) => answer(textOf(typed, 'words')))
    assert.match(looking.findings().join('\n'), place)
  }
})

test('what a professional answered, shown beside the question in a list or told on Today, is found', async () => {
  const list: Route<Services> = {
    method: 'GET',
    path: '/cases/:caseId/circle/requests',
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    async answer({ services, actor, params }: SignedInRequest<Services>) {
      const [caseId, requestId] = [params['caseId'] ?? '', answeredId]
      const read = await readRequest(services, actor, { caseId, requestId })
      return { show: html`<p>${read?.answer?.words}</p>` }
    },
  }
  const looking = watch({ routes: [list], allowed: allowedPlaces, mayRead: () => true })
  const { who, caseId, requestId: answeredId, words } = await aGuestAnswers(front, looking)
  const door = front.openAt([list])
  const url = `/cases/${caseId}/circle/requests`
  await looking.lookAtReply({ who, method: 'GET', url }, await door.get(who, url))
  await door.stop()
  const place = 'the page of GET /cases/:caseId/circle/requests | of the same case, the team'
  assert.deepEqual(looking.findings(), [`${answered} was seen in ${place}`])
  await lookAtColumns(front.copy, looking)
  // Other mistakes of these tests lie in other tables, with words of the same make.
  const inColumns = () => looking.findings().filter((one) => /evidence_request|due_item/.test(one))
  assert.deepEqual(inColumns(), [])
  await front.copy.asAdministrator(`update due_item set todo = $1 where case_id = $2`, [
    words,
    caseId,
  ])
  await lookAtColumns(front.copy, looking)
  assert.deepEqual(inColumns(), [`${answered} was seen in the column due_item.todo`])
})

test('a title that says whose case it is, and a search that stands in an address, are found', async () => {
  const looking = watch({ routes, allowed: allowedPlaces, mayRead: () => true, called: ['Heron'] })
  const find = looking.type({ field: 'POST /look-for find', by: 'worker', caseId: undefined })
  const headers = { 'content-type': 'text/html', location: `/caseload?find=${find}` }
  const reply = { status: 200, goTo: undefined, headers, bytes: Buffer.from('') }
  const asked = { who: 'worker', method: 'GET', url: '/caseload', own: true } as const
  await looking.lookAtReply(asked, { ...reply, page: '<title>Needs, Heron - Waymark</title>' })
  assert.deepEqual(looking.findings(), [
    'Heron was seen in the title of GET /caseload',
    'POST /look-for find was seen in a header of GET /caseload | the answer to the writer',
  ])
})

test('a word is found however it is written', async () => {
  const { mint, foundIn } = canaries<string>()
  mint('another')
  const word = mint('this')
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  const base64 = (before: string) => Buffer.from(`${before}${word} after`).toString('base64')
  const written: readonly Buffer[] = [
    Buffer.from(`before ${word} after`),
    Buffer.from(word.toUpperCase()),
    Buffer.from(capital),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
    Buffer.from(Buffer.from(word).toString('hex')),
    Buffer.from(Buffer.from(word).toString('hex').toUpperCase()),
    ...['', 'a', 'ab', 'abc', 'abcd'].map((before) => Buffer.from(base64(before))),
    Buffer.from(Buffer.from(`ab${word}`).toString('base64url')),
    Buffer.from(encodeURIComponent(`é ${word}`)),
  ]
  for (const bytes of written) assert.deepEqual(foundIn(bytes), ['this'], bytes.toString('latin1'))
  assert.deepEqual(foundIn(Buffer.from('zqxkvwzzzz and zqxkvw and nothing')), [])
  const packed = await insideOf(gzipSync(word))
  assert.deepEqual(
    packed.flatMap(({ bytes }) => foundIn(bytes)),
    ['this'],
  )
})

test('a file that was left behind is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-left-'))
  const { mint, foundIn } = canaries<string>()
  writeFileSync(join(folder, 'letter.tmp'), `An answer to ${mint('a letter')}`)
  const found = [...filesBelow(folder)].flatMap(({ bytes }) => foundIn(bytes))
  rmSync(folder, { recursive: true })
  assert.deepEqual(found, ['a letter'])
})
