/** Releasing is one act: frozen, sent and recorded together, by a manager, once, or not at all. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { documentPress } from '../../documents/press-adapter.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { passingOn } from '../../domain/firewall/explanation.ts'
import type { CheckNumber } from '../../domain/rna/checks/check.ts'
import { newId } from '../../storage/new-id.ts'
import { aCase, aWorld, type TestWorld } from '../../storage/stores/testing.ts'
import { recordFacts } from '../case/record-facts.ts'
import { loadNeedCategories } from '../load-need-categories.ts'
import { loadPolicy } from '../load-policy.ts'
import { organisationPolicy } from '../organisation-policy.ts'
import type { World } from '../ports/world.ts'
import type { Services } from '../services.ts'
import { readRna } from './open-rna.ts'
import { releaseRna } from './release-rna.ts'
import { markDrafted, offerRna, recordReview } from './take-rna-steps.ts'

let at: TestWorld
let caseId = ''
const rnaId = newId()
const today = aDay('2026-03-02')
const every = new Map<CheckNumber, string>(
  ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const).map((number) => [number, 'It can go']),
)

const noPrinting = () => Promise.reject(new Error('nothing is printed here'))

/** Only what these commands use; pages and sign-in are not part of the act. */
function services(world: World): Services {
  const file = fileURLToPath(new URL('../../../policy/need-categories.json', import.meta.url))
  const used: Pick<Services, 'world' | 'categories' | 'policyFor' | 'press'> = {
    world,
    press: documentPress({ renderPdf: noPrinting, renderWord: noPrinting }),
    categories: loadNeedCategories(file),
    policyFor: organisationPolicy(world, loadPolicy()),
  }
  // The commands under test touch nothing else of it.
  return used as Services
}

before(async () => {
  at = await aWorld()
  const { worker } = at.people
  caseId = (await aCase(at.world, worker)).id
  const all = services(at.world)
  const recorded = await recordFacts(all, worker, {
    caseId,
    facts: [
      { type: 'case-opened', on: aDay('2025-06-01'), detail: { nation: 'ENG', ageGroup: 'adult' } },
      { type: 'consent-given', on: aDay('2025-06-01'), detail: { consent: 'nrm-referral' } },
      {
        type: 'referred',
        on: aDay('2025-06-02'),
        detail: { authority: 'sca', wantsSupport: 'yes' },
      },
      {
        type: 'reasonable-grounds-decided',
        on: aDay('2025-06-09'),
        detail: { outcome: 'positive' },
      },
      {
        type: 'conclusive-grounds-decided',
        on: aDay('2026-02-02'),
        detail: { outcome: 'positive' },
      },
      {
        type: 'need-identified',
        on: aDay('2026-02-02'),
        detail: {
          need: newId(),
          category: 'mental-health',
          survivorWords: 'I cannot sleep in AB12 3CD',
        },
      },
    ],
    write: await write(),
  })
  assert.ok('done' in recorded)
  const offer = { caseId, rnaId, on: today, write: await write() }
  const offered = { trigger: 'conclusive-grounds' } as const
  assert.ok('done' in (await offerRna(all, worker, { ...offer, offered, answer: 'accepted' })))
  assert.ok('done' in (await markDrafted(all, worker, { ...offer, write: await write() })))
  const seen = await readRna(all, worker, { caseId, rnaId })
  const reviewed = await recordReview(all, worker, {
    ...offer,
    reviewed: { agreement: 'agrees' },
    write: { ...(await write()), rnaVersionSeen: seen?.version ?? -1 },
  })
  assert.ok('done' in reviewed)
})
after(() => at.close())

async function write() {
  const file = await at.world.asActor(at.people.worker, ({ cases }) => cases.open(caseId))
  return { writeId: newId(), versionSeen: file?.version ?? 0 }
}

const explained = passingOn('prime-contractor')?.edition ?? 'not explained'

