/** Documents through the front door, on a real press: what they say, and what they never say. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { problemsOf } from '../../../../checks/browser/valid-html.ts'
import {
  lookAtDocument,
  madeDocumentId,
  makeDocument,
} from '../../../application/documents/make-document.ts'
import type { DocumentKind } from '../../../application/ports/document-press.ts'
import { pdfText } from '../../../documents/pdf/read-pdf-text.testing.ts'
import { openPress } from '../../../documents/press/press.ts'
import { documentPress } from '../../../documents/press-adapter.ts'
import { readZip } from '../../../documents/zip/read-zip.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { aServer, type TestServer, type Visit } from '../../seat/seat-server.testing.ts'
import { documentOutRoutes } from './documents-out.routes.ts'
import { aToldCase, canary, idOf, type ToldCase } from './told-case.testing.ts'

const press = openPress()
const services = { press: documentPress(press) }
let at: TestServer<typeof services>
let told: ToldCase
before(async () => {
  at = await aServer(documentOutRoutes, services)
  at.setNow('2026-07-10T09:00:00.000Z')
  told = await aToldCase(at)
  await inCase(at.world, at.people.worker, told.caseId, (seen, { contact }) =>
    contact.change(seen, (rules) => ({ ...rules, channels: { [byHand]: throughAFriend } }), {
      writeId: newId(),
    }),
  )
})
after(async () => {
  await at.close()
  await press.stop()
})

/** A way that they said is safe for everything, so that what is tested here may reach them. */
const byHand = 'named-person'
const anyTime = {
  isSafe: 'yes',
  when: 'any-time',
  confirmedAt: '2026-07-09T09:00:00.000Z',
} as const
const throughAFriend = { ...anyTime, content: 'detail', through: 'A friend' } as const

const base = () => `/cases/${told.caseId}/documents-out`
const seenIn = ({ page }: Visit) => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''

async function made(path: string, format: string, who: 'worker' | 'manager' = 'worker') {
  const look = await at.get(who, base() + path)
  const reaches = /survivor-copy|exit-plan/.test(path) ? byHand : 'no'
  return at.post(who, base() + path, { seen: seenIn(look), goOn: 'yes', reaches, format })
}

async function wordsOf({ bytes, headers }: Visit): Promise<string> {
  if (headers['content-type'] === 'application/pdf') return pdfText(bytes)
  const zip = readZip(bytes, { files: 100, bytes: 10_000_000 })
  if ('fault' in zip) throw new Error(zip.fault)
  return zip.files
    .map(({ bytes: part }) => part.toString('utf8').replaceAll(/<[^>]+>/g, ''))
    .join('\n')
}

const challenge = () => ({
  grounds: 'both',
  by: 'survivor',
  [`challenge-${idOf('n1')}`]: 'yes',
  [`wrong-${idOf('n1')}`]: 'The NHS list is closed until spring',
  [`asks-${idOf('n1')}`]: 'Counselling until 20 January 2027',
  statement: 'I am afraid of the nights',
  keep: 'yes',
})

async function writeChallenge() {
  const path = `/reconsideration-request/${idOf('decided')}`
  const kept = await at.post('worker', `${base()}${path}/write`, challenge())
  assert.equal(kept.status, 303)
  return path
}

const everyDocument = (): [DocumentKind, string, RegExp[]][] => [
  [
    'rna-pack',
    `/rna-pack/${idOf('s-1')}`,
    [/Someone to talk to each week/, /I do not sleep/, /Sent on/],
  ],
  ['rna-pack', `/rna-pack/${idOf('r1')}`, [/This is a draft/, /Someone to talk to each week/]],
  ['evidence-index', `/evidence-index/${idOf('s-1')}`, [/GP letter/, /A letter/]],
  [
    'survivor-copy',
    `/survivor-copy/${idOf('decided')}`,
    [/20 October 2026/, /You can challenge this until/],
  ],
  [
    'reconsideration-request',
    `/reconsideration-request/${idOf('decided')}`,
    [/The NHS list is closed until spring/, /I am afraid of the nights/, /support stays as it is/],
  ],
  ['exit-plan', `/exit-plan/${told.caseId}`, [/Not in place/, /10 July 2026/, /999/]],
]

