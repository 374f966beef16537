/** Every way to tamper with a chain, at every place in it; and a verifier that is too weak is caught. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginningOf, type ChainedEntry, hashOf } from './chain.ts'
import { beginVerifying, type Link, type LogProblem } from './verify-chain.ts'

const orgId = '00000000-0000-7000-8000-00000000000a'
const length = 40

function anEntry(place: number): ChainedEntry {
  return {
    org_id: orgId,
    id: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
    at: `2026-03-02T09:00:${String(place).padStart(2, '0')}.000000Z`,
    user_id: 'u',
    role: 'support-worker',
    act: `act ${place}`,
    case_id: place % 2 ? 'c' : null,
    case_reference: place % 2 ? 'WM-7K3F' : null,
    object_id: null,
    classes: 'N',
  }
}

function chained(entries: readonly ChainedEntry[]): Link[] {
  let before = beginningOf(orgId)
  return entries.map((entry, place) => {
    const seal = { number: place + 1, entryId: entry.id, sealedAt: '2026-03-02T10:00:00.000000Z' }
    before = hashOf(entry, seal, before)
    return { seal: { ...seal, hash: before }, entry }
  })
}

const whole = chained(Array.from({ length }, (_, place) => anEntry(place)))
const anchor = { number: length, hash: whole.at(-1)?.seal.hash ?? '' }

type Verify = (links: readonly Link[]) => readonly LogProblem[]

const verify: Verify = (links) => {
  const verifying = beginVerifying(orgId, anchor)
  for (const link of links) verifying.take(link)
  return verifying.end().problems
}

interface Mutation {
  readonly how: string
  readonly finds: LogProblem['what']
  readonly links: readonly Link[]
}

/** Each mutation at each place: every field of the entry and of the seal among them. */
function* mutations(): Generator<Mutation> {
  for (const [place, link] of whole.entries()) {
    const entry = link.entry
    assert.ok(entry)
    const replaced = (put: Link) => whole.with(place, put)
    for (const field of Object.keys(entry)) {
      const put = { ...link, entry: { ...entry, [field]: 'x' } }
      yield { how: `field ${field} of ${place}`, finds: 'changed', links: replaced(put) }
    }
    for (const field of ['sealedAt', 'hash'] as const) {
      const put = { ...link, seal: { ...link.seal, [field]: 'x' } }
      yield { how: `${field} of ${place}`, finds: 'changed', links: replaced(put) }
    }
    yield {
      how: `entry ${place} gone`,
      finds: 'removed',
      links: replaced({ ...link, entry: undefined }),
    }
    const without = whole.toSpliced(place, 1)
    const last = place === length - 1
    yield { how: `row ${place} gone`, finds: last ? 'cut-off' : 'removed', links: without }
    yield { how: `row ${place} twice`, finds: 'inserted', links: whole.toSpliced(place, 0, link) }
    yield { how: `cut at ${place}`, finds: 'cut-off', links: whole.slice(0, place) }
    const rehashed = chained(
      whole.map(({ entry: each }, at) => ({
        ...(each ?? entry),
        ...(at === place && { act: 'x' }),
      })),
    )
    yield { how: `changed at ${place} and hashed anew`, finds: 'rewritten', links: rehashed }
    yield {
      how: `removed at ${place} and hashed anew`,
      finds: 'cut-off',
      links: chained(without.flatMap((each) => each.entry ?? [])),
    }
    // Somebody who never was puts a line in: at a number that is taken, or with all that follows made anew.
    const forged = { ...anEntry(length + 1), act: 'never was' }
    const seal = { ...link.seal, entryId: forged.id }
    const beside = hashOf(forged, seal, whole[place - 1]?.seal.hash ?? beginningOf(orgId))
    yield {
      how: `a line put in beside ${place}, with a hash that fits`,
      finds: 'inserted',
      links: whole.toSpliced(place + 1, 0, { seal: { ...seal, hash: beside }, entry: forged }),
    }
    const entries = whole.flatMap((each) => each.entry ?? [])
    yield {
      how: `a line put in at ${place} and hashed anew`,
      finds: 'rewritten',
      links: chained(entries.toSpliced(place, 0, forged)),
    }
    yield {
      how: `the end from ${place} on written anew`,
      finds: 'rewritten',
      links: chained(
        entries.map((each, at) => (at < place ? each : { ...each, user_id: 'nobody' })),
      ),
    }
    const next = whole[place + 1]
    if (next === undefined) continue
    const swapped = whole
      .with(place, { ...link, entry: next.entry })
      .with(place + 1, { ...next, entry })
    yield { how: `${place} and its next swapped`, finds: 'reordered', links: swapped }
    yield {
      how: `lines ${place} swapped`,
      finds: 'reordered',
      links: whole.with(place, next).with(place + 1, link),
    }
    const fork = chained(
      [...whole.slice(0, place + 1), ...whole.slice(0, length - place - 1)].flatMap(
        (each) => each.entry ?? [],
      ),
    )
    yield { how: `forked after ${place}`, finds: 'rewritten', links: fork }
  }
}

test('a whole chain has no problem', () => {
  assert.deepEqual(verify(whole), [])
})

test('every tampering at every place is found and named', () => {
  let count = 0
  for (const { how, finds, links } of mutations()) {
    count += 1
    const found = verify(links)
    assert.ok(
      found.some(({ what }) => what === finds),
      `${how}: ${JSON.stringify(found)}`,
    )
  }
  assert.ok(count > 700, `only ${count} tamperings were tried`)
})

test('a change in one row is told of that row and no other', () => {
  const changed = whole.map((link) =>
    link.seal.number === 7 && link.entry ? { ...link, entry: { ...link.entry, act: 'x' } } : link,
  )
  assert.deepEqual(verify(changed), [{ what: 'changed', number: 7 }])
})

// Planted defects: verifiers that forget one thing. The mutations above must expose each.
const weak: { forgets: string; verify: Verify }[] = [
  {
    forgets: 'the end that was anchored',
    verify: (links) => {
      const verifying = beginVerifying(orgId, undefined)
      for (const link of links) verifying.take(link)
      return verifying.end().problems
    },
  },
  {
    forgets: 'to compute the hashes',
    verify: (links) =>
      verify(links).filter(({ what }) => what !== 'changed' && what !== 'reordered'),
  },
  {
    forgets: 'that a number can stand there twice',
    verify: (links) => verify(links).filter(({ what }) => what !== 'inserted'),
  },
  {
    forgets: 'what was anchored, where the end is as far away',
    verify: (links) => verify(links).filter(({ what }) => what !== 'rewritten'),
  },
  { forgets: 'holes', verify: (links) => verify(links).filter(({ what }) => what !== 'removed') },
]
for (const { forgets, verify: weakly } of weak) {
  test(`a verifier that forgets ${forgets} would be caught by these tests`, () => {
    const missed = [...mutations()].filter(({ links, finds }) =>
      weakly(links).every(({ what }) => what !== finds),
    )
    assert.ok(missed.length > 0)
  })
}