async function wanting(reasons = every) {
  const seen = await readRna(services(at.world), at.people.manager, { caseId, rnaId })
  const stamp = { ...(await write()), rnaVersionSeen: seen?.version ?? -1 }
  return { caseId, rnaId, on: today, reasons, placesRead: true, explained, write: stamp }
}

async function stands() {
  const open = await readRna(services(at.world), at.people.worker, { caseId, rnaId })
  return { state: open?.rna.state, sent: open?.submissions ?? [] }
}

test('a worker cannot release, whatever page they came from', async () => {
  const taken = await releaseRna(services(at.world), at.people.worker, await wanting())
  assert.deepEqual(taken, { refused: { code: 'only-a-manager-releases' } })
})

test('a manager of another service or organisation is told that there is no such case', async () => {
  for (const who of ['elsewhere', 'otherManager'] as const) {
    const taken = await releaseRna(services(at.world), at.people[who], await wanting())
    assert.deepEqual(taken, { refused: { code: 'case-not-available' } }, who)
  }
})

test('one check without a reason holds all of it back', async () => {
  const blank = new Map([...every].map(([number, words]) => [number, number === 6 ? '  ' : words]))
  const taken = await releaseRna(services(at.world), at.people.manager, await wanting(blank))
  assert.deepEqual(taken, { refused: { code: 'not-ready-for-release', checks: [6] } })
  assert.deepEqual(await stands(), { state: 'internal-qa', sent: [] })
})

test('a release is refused while nobody read what the Home Office may do with it', async () => {
  const release = { ...(await wanting()), explained: '' }
  const taken = await releaseRna(services(at.world), at.people.manager, release)
  assert.deepEqual(taken, { refused: { code: 'may-not-leave', why: [{ code: 'explain-first' }] } })
  assert.deepEqual((await stands()).sent, [])
})

test('a postcode in somebody’s words holds it back until a person has read it and lets it go', async () => {
  const release = { ...(await wanting()), placesRead: false }
  const taken = await releaseRna(services(at.world), at.people.manager, release)
  assert.deepEqual(taken, { refused: { code: 'places-not-read', places: 1 } })
  assert.deepEqual(await stands(), { state: 'internal-qa', sent: [] })
})

test('when sending breaks off half way, nothing is recorded as sent', async () => {
  const broken: World = {
    ...at.world,
    asActor: (actor, work) =>
      at.world.asActor(actor, (stores) =>
        work({
          ...stores,
          rnas: { ...stores.rnas, submit: () => Promise.reject(new Error('the line went dead')) },
        }),
      ),
  }
  await assert.rejects(releaseRna(services(broken), at.people.manager, await wanting()), /line/)
  assert.deepEqual(await stands(), { state: 'internal-qa', sent: [] })
})

test('released twice by the same press, it is sent once, and its hash can be worked out again', async () => {
  const release = await wanting()
  const all = services(at.world)
  assert.ok('done' in (await releaseRna(all, at.people.manager, release)))
  assert.ok('done' in (await releaseRna(all, at.people.manager, release)))
  const { state, sent } = await stands()
  assert.equal(state, 'with-prime')
  assert.equal(sent.length, 1)
  const [submission] = sent
  assert.equal(
    createHash('sha256')
      .update(submission?.text ?? '')
      .digest('hex'),
    submission?.sha256,
  )
})

test('once it is with the prime contractor, it cannot be released again', async () => {
  const taken = await releaseRna(services(at.world), at.people.manager, await wanting())
  assert.deepEqual(taken, { refused: { code: 'not-waiting-for-release' } })
})

test('the manager’s reasons are in the journal', async () => {
  const { entries } = await at.world.asActor(at.people.worker, ({ journal }) =>
    journal.page(caseId, {}, { offset: 0, limit: 10 }),
  )
  assert.match(entries[0]?.words ?? '', /RNA 1 was released although:\n.*It can go/)
})
