/** Reports of a carrier: twice, out of order, about nobody; and an address that is nobody's shuts the ways. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../new-id.ts'
import { inCase } from '../stores/testing.ts'
import { sendDue, startSender } from './start-sender.ts'
import { takeMessage } from './take-message.ts'
import { takeReport } from './take-report.ts'
import { anOutbox, type Outbox } from './testing.ts'

describe('what a carrier reports afterwards', () => {
  let box: Outbox
  before(async () => {
    box = await anOutbox()
  })
  after(() => box.close())

  const orders = [
    ['arrived', 'returned'],
    ['returned', 'arrived'],
    ['returned', 'returned', 'arrived', 'arrived', 'returned'],
    ['arrived', 'arrived', 'returned', 'arrived'],
  ] as const
  for (const order of orders) {
    test(`${order.join(', ')}: it did not arrive, and that is written down once`, async () => {
      const id = await box.queue()
      await sendDue(box.sending)
      for (const said of order) assert.ok(await takeReport(box.sending, { key: id, said }))
      const { state, why, acts } = await box.stateOf(id)
      assert.deepEqual([state, why], ['not-delivered', ['returned']])
      const changes = order[0] === 'arrived' ? 2 : 1
      assert.equal(acts.filter((act) => act === 'noted what became of a message').length, changes)
    })
  }

  test('a report that overtakes our own record of the hand-over is kept, and not overwritten by it', async () => {
    const id = await box.queue()
    box.answers(async (message) => {
      await takeReport(box.sending, { key: message.key, said: 'arrived' })
      return { accepted: true }
    })
    await sendDue(box.sending)
    box.answers(() => ({ accepted: true }))
    const { state, attempts } = await box.stateOf(id)
    assert.deepEqual([state, attempts], ['delivered', ['accepted']])
  })

  test('many reports at once end the same', async () => {
    const id = await box.queue()
    await sendDue(box.sending)
    const said = ['arrived', 'returned', 'arrived', 'returned', 'arrived', 'arrived'] as const
    await Promise.all(said.map((one) => takeReport(box.sending, { key: id, said: one })))
    assert.equal((await box.stateOf(id)).state, 'not-delivered')
  })

  test('a report about a message that has not left changes nothing', async () => {
    const id = await box.queue({ dueAt: '2026-03-02T12:00:00.000Z' })
    assert.equal(await takeReport(box.sending, { key: id, said: 'arrived' }), true)
    assert.equal((await box.stateOf(id)).state, 'queued')
  })

  test('a report about nobody is nothing', async () => {
    for (const key of [newId(), '', "'; select 1; --", '../../x']) {
      assert.equal(await takeReport(box.sending, { key, said: 'returned' }), false)
    }
  })

  test('nobody there: every way is shut, once, with a line in the log', async () => {
    const { world, people } = box.at
    await inCase(world, people.worker, box.caseId, (seen, { contact }) =>
      contact.change(seen, (rules) => rules, { writeId: newId() }),
    )
    const id = await box.queue()
    await sendDue(box.sending)
    for (let times = 0; times < 3; times += 1) {
      await takeReport(box.sending, { key: id, said: 'nobody-there' })
    }
    const kept = await inCase(world, people.worker, box.caseId, (seen, { contact }) =>
      contact.read(seen.id),
    )
    assert.equal(kept?.rules.frozen?.at, box.now())
    const { acts } = await box.stateOf(id)
    assert.equal(acts.filter((act) => act === 'shut the ways to reach').length, 1)
  })

  test('a carrier that hears by itself is listened to as long as the sender runs', async () => {
    const id = await box.queue()
    await takeMessage(box.sending, people(box).orgId)
    let stopped = false
    const [carrier] = box.sending.carriers
    assert.ok(carrier)
    const heard = Promise.withResolvers<boolean>()
    const sender = startSender({
      ...box.sending,
      carriers: [
        {
          ...carrier,
          listen(take) {
            take({ key: id, said: 'arrived' }).then(heard.resolve, heard.reject)
            return {
              async stop() {
                stopped = true
              },
            }
          },
        },
      ],
    })
    assert.equal(await heard.promise, true)
    await sender.stop()
    assert.ok(stopped)
    assert.equal((await box.stateOf(id)).state, 'delivered')
  })
})

function people({ at }: Outbox) {
  return at.people.worker
}