test('the page lists what can be made, and says why something cannot be made yet', async () => {
  const { page, status } = await at.get('worker', base())
  assert.equal(status, 200)
  assert.match(page, /RNA 1, as it was sent/)
  assert.match(page, /Decision on RNA 1/)
  assert.deepEqual(await problemsOf(page), [])
  const { id } = await aCase(at.world, at.people.worker)
  const empty = await at.get('worker', `/cases/${id}/documents-out`)
  assert.match(empty.page, /There is no RNA yet/)
  assert.match(empty.page, /No RNA decision is recorded yet/)
  assert.match(empty.page, /Support has not started/)
  assert.deepEqual(await problemsOf(empty.page), [])
})

test('every document, as PDF and Word, says what it must and nothing about who or where', async () => {
  await writeChallenge()
  for (const [kind, path, parts] of everyDocument()) {
    for (const format of ['pdf', 'docx']) {
      const file = await made(path, format)
      assert.equal(file.status, 200, `${kind} ${format}: ${file.page.slice(0, 2000)}`)
      const words = await wordsOf(file)
      assert.doesNotMatch(words, /CANARY/i, `${kind} ${format}`)
      assert.ok(words.includes(told.reference), `${kind} ${format} knows the person by reference`)
      const flat = words.replaceAll(/\s+/g, ' ')
      for (const part of parts) assert.match(flat, part, `${kind} ${format}`)
      const name = String(file.headers['content-disposition'])
      assert.match(name, /document-WM-[A-Z0-9]+-[A-Z]\d+\.(pdf|docx)/)
      assert.doesNotMatch(name, /rna|survivor|exit|CANARY/i)
    }
  }
})

test('the harness above would catch an address: planted in a need, it is found on paper', async () => {
  const looked = await lookAtDocument(at.services, at.people.worker, {
    caseId: told.caseId,
    kind: 'rna-pack',
    of: idOf('s-1'),
  })
  assert.ok(looked && 'document' in looked && looked.document.kind === 'rna-pack')
  const { input } = looked.document
  const spoiled = { ...input, needs: input.needs.map((need) => ({ ...need, inPlace: canary })) }
  const { bytes } = await services.press.make({ kind: 'rna-pack', input: spoiled }, 'pdf')
  assert.match(await pdfText(Buffer.from(bytes)), /CANARY/)
  const withAddress = { ...input, homeAddress: '1 Sample Street' }
  await assert.rejects(
    services.press.make({ kind: 'rna-pack', input: withAddress }, 'pdf'),
    /address/,
  )
})

test('what looks like a telephone number is listed, and nothing leaves before a person says so', async () => {
  const path = `/rna-pack/${idOf('s-1')}`
  const look = await at.get('worker', base() + path)
  assert.match(look.page, /07700 900123/)
  assert.match(look.page, /looks like a telephone number, under “What is there now/)
  assert.deepEqual(await problemsOf(look.page), [])
  const refused = await at.post('worker', base() + path, { seen: seenIn(look), format: 'pdf' })
  assert.equal(refused.status, 422)
  assert.match(refused.page, /Look at the list before the document leaves/)
  assert.deepEqual(await problemsOf(refused.page), [])
  const stale = { seen: 'f'.repeat(64), goOn: 'yes', format: 'pdf' }
  const changed = await at.post('worker', base() + path, stale)
  assert.equal(changed.status, 409)
  assert.match(changed.page, /The record changed after you opened this page/)
})

test('a made document is kept in the case, is in the log, and is made again byte for byte', async () => {
  const about = { caseId: told.caseId, kind: 'rna-pack', of: idOf('s-1') } as const
  for (const format of ['pdf', 'docx'] as const) {
    const first = await made(`/rna-pack/${about.of}`, format)
    const second = await made(`/rna-pack/${about.of}`, format, 'manager')
    assert.deepEqual(second.bytes, first.bytes)
    const looked = await lookAtDocument(at.services, at.people.worker, about)
    assert.ok(looked && 'document' in looked)
    const id = madeDocumentId(about.caseId, format, looked.document)
    const kept = await at.world.asActor(at.people.worker, ({ documents }) =>
      documents.read(about.caseId, id),
    )
    assert.deepEqual(Buffer.from(kept?.bytes ?? []), first.bytes)
    assert.equal(kept?.about.sha256, createHash('sha256').update(first.bytes).digest('hex'))
    const again = await services.press.make(looked.document, format)
    assert.deepEqual(Buffer.from(again.bytes), first.bytes)
    const logged = await at.test.asAdministrator<{ act: string; user_id: string }>(
      `select act, user_id from audit_entry where case_id = $1 and object_id = $2 and act like 'made%'`,
      [about.caseId, id],
    )
    assert.deepEqual(
      new Set(logged.map(({ act }) => act)),
      new Set([`made a document: rna-pack, ${format}`]),
    )
    assert.ok(logged.some(({ user_id }) => user_id === at.people.manager.userId))
  }
})

