/**
 * Sharing packs over long lives against a model too simple to be wrong in the same way: made, opened,
 * counted, used up, too many wrong codes, over in time, taken back, their consent or their part ended.
 * Nothing opens after any of these, every pack stays listed, every look is counted. Planted rules that forget
 * one of them are caught. The same lives are led on a real database in src/application/packs.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ukDayOf } from '../calendar/day.ts'
import { decideAdd, decideChange } from '../circle/decide-member.ts'
import { mayShare } from '../circle/may-share.ts'
import type { CircleMember } from '../circle/member.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { type ConsentFact, give, takeBack } from '../circle/sharing.testing.ts'
import { readLedger } from '../consent/ledger.ts'
import { readRecord } from '../facts/standing-record.ts'
import { type Door, type DoorEvent, openDoor, stepDoor } from '../guests/door.ts'
import { decidePack } from './decide-pack.ts'
import { packEndsAt } from './pack-ends.ts'
import { begins, minute, noPacks, type PackWorld } from './pack-life.testing.ts'
import { packLife } from './pack-lives.testing.ts'

const runs = Number(process.env['WAYMARK_PACK_LIVES'] ?? 1_000)
const steps = 200
const seed = 20_261_122
const share = 'share-with-organisation'
const full: readonly ShareItem[] = ['identity', 'pathway-dates']
const less: readonly ShareItem[] = ['identity']

/** A rule that somebody forgot. */
type Forgets =
  | 'the consent'
  | 'the part that ended'
  | 'what they are told less'
  | 'the last day'
  | 'the time of a pack'
  | 'to count looks'
  | 'to count codes'
  | 'that it was taken back'
  | 'the quarter of an hour'
  | 'to list it'

interface Kept {
  readonly member: number
  readonly grant: string
  door: Door
  opened: number
}

