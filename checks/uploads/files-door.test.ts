/** Files through the front door: what is not found clean cannot be opened, attached or listed by anybody. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { recordFacts } from '../../src/application/case/record-facts.ts'
import { checkHeldFiles } from '../../src/application/uploads/check-held-files.ts'
import {
  aClamd,
  eicar,
  type MadeUpClamd,
  type Manner,
} from '../../src/documents/scanner/clamd.testing.ts'
import { clamdScanner } from '../../src/documents/scanner/clamd-scanner.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'
import { aPdf, aPhotograph, aWordFile } from './made-up-files.ts'
import { anUploadDoor, type UploadDoor } from './upload-door.ts'

describe('where there is no scanner', () => {
  let at: UploadDoor
  before(async () => {
    at = await anUploadDoor({})
  })
  after(() => at.close())

  test('a letter is examined, kept and listed, and the pages say that nothing was scanned', async () => {
    const added = await at.add(await aPdf())
    assert.equal(added.goTo, `${at.base}?done=drawing`)
    assert.match((await at.get(added.goTo)).body, /Its pages are now being drawn/)
    const [held] = await at.held()
    assert.deepEqual(held?.standing, { state: 'waiting-for-drawing' })
    assert.match((await at.get(at.base)).body, /Being made safe/)
    assert.equal((await at.get(`${at.base}/${held?.id}`)).status, 404, 'not before it is drawn')
    assert.equal((await at.post(`${at.base}/held/${held?.id}/remove`, {})).status, 303)
    assert.deepEqual(await checkHeldFiles(at.services, at.quarantine), { looked: 1, broken: 0 })
    const page = await at.get(at.base)
    assert.match(page.body, /A letter/)
    assert.match(page.body, /not scanned for viruses: this installation has no scanner/)
    assert.match((await at.get('/file-checks')).body, /Files are not scanned for viruses/)
    assert.deepEqual(await at.held(), [])
  })

  test('a PDF is opened as pictures of its pages, and as it came only with a reason', async () => {
    const sent = await aPdf('MadeUpTitle')
    await at.add(sent, { fields: { name: 'Signed letter' } })
    await checkHeldFiles(at.services, at.quarantine)
    const letter = (await at.documents()).find(({ name }) => name === 'Signed letter')
    const address = `${at.base}/${letter?.id}`
    const opened = await at.get(address)
    assert.equal(opened.bytes.subarray(0, 5).toString(), '%PDF-')
    assert.ok(!opened.bytes.includes('MadeUpTitle') && opened.bytes.includes('/Image'))
    assert.equal((await at.post(`${address}/original`, {})).status, 422)
    const original = await at.post(`${address}/original`, { reason: 'The signature counts' })
    assert.deepEqual(original.bytes, sent)
    const acts = await at.acts()
    for (const act of ['added a file whose pages are to be drawn', 'released a file']) {
      assert.ok(acts.includes(act), act)
    }
    assert.ok(acts.includes('kept an original') && acts.includes('opened an original'))
  })

  test('a PDF that cannot be opened is refused beside the field, with what to do', async () => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj << /Broken\n%%EOF\n')
    const answer = await at.add(bytes, { fields: { name: 'What she sent' } })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /The file is damaged and cannot be opened\. Ask for it again/)
    assert.match(answer.body, /value="What she sent"/)
  })

  test('a drawing that was cut short is begun again later, and not for ever', async () => {
    await at.add(await aPdf(), { fields: { name: 'Cut short' } })
    const [held] = await at.held()
    const killed = () => new Promise<never>(() => {})
    const cut = { ...at.services, intake: { ...at.services.intake, draw: killed } }
    let time = Date.parse(at.door.at.world.now())
    for (const begun of [1, 2, 3]) {
      void checkHeldFiles(cut, at.quarantine)
      const tries = async () => {
        const [row] = await at.door.at.test.asAdministrator<{ tries: number }>(
          `select tries from upload where state = 'waiting-for-drawing'`,
        )
        return row?.tries
      }
      for (let asked = 0; asked < 500 && (await tries()) !== begun; asked += 1) {
        await new Promise((go) => setTimeout(go, 10))
      }
      assert.equal(await tries(), begun)
      assert.equal((await checkHeldFiles(at.services, at.quarantine)).looked, 0, 'not at once')
      time += 10 * 60_000
      at.door.at.setNow(new Date(time).toISOString())
    }
    assert.equal((await checkHeldFiles(at.services, at.quarantine)).looked, 1)
    assert.deepEqual(
      (await at.held()).map(({ id, standing }) => [id, standing.state]),
      [[held?.id, 'could-not-be-examined']],
    )
    assert.match((await at.get(at.base)).body, /Could not be checked/)
    await at.post(`${at.base}/held/${held?.id}/remove`, {})
  })

  test('a file is an attachment without rights, under a name that says nothing', async () => {
    const [{ id } = { id: '' }] = await at.documents()
    const file = await at.get(`${at.base}/${id}`)
    assert.equal(file.status, 200)
    const { headers } = file
    assert.equal(
      headers['content-disposition'],
      `attachment; filename="document-${id.slice(-8)}.pdf"`,
    )
    assert.match(String(headers['content-security-policy']), /^default-src 'none'; sandbox/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    assert.equal(headers['cache-control'], 'no-store')
  })

  test('another site, a frame, a picture or a script is not given a file', async () => {
    const [{ id } = { id: '' }] = await at.documents()
    const ask = (site: string, destination: string) =>
      at.get(`${at.base}/${id}`, { 'sec-fetch-site': site, 'sec-fetch-dest': destination })
    const opened = async () => (await at.acts()).filter((act) => act === 'opened a document').length
    const before = await opened()
    for (const site of ['cross-site', 'same-site']) {
      assert.equal((await ask(site, 'document')).status, 403, site)
    }
    for (const shown of [
      'iframe',
      'frame',
      'object',
      'embed',
      'image',
      'script',
      'style',
      'video',
    ]) {
      assert.equal((await ask('same-origin', shown)).status, 403, shown)
    }
    assert.equal(await opened(), before, 'nothing was opened')
    assert.equal((await ask('same-origin', 'document')).status, 200)
    assert.equal((await ask('none', 'document')).status, 200)
  })

  test('a photograph counts as a place: it is opened with a reason, and otherwise not at all', async () => {
    const unsaid = { name: 'A photograph', seen: '' }
    await at.add(await aPhotograph(), { fields: unsaid, fileName: 'a.jpg' })
    const photograph = (await at.documents()).find(({ name }) => name === 'A photograph')
    assert.equal(photograph?.class, 'L')
    const address = `${at.base}/${photograph?.id}`
    assert.equal((await at.get(address)).goTo, `${address}/open`)
    assert.ok((await at.get(at.base)).body.includes(`href="${address}/open"`))
    assert.match((await at.get(`${address}/open`)).body, /Why do you need to open it now\?/)
    const reasons = await at.rows('audit_reason')
    const without = await at.post(`${address}/open`, { reason: ' ' })
    assert.equal(without.status, 422)
    assert.match(without.body, /Write why you need to open it/)
    assert.equal(await at.rows('audit_reason'), reasons)
    const opened = await at.post(`${address}/open`, { reason: 'The court asks today' })
    assert.equal(opened.status, 200)
    assert.equal(opened.bytes.subarray(0, 3).toString('hex'), 'ffd8ff')
    assert.ok(!opened.bytes.includes('MadeUpPhone'))
    assert.equal(await at.rows('audit_reason'), reasons + 1)
    assert.ok((await at.acts()).includes('opened a picture of a place'))
    assert.equal((await at.post(`${address}/open`, { reason: 'x' }, 'otherWorker')).status, 404)
    assert.equal((await at.post(`${address}/open`, { reason: 'x' }, 'colleague')).status, 404)
  })

  test('an old Word file says that it can tell more than is seen, and is opened with a reason', async () => {
    const bytes = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('WordDocument', 'utf16le'),
    ])
    await at.add(bytes, { fields: { name: 'Old letter' }, fileName: 'a.doc' })
    const old = (await at.documents()).find(({ name }) => name === 'Old letter')
    assert.equal(old?.class, 'I')
    const address = `${at.base}/${old?.id}`
    assert.equal((await at.get(address)).goTo, `${address}/open`)
    assert.match((await at.get(at.base)).body, /Can tell more than you see/)
    assert.match((await at.get(`${address}/open`)).body, /ask whoever sent it for a PDF/)
    assert.equal((await at.post(`${address}/open`, { reason: ' ' })).status, 422)
    const opened = await at.post(`${address}/open`, { reason: 'The solicitor sent no other' })
    assert.equal(opened.status, 200)
    assert.ok(opened.bytes.equals(bytes))
    assert.ok((await at.acts()).includes('opened an original'))
  })

  test('a letter counts as a place until somebody says that they looked', async () => {
    for (const seen of ['', 'not-looked', 'anything else', 'surroundings']) {
      const name = `A letter: ${seen || 'no answer'}`
      await at.add(aWordFile(), { fields: { name, seen }, fileName: 'a.docx' })
      const letter = (await at.documents()).find((one) => one.name === name)
      assert.equal(letter?.class, 'L', seen)
      const address = `${at.base}/${letter?.id}`
      assert.equal((await at.get(address)).goTo, `${address}/open`, seen)
    }
    assert.match((await at.get(at.base)).body, /Does it show an address or a place they go to\?/)
  })

  test('a photograph of nothing but a paper is opened like a paper', async () => {
    const fields = { name: 'Only a letter', seen: 'paper-only' }
    await at.add(await aPhotograph(), { fields, fileName: 'a.jpg' })
    const letter = (await at.documents()).find(({ name }) => name === 'Only a letter')
    assert.equal(letter?.class, 'I')
    assert.equal((await at.get(`${at.base}/${letter?.id}`)).status, 200)
  })

  test('the same sending counts once for the day, however often it arrives', async () => {
    const counted = async () => {
      const [row] = await at.door.at.test.asAdministrator<{ files: number; bytes: number }>(
        'select sum(files)::int as files, sum(bytes)::int as bytes from upload_use',
      )
      return row ?? { files: 0, bytes: 0 }
    }
    const before = await counted()
    const bytes = await aPhotograph('Once')
    const fields = { name: 'Sent twice', writeId: newId() }
    const send = () => at.add(bytes, { fields, fileName: 'a.jpg' })
    const replies = [...(await Promise.all([send(), send()])), await send()]
    assert.deepEqual(
      replies.map(({ status }) => status),
      [303, 303, 303],
    )
    const { files, bytes: sum } = await counted()
    assert.deepEqual([files - before.files, sum - before.bytes], [1, bytes.length])
    const kept = (await at.documents()).filter(({ name }) => name === 'Sent twice')
    assert.equal(kept.length, 1)
  })

  test('a file as it came is kept only when somebody says so, and opened only with a reason', async () => {
    const sent = await aPhotograph('MadeUpEvidence')
    const fields = { name: 'Evidence', original: 'yes' }
    await at.add(sent, { fields, fileName: 'a.jpg' })
    const documents = await at.documents()
    const evidence = documents.find(({ name }) => name === 'Evidence')
    const other = documents.find(({ name }) => name === 'Only a letter')
    assert.equal((await at.get(`${at.base}/${other?.id}/original`)).status, 404)
    const reason = { reason: 'For the hearing' }
    assert.equal((await at.post(`${at.base}/${other?.id}/original`, reason)).status, 404)
    const address = `${at.base}/${evidence?.id}/original`
    assert.match((await at.get(address)).body, /exactly as it came/)
    assert.equal((await at.post(address, {})).status, 422)
    const opened = await at.post(address, reason)
    assert.deepEqual(opened.bytes, sent)
    assert.equal(opened.headers['content-type'], 'application/octet-stream')
    const acts = await at.acts()
    assert.ok(acts.includes('kept an original') && acts.includes('opened an original'))
  })

  test('what is refused is refused in words beside the field, and what was typed stays', async () => {
    const before = await at.rows('document')
    const rows: [string, Buffer, RegExp][] = [
      [
        'a drawing',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        /web page or a drawing/,
      ],
      ['a program', Buffer.from('MZ\0\0'), /This is a program/],
      ['an archive', Buffer.from('504b0506', 'hex'), /packed files/],
      ['something else', Buffer.from('GIF89a'), /not a PDF, a picture/],
      ['26 MB', Buffer.alloc(26 * 1024 * 1024, '%PDF-1.7'), /larger than 25 MB/],
      ['40 MB', Buffer.alloc(40 * 1024 * 1024), /larger than 25 MB/],
    ]
    for (const [what, bytes, words] of rows) {
      const fields = { name: `It is ${what}`, seen: 'surroundings' }
      const answer = await at.add(bytes, { fields })
      assert.equal(answer.status, 422, what)
      assert.match(answer.body, words)
      assert.match(answer.body, new RegExp(`value="It is ${what}"`))
      assert.match(answer.body, /value="surroundings" checked/)
    }
    assert.equal(await at.rows('document'), before)
    assert.ok((await at.acts()).includes('refused a file'))
  })

  test('the same form sent twice keeps one file', async () => {
    const bytes = await aPdf('Twice')
    const fields = { name: 'Twice', writeId: '0a5a5a5a-5a5a-4a5a-8a5a-5a5a5a5a5a5a' }
    await Promise.all([at.add(bytes, { fields }), at.add(bytes, { fields })])
    await checkHeldFiles(at.services, at.quarantine)
    const twice = (await at.documents()).filter(({ name }) => name === 'Twice')
    assert.equal(twice.length, 1)
  })

  test('who has used up the day is told before anything is kept, and nothing typed is lost', async () => {
    await at.door.at.test.asAdministrator('update upload_use set bytes = 500 * 1024 * 1024 - 10')
    const before = await at.rows('document')
    const answer = await at.add(await aPdf(), { fields: { name: 'One more' } })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /as much as there is room for in one day/)
    assert.match(answer.body, /value="One more"/)
    assert.equal(await at.rows('document'), before)
    at.door.at.setNow('2026-03-03T00:00:00.000Z')
    assert.equal((await at.add(await aPdf())).status, 303)
  })
})

describe('where there is a scanner', () => {
  let at: UploadDoor
  let clamd: MadeUpClamd
  before(async () => {
    clamd = await aClamd()
    at = await anUploadDoor({ scanner: clamdScanner(clamd.address, { timeLimitMs: 5_000 }) })
  })
  after(async () => {
    await at.close()
    await clamd.stop()
  })
  const check = () => checkHeldFiles(at.services, at.quarantine)

  test('a clean file is kept; a harmful one is refused at once, and nothing of it stays', async () => {
    assert.equal((await at.add(await aPdf())).goTo, `${at.base}?done=drawing`)
    await check()
    const before = await at.rows('document')
    const answer = await at.add(await aPdf('Harm', eicar), { fields: { name: 'What she sent' } })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /The scanner found something harmful/)
    assert.match(answer.body, /photograph it/)
    assert.match(answer.body, /value="What she sent"/)
    assert.equal(await at.rows('document'), before)
    assert.equal(await at.rows('upload'), 0)
  })

  const manners: Manner[] = [
    ...(['is-silent', 'cuts-off', 'cuts-the-answer', 'talks-nonsense', 'says-error'] as const),
    ...(['answers-too-early', 'floods', 'says-too-much'] as const),
  ]
  for (const manner of manners) {
    test(`a scanner that ${manner} leaves the file waiting, whatever is in it`, async () => {
      clamd.behave(manner)
      const clean = await at.rows('document')
      const held = await at.rows('upload')
      const large = Buffer.concat([await aPdf(), Buffer.alloc(3_000_000, ' ')])
      const answer = await at.add(manner === 'answers-too-early' ? large : await aPdf('x', eicar))
      clamd.behave('speaks')
      assert.equal(answer.goTo, `${at.base}?done=scan`)
      assert.deepEqual([await at.rows('document'), await at.rows('upload')], [clean, held + 1])
    })
  }

  test('what waits has no name, cannot be opened or chosen, and is on Today of who added it', async () => {
    const page = await at.get(at.base)
    assert.match(page.body, /Waiting for the scanner/)
    const [{ id } = { id: '' }] = await at.held()
    assert.match(page.body, new RegExp(`File ${id.slice(-6).toUpperCase()}`))
    for (const rest of ['', '/open', '/original']) {
      assert.equal((await at.get(`${at.base}/${id}${rest}`)).status, 404, rest)
    }
    const reason = { reason: 'I want to see it' }
    for (const rest of ['/open', '/original']) {
      assert.equal((await at.post(`${at.base}/${id}${rest}`, reason)).status, 404, rest)
    }
    const record = await at.get(`/cases/${at.caseId}/record/evidence-received`)
    assert.ok(!record.body.includes(id), 'it cannot be chosen as evidence')
    assert.match((await at.get('/today')).body, /Files you added that are not clean yet/)
    assert.ok(!(await at.get('/today', {}, 'colleague')).body.includes('not clean yet'))
    assert.equal((await at.post(`${at.base}/held/${id}/remove`, {})).status, 303)
    assert.ok(
      (await at.held()).some((one) => one.id === id),
      'what waits is not thrown away',
    )
  })

  test('it is tried again when it is due: clean ones are released, harmful ones blocked', async () => {
    const held = await at.held()
    assert.equal((await check()).looked, 0, 'not due yet')
    at.door.at.setNow('2026-03-02T09:02:00.000Z')
    assert.deepEqual(await check(), { looked: held.length, broken: 0 })
    const left = await at.held()
    assert.deepEqual(new Set(left.map(({ standing }) => standing.state)), new Set(['blocked']))
    assert.equal(left.length, held.length - 1)
    const released = held.filter(({ id }) => !left.some((one) => one.id === id))
    const [{ id } = { id: '' }] = released
    assert.equal((await at.get(`${at.base}/${id}`)).status, 200)
    const acts = await at.acts()
    assert.ok(acts.includes('released a file') && acts.includes('blocked a file'))
  })

  test('a blocked file says why and what to do, and can be removed', async () => {
    const [{ id } = { id: '' }, ...others] = await at.held()
    const page = await at.get(at.base)
    assert.match(
      page.body,
      /found something harmful in the file\. Nobody can open it here\. Ask for it on paper/,
    )
    assert.equal((await at.get(`${at.base}/${id}`)).status, 404)
    const elsewhere = await at.post(`${at.base}/held/${id}/remove`, {}, 'otherWorker')
    assert.equal(elsewhere.status, 404)
    const removed = await at.post(`${at.base}/held/${id}/remove`, {})
    assert.equal(removed.goTo, `${at.base}?done=removed`)
    assert.equal((await at.held()).length, others.length)
    for (const one of others) await at.post(`${at.base}/held/${one.id}/remove`, {})
  })

  test('while the scanner is gone the pauses grow, and the file is never given up or let through', async () => {
    clamd.behave('cuts-off')
    await at.add(await aPdf('Patience'))
    let time = Date.parse(at.door.at.world.now())
    const moveTo = (later: number) => at.door.at.setNow(new Date(time + later).toISOString())
    for (const minutes of [1, 2, 5, 15, 30, 60, 60]) {
      moveTo(minutes * 60_000 - 1)
      assert.equal((await check()).looked, 0, `not before ${minutes} minutes`)
      moveTo(minutes * 60_000)
      assert.deepEqual(await check(), { looked: 1, broken: 0 })
      time += minutes * 60_000
    }
    assert.equal(await at.rows('upload'), 1)
    assert.match((await at.get(at.base)).body, /The scanner ended without an answer/)
    clamd.behave('speaks')
    moveTo(60 * 60_000)
    await check()
    assert.equal(await at.rows('upload'), 0)
  })

  test('a letter that comes with a fact is saved with it, and can be opened once it is clean', async () => {
    const on = aDay('2026-02-03')
    await recordFacts(at.services, at.door.at.people.worker, {
      caseId: at.caseId,
      facts: [
        { type: 'consent-given', on, detail: { consent: 'nrm-referral' } },
        { type: 'referred', on, detail: { authority: 'sca', wantsSupport: 'yes' } },
      ],
      write: { writeId: newId(), versionSeen: 2 },
    })
    clamd.behave('is-silent')
    const path = `/cases/${at.caseId}/record/reasonable-grounds-decided`
    const form = await at.get(path)
    const versionSeen = /name="versionSeen" value="(\d+)"/.exec(form.body)?.[1] ?? ''
    const facts = { 'on-day': '2', 'on-month': '3', 'on-year': '2026' }
    const fields = { ...facts, versionSeen, outcome: 'positive' }
    const answer = await at.send(path, fields, { field: 'letterFile', bytes: await aPdf('L') })
    clamd.behave('speaks')
    if (answer.status !== 303)
      assert.fail(answer.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
    const [{ id } = { id: '' }] = await at.held()
    at.door.at.setNow('2026-03-07T09:00:00.000Z')
    await check()
    assert.ok(
      (await at.documents()).some((one) => one.id === id),
      'under the id that the fact names',
    )
  })
})