test('a challenge asks first for what the record cannot know, and keeps it', async () => {
  const path = `${base()}/reconsideration-request/${idOf('decided')}`
  const before = await at.get('manager', path)
  assert.match(before.page, /Say on what grounds it is asked/)
  assert.equal((await at.post('manager', path, { seen: '', format: 'pdf' })).status, 409)
  const questions = await at.get('manager', `${path}/write`)
  assert.match(questions.page, /The NHS can help from October/)
  assert.deepEqual(await problemsOf(questions.page), [])
  await at.post('manager', `${path}/write`, challenge())
  const after = await at.get('manager', `${path}/write`)
  assert.match(after.page, /The NHS list is closed until spring<\/textarea>/)
  assert.match((await at.get('manager', path)).page, /Make the PDF/)
})

test('a day that is none on the moving-on plan comes back with everything kept', async () => {
  const path = `${base()}/exit-plan/${told.caseId}/write`
  const typed = {
    goals: 'Sleep\nA course',
    'movesOn-day': '31',
    'movesOn-month': '2',
    'movesOn-year': '2027',
  }
  const wrong = await at.post('worker', path, typed)
  assert.equal(wrong.status, 422)
  assert.match(wrong.page, /A course<\/textarea>/)
  assert.match(wrong.page, /value="31"/)
  assert.deepEqual(await problemsOf(wrong.page), [])
  const right = {
    ...typed,
    'movesOn-month': '3',
    'says-therapy': 'Group from April',
    agreement: 'agrees',
  }
  assert.equal((await at.post('worker', path, right)).status, 303)
  const flat = (await wordsOf(await made(`/exit-plan/${told.caseId}`, 'pdf'))).replaceAll(
    /\s+/g,
    ' ',
  )
  for (const part of ['31 March 2027', 'A course', 'Group from April', 'agrees with this plan']) {
    assert.ok(flat.includes(part), part)
  }
})

test('whoever may not open the case is told that there is nothing', async () => {
  const path = `${base()}/rna-pack/${idOf('s-1')}`
  for (const who of ['otherWorker', 'elsewhere', 'prime', 'assessor', 'protector'] as const) {
    assert.equal((await at.get(who, base())).status, 404, who)
    assert.equal((await at.get(who, path)).status, 404, who)
    assert.equal((await at.post(who, path, { seen: '', format: 'pdf' })).status, 404, who)
  }
  assert.equal((await at.get('worker', `${base()}/rna-pack/${idOf('n1')}`)).status, 404)
  assert.equal((await at.get('worker', `${base()}/diary/${idOf('s-1')}`)).status, 404)
})

const copyPath = () => `${base()}/survivor-copy/${idOf('decided')}`

async function leaveBy(fields: Readonly<Record<string, string>>): Promise<Visit> {
  const look = await at.get('worker', copyPath())
  return at.post('worker', copyPath(), {
    seen: seenIn(look),
    goOn: 'yes',
    format: 'docx',
    ...fields,
  })
}

const actsIn = async (kind: string) =>
  (
    await at.test.asAdministrator<{ channel: string; code: string; blocks: string[] }>(
      `select channel, code, blocks from contact_act
       where case_id = '${told.caseId}' and kind = '${kind}' and channel <> '${byHand}'`,
    )
  ).map(({ channel, code, blocks }) => [channel, code, blocks.join(',')])

test('a paper for the survivor is not made before it is said how it reaches them, by any page', async () => {
  for (const reaches of ['', 'no', 'in-person-ish']) {
    const { status, page } = await leaveBy({ reaches })
    assert.equal(status, 422, reaches)
    assert.match(page, /Choose how it reaches them/)
    assert.match(page, /How does it reach them\?/)
    assert.doesNotMatch(page, /Not now: into the record/)
  }
  const about = { caseId: told.caseId, kind: 'survivor-copy', of: idOf('decided') } as const
  const looked = await lookAtDocument(at.services, at.people.worker, about)
  const order = { ...about, format: 'docx', seen: looked?.hash ?? '', goOn: true } as const
  const refused = await makeDocument(at.services, at.people.worker, order)
  assert.deepEqual(refused, { refused: { code: 'how-does-it-reach-them' } })
})

