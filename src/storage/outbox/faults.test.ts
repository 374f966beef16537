/**
 * The Nth call fails, for every N: of the database, before it was done and after; of the carrier; of the
 * clock. Whatever fails, a message is there, leaves at most once, and what is said of it is true. The same
 * sweep over senders with a mistake planted in each finds every one of them.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { minutesLater } from '../../domain/contact/outgoing.ts'
import { newId } from '../new-id.ts'
import { inCase } from '../stores/testing.ts'
import { handOver } from './hand-over.ts'
import type { Sending } from './sending.ts'
import { sendDue } from './start-sender.ts'
import { takeMessage } from './take-message.ts'
import {
  aMessage,
  anOutbox,
  began,
  type Faults,
  faultsOn,
  type Outbox,
  type When,
} from './testing.ts'

const mostCalls = 60
const on = aDay('2026-03-02')

describe('the Nth call fails', () => {
  let box: Outbox
  let faults: Faults
  let staffFaults: Faults
  before(async () => {
    box = await anOutbox()
    faults = faultsOn(box.at.test.db, 'jobs')
    staffFaults = faultsOn(box.at.test.db, 'staff')
  })
  after(() => box.close())

  /** One message, one fault, then hours without any: what is there must fit what has left. */
  async function oneMessage(
    round: (sending: Sending) => Promise<unknown>,
    plant: () => void,
    heal: () => void,
  ): Promise<{ findings: string[] }> {
    box.moveTo(began)
    box.handed.length = 0
    const id = await box.queue()
    plant()
    await round(box.sending).catch(() => {})
    heal()
    for (let hour = 0; hour < 4; hour += 1) {
      box.later(30)
      await round(box.sending)
    }
    return { findings: await whatIsWrong(id) }
  }

  async function whatIsWrong(id: string): Promise<string[]> {
    const left = box.handed.filter(({ key }) => key === id).length
    const found = await box.stateOf(id).catch(() => undefined)
    if (found === undefined) return ['it has vanished']
    const { state, attempts, acts } = found
    const wrong = [
      ...(left > 1 ? [`it left ${left} times`] : []),
      ...(state === 'accepted' && left !== 1 ? [`"handed over", and it left ${left} times`] : []),
      ...(state === 'queued' || state === 'sending' ? [`still ${state} after hours`] : []),
      ...(state === 'not-delivered' && left > 0 ? ['"not delivered", and it has left'] : []),
      ...(attempts.includes(null) ? ['an attempt without an end'] : []),
      ...(acts[0] === 'queued a message' ? [] : ['no line that it was written']),
      ...(new Set(acts.filter((act) => act === 'handed over a message')).size < left &&
      state === 'accepted'
        ? ['it left without a line in the log']
        : []),
      ...(acts.filter((act) => act === 'handed over a message').length > 1
        ? ['it is in the log twice']
        : []),
    ]
    return wrong.map((one) => `${one} (${state}, ${attempts}, ${acts})`)
  }

  async function sweepDatabase(
    round: (sending: Sending) => Promise<unknown>,
    when: When,
    lasts: 'once' | 'for-good',
  ): Promise<{ findings: string[]; faults: number }> {
    const findings: string[] = []
    for (let nth = 1; nth <= mostCalls; nth += 1) {
      let calls = 0
      const { findings: found } = await oneMessage(
        round,
        () => faults.fail(nth, when, lasts),
        () => {
          calls = faults.calls()
          faults.stop()
        },
      )
      findings.push(...found.map((one) => `${when} call ${nth}: ${one}`))
      // The fault came too late to happen: everything before it has been tried.
      if (calls < nth) return { findings, faults: nth - 1 }
    }
    throw new Error('the sweep did not come to an end')
  }

  const ways = [
    ['before', 'once'],
    ['after', 'once'],
    ['before', 'for-good'],
  ] as const
  for (const [when, lasts] of ways) {
    test(`of the database, ${when} it was done, ${lasts}`, async (t) => {
      const { findings, faults: tried } = await sweepDatabase(sendDue, when, lasts)
      assert.deepEqual(findings, [])
      assert.ok(tried > 12, `only ${tried} calls were there to fail`)
      t.diagnostic(`${tried} calls failed, one at a time`)
    })
  }

  test('of the carrier: what breaks may have sent, and is told so', async () => {
    for (const sent of [false, true]) {
      let broken = false
      const { findings } = await oneMessage(
        sendDue,
        () =>
          box.answers((message) => {
            if (broken) return { accepted: true }
            broken = true
            if (sent) box.handed.push(message)
            throw new Error('the adapter broke')
          }),
        () => {},
      )
      box.answers(() => ({ accepted: true }))
      assert.deepEqual(findings, [])
      assert.equal(box.handed.length, sent ? 1 : 0)
    }
  })

  test('of the clock', async () => {
    for (let nth = 1; nth <= 8; nth += 1) {
      let calls = 0
      const clock = {
        now() {
          calls += 1
          if (calls === nth) throw new Error('no time')
          return new Date(box.now())
        },
      }
      const { findings } = await oneMessage(
        (sending) => sendDue({ ...sending, clock }),
        () => {},
        () => {},
      )
      assert.deepEqual(findings, [])
    }
  })

  test('of the act itself: the entry and the message are there together, or neither is', async () => {
    const { world, people, test: base } = box.at
    let done = 0
    for (let nth = 1; nth <= mostCalls; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const [entry, message] = [newId(), newId()]
        staffFaults.fail(nth, when)
        const acted = await inCase(world, people.worker, box.caseId, async (seen, stores) => {
          const words = { on, kind: 'note', words: 'Words', needIds: [] } as const
          await stores.journal.add(seen, { ...words, id: entry }, { writeId: newId() })
          const later = { dueAt: minutesLater(box.now(), 9_999) }
          await stores.outbox.queue(seen, aMessage(message, box.now(), later), {
            writeId: newId(),
          })
        }).then(
          () => true,
          () => false,
        )
        done = staffFaults.calls()
        staffFaults.stop()
        const [kept] = await base.asAdministrator<{
          entries: number
          messages: number
          acts: number
        }>(
          `select (select count(*) from journal_entry where id = $1)::int as entries,
             (select count(*) from outgoing_message where id = $2)::int as messages,
             (select count(*) from audit_entry where object_id = $2)::int as acts`,
          [entry, message],
        )
        const same = kept?.entries === kept?.messages && kept?.messages === kept?.acts
        assert.ok(same, `${when} call ${nth}: ${JSON.stringify(kept)}`)
        if (acted) assert.equal(kept?.messages, 1, `${when} call ${nth}: said, and not kept`)
      }
      if (done < nth) return assert.ok(nth > 6)
    }
    assert.fail('the sweep did not come to an end')
  })

  describe('a mistake planted in the sender is found:', () => {
    const orgId = () => box.at.people.worker.orgId

    test('it says "handed over" before it has handed over', async () => {
      let cut = false
      const hasty = async (sending: Sending) => {
        const taken = await takeMessage(sending, orgId())
        if (typeof taken !== 'object') return
        const { carrier } = taken
        const silent = { ...carrier, handOver: async () => ({ accepted: true }) as const }
        await handOver(sending, orgId(), { ...taken, carrier: silent })
        if (cut) throw new Error('killed here')
        await carrier.handOver(taken.leaving)
      }
      const { findings } = await oneMessage(
        hasty,
        () => {
          cut = true
        },
        () => {
          cut = false
        },
      )
      assert.match(findings.join('\n'), /"handed over", and it left 0 times/)
    })

    test('it swallows what the adapter threw, and calls it sent', async () => {
      const deaf = (sending: Sending) =>
        sendDue({
          ...sending,
          carriers: sending.carriers.map((carrier) => ({
            ...carrier,
            handOver: (message) =>
              carrier.handOver(message).catch(() => ({ accepted: true }) as const),
          })),
        })
      box.answers(() => {
        throw new Error('the adapter broke')
      })
      const { findings } = await oneMessage(
        deaf,
        () => {},
        () => {},
      )
      box.answers(() => ({ accepted: true }))
      assert.match(findings.join('\n'), /"handed over", and it left 0 times/)
    })

    test('it tries again what may have left', async () => {
      const stubborn = (sending: Sending) =>
        sendDue({
          ...sending,
          carriers: sending.carriers.map((carrier) => ({ ...carrier, repeatable: true })),
        })
      box.answers(() => {
        // It has left, and then there is nobody to write it down.
        faults.fail(1, 'before', 'for-good')
        box.answers(() => ({ accepted: true }))
        return { accepted: true }
      })
      const { findings } = await oneMessage(stubborn, () => {}, faults.stop)
      assert.match(findings.join('\n'), /it left 2 times/)
    })

    test('it takes messages without a lock', async () => {
      const leftTwice = async (mistake: (sql: string) => string) => {
        box.moveTo(began)
        box.handed.length = 0
        for (let count = 0; count < 4; count += 1) await box.queue()
        faults.rewrite(mistake)
        await Promise.all(Array.from({ length: 4 }, () => sendDue({ ...box.sending })))
        faults.rewrite(undefined)
        const keys = box.handed.map(({ key }) => key)
        return keys.length - new Set(keys).size
      }
      // Slow enough that all of them look at the same time.
      const withoutLock = (sql: string) =>
        sql
          .replace('for update skip locked', '')
          .replace(`state = 'queued'`, `state = 'queued' and pg_sleep(0.02)::text = ''`)
      // The number of an attempt is taken once: a second wall behind the lock.
      assert.equal(await leftTwice(withoutLock), 0)
      const withoutBoth = (sql: string) =>
        withoutLock(sql).replace(
          'values ($1, $2, $3, $4, $5, $6)',
          'values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        )
      assert.ok((await leftTwice(withoutBoth)) > 0, 'no message left twice')
    })
  })
})
