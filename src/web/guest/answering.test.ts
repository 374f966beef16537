/** A professional answers: what they see, what they can do wrong, and that they never lose a word. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recordFacts } from '../../application/case/record-facts.ts'
import { newId } from '../../storage/new-id.ts'
import type { Browser } from '../sign-in/front-door.testing.ts'
import { type Asked, type Asking, alias, anAsking, names, street, today } from './asked.testing.ts'

let it: Asking
const unfit = new Set<string>()
before(async () => {
  it = await anAsking({
    intake: {
      async examine({ fileName = '' }) {
        if (unfit.has(fileName)) return { refused: { code: 'unknown-type' } }
        const bytes = Buffer.from('a clean picture')
        const sha256 = 'a'.repeat(64)
        return { accepted: { type: 'jpeg', bytes, sha256, receivedSha256: sha256 } }
      },
      draw: async () => ({ refused: { code: 'empty' } }),
    },
  })
})
after(() => it.door.close())

const words =
  'Seen here since May. Therapy is needed for a year; the wait is nine months.\nTwice a week.'
const reply = () => ({ writeId: newId(), kind: 'answered', words })
const answerOf = async ({ one }: Asked) => (await it.worker.get(one)).body

async function forget({ caseId }: Asked): Promise<void> {
  await it.door.at.test.asAdministrator(
    `update guest_door set session_until = now() - interval '1 minute' where case_id = '${caseId}'`,
  )
}

async function withdraw({ caseId }: Asked): Promise<void> {
  const { world, people } = it.door.at
  const file = await world.asActor(people.worker, ({ cases }) => cases.open(caseId))
  const given = file?.facts.findLast(({ type }) => type === 'consent-given')
  assert.ok(file && given)
  const detail = { consent: 'ask-professional', given: given.id } as const
  const taken = await recordFacts(it.door.services, people.worker, {
    ...{ caseId, facts: [{ type: 'consent-withdrawn', on: today, detail }] },
    write: { writeId: newId(), versionSeen: file.version },
  })
  assert.ok('done' in taken, JSON.stringify(taken))
}

const neutral = (page: string, { caseId, one }: Asked) => {
  for (const text of [
    alias,
    caseId,
    one,
    street,
    'Invented Surgery',
    'Waymark',
    'WM-',
    '<script',
  ]) {
    assert.ok(!page.includes(text), `the page says ${text}`)
  }
}

test('a professional sees the question, whom it is about, who asks and the day, and answers once', async () => {
  const asked = await it.anAsked()
  const phone = it.door.browser()
  const { body } = await phone.get(`/g/${asked.link}`)
  assert.ok(!body.includes(names), 'before the code it says whom it is about')
  await phone.post(`/g/${asked.link}`, { code: asked.code })
  await phone.get(`/g/${asked.link}`)
  const page = await phone.post(`/g/${asked.link}/open`)
  for (const text of [names, '5 April 1999', 'Which treatment', '20 March 2026', 'has agreed']) {
    assert.match(page.body, new RegExp(text, 'i'))
  }
  neutral(page.body, asked)
  const sent = reply()
  const thanks = await phone.post(`/g/${asked.link}/answer`, sent)
  assert.match(thanks.body, /Your answer was kept/)
  const twice = await phone.post(`/g/${asked.link}/answer`, sent)
  assert.match(twice.body, /Your answer was kept/)
  assert.match(await answerOf(asked), /the wait is nine months/)
  const acts = await it.actsOf(asked.caseId)
  assert.equal(acts.filter((act) => act === 'a guest answered').length, 1)
})

test('changed and sent again after it was kept, it is not called kept, and the words come back', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  const sent = reply()
  await phone.post(`/g/${asked.link}/answer`, sent)
  const other = { ...sent, words: 'Quite other words' }
  const again = await phone.post(`/g/${asked.link}/answer`, other)
  assert.ok(!again.body.includes('was kept'))
  assert.match(again.body, /Quite other words/)
  const closed = await phone.post(`/g/${asked.link}/answer`, { ...other, code: asked.code })
  assert.equal(closed.status, 404)
  assert.match(closed.body, /It was not sent[\s\S]*Quite other words/)
  assert.match(await answerOf(asked), /nine months/)
})

test('what is wrong is said beside the field, and every word stays', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  const half = await phone.post(`/g/${asked.link}/answer`, { words })
  assert.equal(half.status, 422)
  assert.match(half.body, /Choose whether you can answer/)
  assert.match(half.body, /nine months/)
  assert.match(half.body, new RegExp(names), 'the question is not there any more')
  const none = await phone.post(`/g/${asked.link}/answer`, { kind: 'cannot', words: '  ' })
  assert.match(none.body, /or why you cannot/)
  const long = 'b'.repeat(4_001)
  const more = await phone.post(`/g/${asked.link}/answer`, { kind: 'answered', words: long })
  assert.match(more.body, /at most 4000/)
  assert.ok(more.body.includes(long))
})

test('whoever writes for longer than the code holds gives it once more and keeps every word', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  await forget(asked)
  const late = await phone.post(`/g/${asked.link}/answer`, reply())
  assert.equal(late.status, 422)
  assert.match(late.body, /Enter your code once more/)
  assert.match(late.body, /nine months/)
  assert.ok(!late.body.includes(names), 'without the code it says whom it is about')
  const kept = { ...reply(), code: '1' }
  const slip = await phone.post(`/g/${asked.link}/answer`, kept)
  assert.match(slip.body, /Type the 8 digits/)
  const wrong = asked.code === '00000000' ? '11111111' : '00000000'
  const no = await phone.post(`/g/${asked.link}/answer`, { ...kept, code: wrong })
  assert.match(no.body, /4 more times/)
  assert.match(no.body, /nine months/)
  const back = await phone.post(`/g/${asked.link}/answer`, { ...kept, code: asked.code })
  assert.equal(back.status, 200)
  assert.match(back.body, /You are in again/)
  assert.match(back.body, /nine months/)
  assert.match(back.body, new RegExp(names))
  assert.match((await phone.post(`/g/${asked.link}/answer`, kept2(kept))).body, /was kept/)
})
const kept2 = ({ code: _code, ...rest }: ReturnType<typeof reply> & { code: string }) => rest

test('what they agreed to was taken back while somebody writes: nothing is taken, and the words come back', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  await withdraw(asked)
  const sent = reply()
  const said = await phone.post(`/g/${asked.link}/answer`, sent)
  assert.match(said.body, /Enter your code once more/)
  assert.ok(!said.body.includes(names))
  const code = await phone.post(`/g/${asked.link}/answer`, { ...sent, code: asked.code })
  assert.equal(code.status, 404)
  assert.match(code.body, /This link does not open anything[\s\S]*nine months/)
  neutral(code.body, asked)
  assert.ok(!code.body.includes(names))
  const page = await answerOf(asked)
  assert.ok(!page.includes('nine months'))
  assert.match(page, /They may not be asked now/)
  const acts = await it.actsOf(asked.caseId)
  assert.ok(acts.includes('a guest came to a door that was closed'))
  assert.ok(!acts.includes('a guest answered'))
})

test('two links in one browser: the form of the first is sent with the cookie of the second', async () => {
  const [one, other] = [await it.anAsked(), await it.anAsked()]
  const phone = await it.inside(one)
  const token = async (browser: Browser) => browser.cookie('guest')
  const before = await token(phone)
  await phone.get(`/g/${other.link}`)
  await phone.post(`/g/${other.link}`, { code: other.code })
  assert.notEqual(await token(phone), before)
  // The form of the first page, with the token that stood on it.
  const said = await phone.post(`/g/${one.link}/answer`, { ...reply(), csrf: 'of the first' })
  assert.match(said.body, /Enter your code once more[\s\S]*nine months/)
  const back = await phone.post(`/g/${one.link}/answer`, { ...reply(), code: one.code })
  assert.match(back.body, /You are in again/)
  assert.match((await phone.post(`/g/${one.link}/answer`, reply())).body, /was kept/)
})

test('something breaks: the words are on the page, and sent again they are one answer', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  const { guests } = it.door.services
  const { answer } = guests
  const sent = reply()
  // Kept, and then the answer to it is lost.
  Object.assign(guests, {
    async answer(...given: Parameters<typeof answer>) {
      await answer(...given)
      throw new Error('broken on purpose')
    },
  })
  const broken = await phone.post(`/g/${asked.link}/answer`, sent)
  Object.assign(guests, { answer })
  assert.equal(broken.status, 500)
  assert.match(broken.body, /could not be kept just now[\s\S]*nine months/)
  assert.ok(broken.body.includes(sent.writeId), 'it is not the same form any more')
  neutral(broken.body, asked)
  assert.match((await phone.post(`/g/${asked.link}/answer`, sent)).body, /was kept/)
  assert.match(await answerOf(asked), /nine months/)
})

test('an answer to a link that never was is asked for its code, to the letter like any other', async () => {
  const asked = await it.anAsked()
  const sent = reply()
  const said = async (link: string) => {
    const stranger = it.door.browser()
    await stranger.get(`/g/${link}`)
    const { status, body } = await stranger.post(`/g/${link}/answer`, sent)
    return [status, body.replaceAll(link, 'LINK').replace(/name="csrf" value="[^"]*"/, '')]
  }
  assert.deepEqual(await said(asked.link), await said('a'.repeat(43)))
})

const boundary = 'made-up-boundary'
async function sendFile(asked: Asked, phone: Browser, name: string, size = 40) {
  const fresh = await phone.post(`/g/${asked.link}/open`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(fresh.body)?.[1] ?? ''
  const fields = { ...reply(), csrf }
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="paper"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n${'x'.repeat(size)}\r\n--${boundary}--\r\n`
  return it.door.server.inject({
    method: 'POST',
    url: `/g/${asked.link}/answer`,
    headers: {
      ...{ host: 'localhost', 'content-type': `multipart/form-data; boundary=${boundary}` },
      cookie: `waymark-guest=${phone.cookie('guest')}`,
    },
    payload: parts.join('') + file,
  })
}

test('a file that cannot be taken is said at once, while whoever has it is still there', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  unfit.add('song.mp3')
  const said = await sendFile(asked, phone, 'song.mp3')
  assert.equal(said.statusCode, 422)
  assert.match(said.body, /not a PDF, a picture/)
  assert.match(said.body, /nine months/)
  const heavy = await sendFile(asked, phone, 'scan.jpg', 10 * 1024 * 1024 + 1)
  assert.equal(heavy.statusCode, 422)
  assert.match(heavy.body, /larger than 10 MB/)
  assert.match(heavy.body, /nine months/)
})

test('a file is sealed as it came, opened by nobody, and judged like every other when it is taken in', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  assert.match((await sendFile(asked, phone, 'scan.jpg')).body, /was kept/)
  const page = await it.worker.get(asked.one)
  assert.match(page.body, /A file came with it/)
  assert.ok(!/documents\/[0-9a-f-]{36}/.test(page.body))
  const [row] = await it.door.at.test.asAdministrator<{ all: string }>(
    `select encode(answer_file, 'escape') as all from evidence_request where case_id = '${asked.caseId}'`,
  )
  assert.ok(row && !row.all.includes('xxxx'))
  const versionSeen = String(await it.versionOf(asked.caseId))
  await it.worker.post(`${asked.one}/take`, { writeId: newId(), versionSeen })
  const documents = await it.door.at.world.asActor(it.door.at.people.worker, ({ documents }) =>
    documents.list(asked.caseId),
  )
  assert.equal(documents.length, 1)
  assert.ok(!documents[0]?.name.includes('scan'), 'the name that was claimed is kept')
  const [after] = await it.door.at.test.asAdministrator<{ gone: boolean }>(
    `select answer_file is null as gone from evidence_request where case_id = '${asked.caseId}'`,
  )
  assert.equal(after?.gone, true)
})

test('nobody’s file is read who has not given the code', async () => {
  const asked = await it.anAsked()
  const phone = await it.inside(asked)
  await forget(asked)
  await phone.get(`/g/${asked.link}`)
  const said = await phone.post(`/g/${asked.link}/answer`, { ...reply(), kind: '' })
  assert.match(said.body, /Enter your code once more/)
})