test('the survivor’s copy does not leave by a way that nobody asked about, and says why', async () => {
  const { status, page } = await leaveBy({ reaches: 'post' })
  assert.equal(status, 422)
  assert.match(page, /Nobody has asked about this way yet/)
  assert.match(page, /Why can it not wait/)
  assert.deepEqual(await actsIn('reached-out'), [])
})

test('it leaves by a way that they said is safe for it, and that is written down', async () => {
  const { worker } = at.people
  await inCase(at.world, worker, told.caseId, (seen, { contact }) =>
    contact.change(
      seen,
      (rules) => ({
        ...rules,
        channels: {
          [byHand]: throughAFriend,
          email: {
            isSafe: 'yes',
            when: 'any-time',
            content: 'detail',
            confirmedAt: '2026-07-09T09:00:00.000Z',
          },
          'in-person': {
            isSafe: 'yes',
            when: 'any-time',
            content: 'neutral',
            confirmedAt: '2026-07-09T09:00:00.000Z',
          },
        },
      }),
      { writeId: newId() },
    ),
  )
  const { status, headers } = await leaveBy({ reaches: 'email' })
  assert.equal(status, 200)
  assert.match(String(headers['content-type']), /wordprocessingml/)
  assert.deepEqual(await actsIn('reached-out'), [['email', 'survivor-copy', '']])
})

test('a decision is more than the neutral words they agreed to, and a reason goes on all the same', async () => {
  const { status, page } = await leaveBy({ reaches: 'in-person' })
  assert.equal(status, 422)
  assert.match(page, /The most they agreed to: neutral words only/)
  const about = { caseId: told.caseId, kind: 'survivor-copy', of: idOf('decided') } as const
  const looked = await lookAtDocument(at.services, at.people.worker, about)
  const order = {
    ...about,
    format: 'docx',
    seen: looked?.hash ?? '',
    goOn: true,
    reaches: { channel: 'in-person', because: 'She is waiting at the door' },
  } as const
  const unproved = await makeDocument(at.services, at.people.worker, order)
  assert.ok('refused' in unproved && unproved.refused.code === 'contact-blocked')
  assert.equal(unproved.refused.why, 'no-step-up')
  const until = '2026-07-10T09:04:00.000Z'
  const proved = { ...at.people.worker, steppedUp: [{ kind: 'contact-override', until }] } as const
  assert.ok('made' in (await makeDocument(at.services, proved, order)))
  assert.deepEqual(await actsIn('overridden'), [
    ['in-person', 'survivor-copy', 'content-too-detailed'],
  ])
})

test('a document with the person’s own address in free text cannot leave, and nobody can wave it through', async () => {
  const { worker } = at.people
  const where = '77 Specimen Road, Ashmere, AB1 2CD'
  await inCase(at.world, worker, told.caseId, (seen, { places }) =>
    places.add(seen, { id: newId(), kind: 'address', details: { where } }, { writeId: newId() }),
  )
  const path = `/exit-plan/${told.caseId}`
  const goals = async (words: string) => {
    const typed = { goals: words, agreement: 'agrees' }
    assert.equal((await at.post('worker', `${base()}${path}/write`, typed)).status, 303)
    return at.get('worker', base() + path)
  }
  const harmless = await goals('Find a flat on another road')
  assert.match(harmless.page, /Make the PDF/)
  const seen = seenIn(harmless)
  for (const words of [
    'Stay at 77 specimen rd',
    'Letters to ab12cd',
    'The flat in Specimen Road',
  ]) {
    const look = await goals(words)
    assert.match(look.page, /It says where they are, so it cannot leave/, words)
    assert.doesNotMatch(look.page, /Make the PDF/)
    const forced = await at.post('worker', base() + path, { seen, goOn: 'yes', format: 'pdf' })
    assert.equal(forced.status, 409)
    assert.match(forced.page, /This document says where they are/)
  }
  assert.match((await goals('Find a flat on another road')).page, /Make the PDF/)
})
