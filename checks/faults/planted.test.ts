/** Mistakes planted on purpose in an act that saves words: the sweep must find each of them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addEntry } from '../../src/application/case/write-case.ts'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../src/web/route.ts'
import { aFaultyWorld, type FaultyWorld } from './scout.ts'
import { sweep, watch } from './sweep.ts'

let world: FaultyWorld
before(async () => {
  world = await aFaultyWorld()
})
after(() => world.close())

type Saving = (request: SignedInRequest<Services>) => Promise<Answer>

function save({ services, actor, today, params, typed }: SignedInRequest<Services>) {
  const caseId = params['caseId'] ?? ''
  const entry = { on: today, kind: 'note', words: textOf(typed, 'words'), needIds: [] } as const
  return addEntry(services, actor, { caseId, entry, writeId: textOf(typed, 'writeId') })
}

const saved: Answer = { goTo: '/today?done=saved' }

async function findingsOf(answer: Saving): Promise<readonly string[]> {
  const path = '/cases/:caseId/planted'
  const planted: Route<Services> = {
    method: 'POST',
    path,
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    answer,
  }
  const door = world.openAt([planted])
  const ground = { ...world, door }
  const sending = () => ({
    method: 'POST' as const,
    url: path.replace(':caseId', world.front.caseId('small')),
    fields: { words: 'Words', writeId: newId() },
  })
  const { reply, calls, change } = await watch(ground, 'colleague', sending())
  const act = { name: path, who: 'colleague', status: reply.status, calls, change } as const
  const { findings, tries } = await sweep(ground, { ...act, sending: sending() })
  await door.stop()
  assert.ok(tries > 10, `${tries} tries`)
  return findings
}

test('an act without a mistake has nothing to be found', async () => {
  const found = await findingsOf(async (request) => {
    await save(request)
    return saved
  })
  assert.deepEqual(found, [])
})

test('a fault of the keys that is swallowed is found', async () => {
  const found = await findingsOf(async (request) => {
    await save(request).catch(() => {})
    return saved
  })
  assert.match(
    found.join('\n'),
    /keys call 1 \(unwrap\).* nothing was kept, and it said that it was/,
  )
})

test('words that are kept outside the transaction of their act are found', async () => {
  const found = await findingsOf(async (request) => {
    await save(request)
    const { services, actor, params } = request
    const caseId = params['caseId'] ?? ''
    await services.world.asActor(actor, async ({ cases, audit }) => {
      await cases.open(caseId)
      await audit.record({ act: 'changed contact', caseId })
    })
    return saved
  })
  assert.match(found.join('\n'), /left half, .*journal_entry \+1/)
})

test('“saved” that is said before it is kept is found', async () => {
  const found = await findingsOf(async (request) => {
    let said = false
    const { services, actor, params, today, typed } = request
    const writing = services.world.asActor(actor, async ({ cases, journal, audit }) => {
      const caseId = params['caseId'] ?? ''
      const seen = await cases.open(caseId)
      if (!seen) throw new Error('the case did not open')
      const entry = { id: newId(), on: today, kind: 'note', words: 'Words', needIds: [] } as const
      await journal.add(seen, entry, { writeId: textOf(typed, 'writeId') })
      await audit.record({ act: 'added an entry', caseId })
      said = true
    })
    await writing.catch((cause) => {
      if (!said) throw cause
    })
    return saved
  })
  assert.match(found.join('\n'), /\(commit\) .* nothing was kept, and it said that it was/)
})
