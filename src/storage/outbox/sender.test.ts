/** Sending: asked again just before it leaves, once and only once, and loud when it did not arrive. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { newId } from '../new-id.ts'
import { aCase, inCase } from '../stores/testing.ts'
import { lookAfter } from './hand-over.ts'
import { sendDue } from './start-sender.ts'
import { takeMessage } from './take-message.ts'
import { address, aMessage, anOutbox, began, type Outbox, openRules as rulesAt } from './testing.ts'

const day = 24 * 60
const openRules = rulesAt()

describe('the sender', () => {
  let box: Outbox
  before(async () => {
    box = await anOutbox()
  })
  after(() => box.close())
  afterEach(async () => {
    // Whatever a test left behind is over before the next one begins.
    await box.at.test.asAdministrator(
      `update outgoing_message set seen_at = now(), seen_by = queued_by, next_try_at = null,
         state = case when state in ('queued', 'sending') then 'withdrawn' else state end`,
    )
    box.handed.length = 0
    box.moveTo(began)
    box.answers(() => ({ accepted: true }))
    box.reach({ rules: openRules, recipient: address })
  })
  const trouble = (who: 'worker' | 'colleague' | 'manager' | 'elsewhere' = 'worker') =>
    box.at.world.asActor(box.at.people[who], ({ outbox }) => outbox.trouble(box.now(), 50))

  test('a message that may leave leaves once, with the words of its template and nothing else', async () => {
    const id = await box.queue()
    assert.equal(await sendDue(box.sending), 1)
    assert.equal(await sendDue(box.sending), 0)
    assert.deepEqual(box.handed, [
      {
        ...{ key: id, channel: 'email', to: address, subject: 'Hello' },
        text: 'Hi, please ring me when it suits you. No rush.',
      },
    ])
    assert.deepEqual(await box.stateOf(id), {
      ...{ state: 'accepted', why: [], tries: 1, attempts: ['accepted'] },
      acts: ['queued a message', 'handed over a message'],
    })
  })

  test('the recipient lies sealed: nobody who reads the database finds the address', async () => {
    const id = await box.queue()
    const [row] = await box.at.test.asAdministrator<{ text: string; recipient: Buffer }>(
      'select m::text as text, recipient from outgoing_message m where id = $1',
      [id],
    )
    assert.ok(row && !row.text.includes('jo.bloggs') && !row.recipient.includes(address))
  })

  test('what is written with an act that fails is not there either', async () => {
    const id = newId()
    const write = inCase(
      box.at.world,
      box.at.people.worker,
      box.caseId,
      async (seen, { outbox }) => {
        await outbox.queue(seen, aMessage(id, box.now()), { writeId: newId() })
        throw new Error('the act failed')
      },
    )
    await assert.rejects(write, /the act failed/)
    await assert.rejects(box.stateOf(id), /vanished/)
  })

  test('the same write sent twice is one message', async () => {
    const write = { writeId: newId() }
    const ids = [newId(), newId()]
    for (const id of ids) {
      await inCase(box.at.world, box.at.people.worker, box.caseId, (seen, { outbox }) =>
        outbox.queue(seen, aMessage(id, box.now()), write),
      )
    }
    assert.equal(await sendDue(box.sending), 1)
    assert.deepEqual(
      box.handed.map(({ key }) => key),
      [ids[0]],
    )
  })

  test('rules that changed in between stop it, and it never leaves later', async () => {
    const blocked = [
      [{}, ['unknown']],
      [{ recipient: address, rules: { ...openRules, frozen: { at: began } } }, ['frozen']],
      [
        { recipient: address, rules: { ...openRules, stopped: { at: began, reason: '' } } },
        ['stopped'],
      ],
      [{ recipient: address, rules: { ...openRules, channels: {} } }, ['no-such-channel']],
      [{ recipient: 'other@made-up.example', rules: openRules }, ['address-changed']],
    ] as const
    for (const [reach, why] of blocked) {
      const id = await box.queue()
      box.reach(reach)
      await sendDue(box.sending)
      box.reach({ rules: openRules, recipient: address })
      box.later(60)
      await sendDue(box.sending)
      const { state, why: said, acts } = await box.stateOf(id)
      assert.deepEqual([state, said], ['blocked', why])
      assert.equal(acts.at(-1), 'stopped a message')
    }
    assert.deepEqual(box.handed, [])
  })

  test('outside its hours it waits for the next window, and leaves then', async () => {
    const evenings = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '19:00' }] as const
    const email = { ...openRules.channels.email, isSafe: 'yes', when: evenings } as const
    box.reach({ recipient: address, rules: { ...openRules, channels: { email } } })
    const id = await box.queue()
    await sendDue(box.sending)
    assert.deepEqual((await box.stateOf(id)).why, ['outside-window'])
    box.moveTo('2026-03-02T17:59:59.000Z')
    assert.equal(await sendDue(box.sending), 0)
    // It waits as it should, so nobody is told that it is late.
    assert.deepEqual(await trouble(), [])
    box.moveTo('2026-03-02T18:00:00.000Z')
    await sendDue(box.sending)
    assert.equal((await box.stateOf(id)).state, 'accepted')
    assert.equal(box.handed.length, 1)
  })

  test('a message about an appointment is never sent after it', async () => {
    const id = await box.queue({ expiresAt: '2026-03-02T11:00:00.000Z' })
    box.moveTo('2026-03-02T11:00:00.000Z')
    await sendDue(box.sending)
    const { state, why } = await box.stateOf(id)
    assert.deepEqual([state, why, box.handed], ['given-up', ['too-late'], []])
  })

  test('refused for good, and nobody there: told at once to the worker and the manager', async () => {
    box.answers(() => ({ never: 'server-refused' }))
    const id = await box.queue()
    await sendDue(box.sending)
    assert.equal((await box.stateOf(id)).state, 'not-delivered')
    for (const who of ['worker', 'manager'] as const) {
      assert.deepEqual(
        (await trouble(who)).map(({ messageId, state, why }) => [messageId, state, why]),
        [[id, 'not-delivered', ['server-refused']]],
      )
    }
    for (const who of ['colleague', 'elsewhere'] as const) assert.deepEqual(await trouble(who), [])
    const seen = await inCase(box.at.world, box.at.people.worker, box.caseId, (file, { outbox }) =>
      outbox.dealtWith(file, id),
    )
    assert.equal(seen, true)
    assert.deepEqual(await trouble(), [])
  })

  test('a provider that is away for a day: tried with growing pauses, told of within 15 minutes, sent once', async () => {
    box.answers(() => ({ notNow: 'no-connection' }))
    const id = await box.queue()
    let told: number | undefined
    for (let minute = 0; minute <= day; minute += 1) {
      await sendDue(box.sending)
      if (told === undefined && (await trouble()).length > 0) told = minute
      box.later(1)
    }
    assert.equal(told, 15)
    const during = await box.stateOf(id)
    assert.equal(during.state, 'queued')
    // 1, 2, 5, 10, 20, 40 and then each hour.
    assert.equal(during.tries, 7 + Math.floor((day - 78) / 60))
    box.answers(() => ({ accepted: true }))
    box.later(60)
    await sendDue(box.sending)
    assert.equal((await box.stateOf(id)).state, 'accepted')
    assert.equal(box.handed.length, 1)
    assert.deepEqual(await trouble(), [])
  })

  test('a provider that stays away for three days: it is given up, aloud', async () => {
    box.answers(() => ({ notNow: 'no-connection' }))
    const id = await box.queue()
    for (let hour = 0; hour <= 72; hour += 1) {
      await sendDue(box.sending)
      box.later(60)
    }
    assert.equal((await box.stateOf(id)).state, 'given-up')
    assert.deepEqual(
      (await trouble()).map(({ messageId }) => messageId),
      [id],
    )
    await inCase(box.at.world, box.at.people.worker, box.caseId, (file, { outbox }) =>
      outbox.dealtWith(file, id),
    )
  })

  test('nothing runs at all: whoever looks is told after 15 minutes, without anything having run', async () => {
    const id = await box.queue()
    box.later(14)
    assert.deepEqual(await trouble(), [])
    box.later(1)
    const lines = await trouble()
    assert.deepEqual(
      lines.map(({ messageId, state, tries }) => [messageId, state, tries]),
      [[id, 'queued', 0]],
    )
  })

  test('no carrier for it: it stays where it is, and is told of', async () => {
    const id = await box.queue()
    await sendDue({ ...box.sending, carriers: [] })
    assert.equal((await box.stateOf(id)).state, 'queued')
    box.later(20)
    assert.equal((await trouble()).length, 1)
  })

  test('killed after it was handed over: it may have been sent, that is said, and it is not sent again', async () => {
    const id = await box.queue()
    const taken = await takeMessage(box.sending, box.at.people.worker.orgId)
    assert.ok(typeof taken === 'object')
    await taken.carrier.handOver(taken.leaving)
    // Here the machine stops. What comes after finds the row.
    box.later(4)
    await sendDue(box.sending)
    assert.equal((await box.stateOf(id)).state, 'sending')
    box.later(1)
    await sendDue(box.sending)
    const { state, why, attempts, acts } = await box.stateOf(id)
    assert.deepEqual([state, why, attempts], ['uncertain', ['cut-short'], ['cut-short']])
    assert.equal(acts.at(-1), 'may have handed over a message')
    assert.deepEqual(
      (await trouble('manager')).map(({ messageId }) => messageId),
      [id],
    )
    box.later(day)
    await sendDue(box.sending)
    assert.equal(box.handed.length, 1)
    await inCase(box.at.world, box.at.people.worker, box.caseId, (file, { outbox }) =>
      outbox.happened(file, id, { what: 'reached' }),
    )
    assert.equal((await box.stateOf(id)).state, 'delivered')
    assert.deepEqual(await trouble(), [])
  })

  test('killed, and not even a look afterwards: whoever looks is told all the same', async () => {
    const id = await box.queue()
    await takeMessage(box.sending, box.at.people.worker.orgId)
    box.later(15)
    assert.deepEqual(
      (await trouble()).map(({ messageId, state }) => [messageId, state]),
      [[id, 'sending']],
    )
  })

  test('two senders at once: each message leaves once', async () => {
    box.answers(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return { accepted: true }
    })
    const ids: string[] = []
    for (let count = 0; count < 12; count += 1) ids.push(await box.queue())
    const looked = await Promise.all(Array.from({ length: 3 }, () => sendDue({ ...box.sending })))
    assert.equal(
      looked.reduce((sum, one) => sum + one, 0),
      12,
    )
    assert.deepEqual(box.handed.map(({ key }) => key).toSorted(), ids.toSorted())
  })

  test('one that cannot be opened is stopped, and those behind it leave', async () => {
    const bad = await box.queue()
    const good = await box.queue()
    await box.at.test.asAdministrator(
      `update outgoing_message set recipient = (select recipient from outgoing_message where id = $2)
       where id = $1`,
      [bad, good],
    )
    await sendDue(box.sending)
    const { state, why } = await box.stateOf(bad)
    assert.deepEqual([state, why], ['blocked', ['broken']])
    assert.equal((await box.stateOf(good)).state, 'accepted')
  })

  test('a withdrawn one never leaves; one that has left cannot be withdrawn', async () => {
    const id = await box.queue()
    const withdraw = () =>
      inCase(box.at.world, box.at.people.worker, box.caseId, (file, { outbox }) =>
        outbox.happened(file, id, { what: 'withdrawn' }),
      )
    assert.equal(await withdraw(), true)
    assert.equal(await withdraw(), false)
    await sendDue(box.sending)
    assert.deepEqual(box.handed, [])
    const sent = await box.queue()
    await sendDue(box.sending)
    const late = await inCase(
      ...([box.at.world, box.at.people.worker, box.caseId] as const),
      (file, { outbox }) => outbox.happened(file, sent, { what: 'withdrawn' }),
    )
    assert.equal(late, false)
    assert.equal((await box.stateOf(sent)).state, 'accepted')
  })

  test('a case that is handed over takes what went wrong along', async () => {
    const { world, people } = box.at
    const { id: caseId } = await aCase(world, people.worker, { alias: 'Thistle' })
    box.answers(() => ({ never: 'server-refused' }))
    const id = await box.queue({}, caseId)
    await sendDue(box.sending)
    await inCase(world, people.manager, caseId, (seen, { cases }) =>
      cases.reassign(
        seen,
        { serviceId: seen.serviceId, workerId: people.colleague.userId },
        { writeId: newId(), versionSeen: seen.version },
      ),
    )
    assert.deepEqual(
      (await trouble('colleague')).map(({ messageId }) => messageId),
      [id],
    )
    assert.deepEqual(await trouble('worker'), [])
  })

  test('somebody who must stay out of a case is told nothing of its messages', async () => {
    const { world, people } = box.at
    const { id: caseId } = await aCase(world, people.worker, { alias: 'Teasel' })
    box.answers(() => ({ never: 'server-refused' }))
    const id = await box.queue({}, caseId)
    await sendDue(box.sending)
    const toldOf = async () => (await trouble('worker')).map(({ messageId }) => messageId)
    assert.deepEqual(await toldOf(), [id])
    await inCase(world, people.manager, caseId, (seen, { blocks }) =>
      blocks.keepOut(seen, {
        userId: people.worker.userId,
        words: 'They know each other',
        writeId: newId(),
      }),
    )
    assert.deepEqual(await toldOf(), [])
    assert.equal((await trouble('manager')).length, 1)
  })

  test('a look at what was cut short touches nothing that is under way', async () => {
    const id = await box.queue()
    await takeMessage(box.sending, box.at.people.worker.orgId)
    assert.equal(await lookAfter(box.sending, box.at.people.worker.orgId), 0)
    assert.equal((await box.stateOf(id)).state, 'sending')
  })
})

test('a carrier that takes a key once is tried again after it was cut short', async () => {
  const box = await anOutbox({ repeatable: true })
  const id = await box.queue()
  await takeMessage(box.sending, box.at.people.worker.orgId)
  box.later(6)
  await sendDue(box.sending)
  assert.equal((await box.stateOf(id)).state, 'queued')
  box.later(1)
  await sendDue(box.sending)
  const { state, attempts } = await box.stateOf(id)
  assert.deepEqual([state, attempts], ['accepted', ['cut-short', 'accepted']])
  await box.close()
})