/** The rules, put together as the commands and the database put them together. */
function ruled(forgets?: Forgets): PackWorld {
  const facts: ConsentFact[] = []
  const members: CircleMember[] = []
  const packs: Kept[] = []
  let now = begins
  const at = () => new Date(now).toISOString()
  const today = () => ukDayOf(at())
  const ledger = () => readLedger(readRecord(facts, today()))
  const yes = (consent: number) => `yes-${consent}`
  const stands = (grant: string) => {
    const entry = ledger()[share]
    return entry.state === 'live' && entry.grants.some(({ fact }) => fact === grant)
  }
  const memberAt = (which: number): CircleMember => {
    const member = members[which]
    assert.ok(member)
    return member
  }
  const happens = (pack: Kept, event: DoorEvent) => {
    const said = stepDoor(pack.door, event, forgets === 'the time of a pack' ? begins : now)
    pack.door = said.door
    return said.answer
  }
  const packAt = (which: number): Kept => {
    const pack = packs[which]
    assert.ok(pack)
    return pack
  }
  const shutAll = (of: (pack: Kept) => boolean) => {
    for (const pack of packs.filter(of)) happens(pack, { do: 'revoke' })
  }
  const change = (which: number, wanted: { items: readonly ShareItem[]; grant?: string }) => {
    const before = memberAt(which)
    const decided = decideChange(ledger(), before, wanted, today())
    assert.ok('accepted' in decided, JSON.stringify(decided))
    const next = { ...before, ...decided.accepted }
    members[which] = next
    const narrower = before.items.some((item) => !next.items.includes(item))
    if (forgets === 'what they are told less') return
    if (narrower || next.until < before.until) shutAll(({ member }) => member === which)
  }
  return {
    async consent() {
      const count = facts.filter(({ type }) => type === 'consent-given').length
      facts.push(give(share, today(), yes(count)))
    },
    async takeBack(consent) {
      facts.push(takeBack(share, today(), yes(consent)))
      if (forgets !== 'the consent') shutAll(({ grant }) => !stands(grant))
    },
    async bring(consent) {
      const wanted = { type: 'legal-adviser', grant: yes(consent), items: full }
      const decided = decideAdd(ledger(), wanted, today())
      assert.ok('accepted' in decided, JSON.stringify(decided))
      members.push({ id: `m${members.length}`, type: 'legal-adviser', ...decided.accepted })
    },
    async askAgain(which, consent, narrower) {
      change(which, { items: narrower ? less : full, grant: yes(consent) })
    },
    async tellLess(which) {
      change(which, { items: less })
    },
    async end(which, how) {
      const ended = { on: today(), why: 'no-longer-needed' } as const
      members[which] =
        how === 'ended'
          ? { ...memberAt(which), ended }
          : { ...memberAt(which), conflictSince: today() }
      if (forgets !== 'the part that ended') shutAll(({ member }) => member === which)
    },
    async release(which, { days, views }) {
      const member = memberAt(which)
      const wish = { template: 'solicitor', items: less, paperIds: [], days, views }
      const decided = decidePack({ ...wish, shownOn: today() }, member, today())
      if ('refused' in decided) return false
      const { items } = decided.accepted
      const asked = { consents: ledger(), member, items, purpose: 'work-together' } as const
      if ('refused' in mayShare({ ...asked, on: today() })) return false
      const until = forgets === 'the last day' ? ukDayOf('2100-01-01T00:00:00Z') : member.until
      const expiresAt = Date.parse(packEndsAt(at(), days, until))
      const door = openDoor({ kind: 'pack', views, expiresAt }, now)
      packs.push({ member: which, grant: member.grant, door, opened: 0 })
      return true
    },
    async code(which, right) {
      const pack = packAt(which)
      const before = pack.door
      const said = happens(pack, { do: 'give-code', right })
      if (forgets === 'to count codes' && said === 'wrong') pack.door = before
      return said === 'in' || said === 'wrong' ? said : 'closed'
    },
    async look(which) {
      const pack = packAt(which)
      if (forgets === 'the quarter of an hour' && pack.door.sessionUntil !== undefined) {
        pack.door = { ...pack.door, sessionUntil: Number.MAX_SAFE_INTEGER }
      }
      const before = pack.door
      const shown = happens(pack, { do: 'look' }) === 'shown'
      if (forgets === 'to count looks' && shown) pack.door = before
      if (shown) pack.opened += 1
      return shown
    },
    async passBy(which) {
      happens(packAt(which), { do: 'pass-by' })
    },
    async revoke(which) {
      if (forgets !== 'that it was taken back') happens(packAt(which), { do: 'revoke' })
    },
    async pass(minutes) {
      now += minutes * minute
    },
    async listed() {
      const all = packs.map(({ member, opened }) => ({ member, opened }))
      if (forgets !== 'to list it') return all
      return all.filter((_, which) => packAt(which).door.state === 'open')
    },
  }
}

function lives(forgets?: Forgets) {
  const met: Record<string, number> = {}
  const property = fc.asyncProperty(packLife(steps), async (life) => {
    await fc.asyncModelRun(() => ({ model: noPacks(met), real: ruled(forgets) }), life)
  })
  return { property, met }
}

test(`packs over ${steps} steps are what a simple model says, ${runs} times`, async (t) => {
  const { property, met } = lives()
  const said = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
  assert.ok(!said.failed, fc.defaultReportMessage(said))
  t.diagnostic(`${said.numRuns} lives of ${steps} steps: ${JSON.stringify(met)}`)
  for (const what of ['released', 'withheld', 'in', 'wrong', 'closed', 'opened', 'not opened']) {
    assert.ok((met[what] ?? 0) > runs, `hardly ever ${what}`)
  }
})

const planted: readonly Forgets[] = [
  ...(['the consent', 'the part that ended', 'what they are told less', 'the last day'] as const),
  ...(['the time of a pack', 'to count looks', 'to count codes'] as const),
  ...(['that it was taken back', 'the quarter of an hour', 'to list it'] as const),
]
for (const forgets of planted) {
  test(`planted and caught: a rule that forgets ${forgets}`, async () => {
    const { property } = lives(forgets)
    const { failed } = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
    assert.ok(failed, 'not noticed')
  })
}
