/**
 * What every carrier must do, whatever carries it: the mail server and the folder that come with Waymark,
 * and whichever adapter for text messages somebody writes. Call `conforms` from a test file of your own.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import {
  carrierFaults,
  type HandedOver,
  type Leaving,
  type MessageCarrier,
  sentChannels,
} from '../../../application/ports/sending/message-carrier.ts'
import { messageTemplates, neutralSubjects } from '../../../domain/contact/message-templates.ts'

export interface CarrierOnTrial {
  readonly carrier: MessageCarrier
  /** What has come out at the other end, so far. */
  arrived(): Promise<
    readonly { readonly to: string; readonly text: string; readonly all: string }[]
  >
  /** A carrier of the same kind to whose other end nothing leads. */
  readonly unreachable: MessageCarrier
  close(): Promise<void>
}

const addresses = { email: 'jo.bloggs@made-up.example', text: '+447700900123' } as const

export function aLeaving(carrier: MessageCarrier, more: Partial<Leaving> = {}): Leaving {
  const channel = carrier.channels[0] ?? 'email'
  return {
    key: randomUUID(),
    channel,
    to: addresses[channel],
    subject: channel === 'email' ? neutralSubjects.message : '',
    text: messageTemplates[0].text,
    ...more,
  }
}

const twoAddresses = [
  'jo@made-up.example, al@made-up.example',
  'jo@made-up.example\r\nBcc: al@made-up.example',
  'jo@made-up.example\nSubject: Your safe house',
  'Jo <jo@made-up.example>',
  '+447700900123,+447700900456',
  '+447700900123\n+447700900456',
  '<script>@made-up.example',
  '../../somewhere',
  '',
]

export function conforms(name: string, make: () => Promise<CarrierOnTrial>): void {
  describe(`the ${name} carrier keeps what every carrier promises:`, () => {
    const on = (work: (trial: CarrierOnTrial) => Promise<void>) => async () => {
      const trial = await make()
      try {
        await work(trial)
      } finally {
        await trial.close()
      }
    }

    test(
      'it says what it is in a plain word, and carries what Waymark sends',
      on(async ({ carrier }) => {
        assert.match(carrier.name, /^[a-z][a-z-]{0,30}$/)
        assert.ok(carrier.channels.length > 0)
        for (const channel of carrier.channels) assert.ok(sentChannels.includes(channel))
      }),
    )

    test(
      'every approved text arrives as it was written, once, at its address',
      on(async (trial) => {
        const { carrier } = trial
        const sent = messageTemplates
          .filter(({ channels }) =>
            carrier.channels.some((one) => channels.some((of) => of === one)),
          )
          .map(({ text }) => aLeaving(carrier, { text }))
        for (const message of sent)
          assert.deepEqual(await carrier.handOver(message), { accepted: true })
        const arrived = await trial.arrived()
        assert.deepEqual(
          arrived.map(({ to, text }) => [to, text]).toSorted(),
          sent.map(({ to, text }) => [to, text]).toSorted(),
        )
      }),
    )

    test(
      'several at once all arrive, each once',
      on(async (trial) => {
        const { carrier } = trial
        const sent = Array.from({ length: 8 }, () => aLeaving(carrier))
        const went = await Promise.all(sent.map((message) => carrier.handOver(message)))
        assert.ok(went.every((outcome) => 'accepted' in outcome))
        assert.equal((await trial.arrived()).length, 8)
      }),
    )

    test(
      'nothing tells which program sent it, from where, or about what',
      on(async (trial) => {
        await trial.carrier.handOver(aLeaving(trial.carrier))
        for (const { all } of await trial.arrived()) {
          assert.doesNotMatch(all, /waymark|nodemailer|node\.js|x-mailer|user-agent|x-originating/i)
          assert.doesNotMatch(all, /^(date|received): .*(\+0[1-9]00|BST)/im)
        }
      }),
    )

    test(
      'what could be two addresses, or a header of its own, is refused and goes nowhere',
      on(async (trial) => {
        for (const to of twoAddresses) {
          const outcome = await trial.carrier.handOver(aLeaving(trial.carrier, { to }))
          assert.deepEqual(outcome, { never: 'address-unusable' }, JSON.stringify(to))
        }
        const steered = { subject: 'Hello\r\nBcc: al@made-up.example' }
        const outcome = await trial.carrier.handOver(aLeaving(trial.carrier, steered))
        assert.ok(!('accepted' in outcome))
        assert.deepEqual(await trial.arrived(), [])
      }),
    )

    test(
      'with nothing at the other end it does not throw, and says that nothing has left',
      on(async ({ unreachable }) => {
        const outcome = await unreachable.handOver(aLeaving(unreachable))
        assert.ok('notNow' in outcome, JSON.stringify(outcome))
        assert.ok(carrierFaults.includes(faultIn(outcome)))
      }),
    )

    test(
      'if it says that a key may be repeated, the same key twice arrives once',
      on(async (trial) => {
        const { carrier } = trial
        const message = aLeaving(carrier)
        const both = [await carrier.handOver(message), await carrier.handOver(message)]
        assert.deepEqual(both, [{ accepted: true }, { accepted: true }])
        assert.equal((await trial.arrived()).length, carrier.repeatable ? 1 : 2)
      }),
    )
  })
}

function faultIn(outcome: HandedOver) {
  if ('notNow' in outcome) return outcome.notNow
  if ('never' in outcome) return outcome.never
  return 'unsure' in outcome ? outcome.unsure : 'carrier-broke'
}
