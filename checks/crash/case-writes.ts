/**
 * What people really write: entries of the journal and facts, each with its line in the log, through
 * the same door as the pages, while the sealer chains the log. Two planted defects stand at the end.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Actor } from '../../src/application/actor.ts'
import type { CaseProjection, OpenCase, Written } from '../../src/application/ports/case-store.ts'
import type { Stores, World } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { insertLogLines } from '../../src/storage/audit/log-lines.ts'
import { startSealer } from '../../src/storage/audit/seal-log.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { withActor } from '../../src/storage/connect/with-actor.ts'
import { organisationsIn } from '../../src/storage/organisations/list-organisations.ts'
import {
  createOrganisation,
  createService,
  createUser,
} from '../../src/storage/organisations/make-organisation.ts'
import { makeKeyCache } from '../../src/storage/sealing/key-cache.ts'
import { openKeyFile } from '../../src/storage/sealing/key-file.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { openKeyring } from '../../src/storage/sealing/keyring.ts'
import { caseStore } from '../../src/storage/stores/cases/case-store.ts'
import { journalStore } from '../../src/storage/stores/cases/journal-store.ts'
import { beginWork } from '../../src/storage/stores/unit-of-work.ts'
import { createWorld } from '../../src/storage/world.ts'
import { acts, examineCases, logEndsIn } from './examine-cases.ts'
import type { Place, Workload } from './workload.ts'

const fixedId = (what: string) => {
  const hex = createHash('sha256').update(`crash ${what}`).digest('hex')
  return `0192a000-0000-7000-8000-${hex.slice(0, 12)}`
}
const orgId = fixedId('organisation')
const serviceId = fixedId('service')
const worker: Actor = {
  userId: fixedId('worker'),
  orgId,
  orgKind: 'provider',
  role: 'support-worker',
  serviceIds: [serviceId],
  displayName: 'Made-up Worker',
  initials: 'MW',
  factor: 'demo',
}
/** Several cases, so that writers seldom wait for one another, and few enough that they sometimes do. */
const caseCount = 12
const caseIdFor = (id: string) => fixedId(`case ${numberIn(id) % caseCount}`)
const numberIn = (id: string) => Number.parseInt(id.slice(-8), 16)
const isFact = (id: string) => numberIn(id) % 4 === 0

const projection: CaseProjection = {
  policyEdition: 'crash',
  nrmState: 'none',
  supportState: 'none',
  rnaState: 'none',
  nation: 'ENG',
  ageGroup: 'adult',
  active: true,
  coming: [],
}

let opened: { readonly world: World; readonly keys: KeyKeeper } | undefined

function inside(): { world: World; keys: KeyKeeper } {
  if (opened === undefined) throw new Error('nothing was prepared')
  return opened
}

async function prepare(database: Database, { folder }: Place): Promise<void> {
  const keys = openKeyFile({ path: join(folder, 'waymark.keys'), makeIfMissing: true })
  if ('refused' in keys) throw new Error(keys.refused.words)
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  opened = { world, keys }
  if ((await organisationsIn(database)).length === 0) await makeCases(database)
  startSealer(database, { anchorPath: logEndsIn(folder), everyMs: 100, log() {} })
}

async function makeCases(database: Database): Promise<void> {
  const { world, keys } = inside()
  await createOrganisation(database, keys, { kind: 'provider', name: 'Made-up Harbour', orgId })
  await createService(database, orgId, { id: serviceId, name: 'North' })
  const { userId: id, role, displayName, initials } = worker
  await createUser(database, { orgId, id, role, displayName, initials, serviceIds: [serviceId] })
  for (let number = 0; number < caseCount; number++) {
    await world.asActor(worker, async ({ cases }) => {
      const file = { id: fixedId(`case ${number}`), alias: 'Bramble', serviceId, workerId: id }
      const reference = await cases.unusedReference()
      await cases.create({ ...file, reference }, { writeId: world.newId() })
    })
  }
}

export const caseWrites: Workload = {
  prepare,
  examine: examineCases,
  async writeOnce(_, id) {
    await inside().world.asActor(worker, async (stores) => {
      const caseId = caseIdFor(id)
      const seen = await stores.cases.open(caseId)
      if (seen === undefined) throw new Error('the case did not open')
      const written = await write(stores, seen, id)
      if ('changedMeanwhile' in written) throw new Error('somebody else wrote first')
      if ('done' in written) {
        await stores.audit.record({ act: actOf(id), caseId, objectId: id })
      }
    })
  },
}

const actOf = (id: string) => (isFact(id) ? acts.fact : acts.entry)

function write(
  { cases, journal }: Pick<Stores, 'cases' | 'journal'>,
  seen: OpenCase,
  id: string,
): Promise<Written> {
  const on = aDay('2026-03-02')
  if (!isFact(id)) {
    const entry = { id, on, kind: 'note' as const, words: `What was said, ${id}`, needIds: [] }
    return journal.add(seen, entry, { writeId: id })
  }
  const recordedAt = inside().world.now()
  const fact = { id, type: 'indicators-recorded' as const, on, recordedAt, detail: {} }
  return cases.append(
    seen,
    { facts: [fact], projection },
    { writeId: id, versionSeen: seen.version },
  )
}

/** Planted: the answer is given before the commit has happened. */
export const acknowledgesTooEarly: Workload = {
  ...caseWrites,
  async writeOnce(db, id) {
    const kept = caseWrites.writeOnce(db, id).catch(() => {})
    await Promise.race([kept, new Promise((resolve) => setImmediate(resolve))])
  },
}

/** Planted: the line of the log is written after the entry, in a transaction of its own. */
export const logsAfterwards: Workload = {
  ...caseWrites,
  async writeOnce(db, id) {
    const { keys, world } = inside()
    const caseId = caseIdFor(id)
    await withActor(db, 'staff', worker, async (tx) => {
      const keyring = openKeyring(tx, keys, makeKeyCache())
      const unit = beginWork({ tx, actor: worker, keyring, now: world.now })
      const stores = { cases: caseStore(unit), journal: journalStore(unit) }
      const seen = await stores.cases.open(caseId)
      if (seen === undefined) throw new Error('the case did not open')
      await write(stores, seen, id)
    })
    const line = { act: actOf(id), caseId, objectId: id }
    await withActor(db, 'staff', worker, (tx) => insertLogLines(tx, worker, [line]))
  },
}
