/**
 * How long a survivor and their worker wait for "Who looked", on a case that was opened a thousand
 * times: asked of the database, put into words, made into a page.
 */
import { readLooked } from '../../src/application/looked/read-looked.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createWorld } from '../../src/storage/world.ts'
import { markupOf } from '../../src/web/parts/html.ts'
import { lookedPage } from '../../src/web/staff/looked/looked.page.ts'
import type { LoadedCase } from '../load/load-cases.ts'
import { type Quantiles, quantilesOf } from './quantiles.ts'

export interface LookedFigure extends Quantiles {
  readonly views: number
  readonly lines: number
}

const views = 1_000
const rounds = 100
const look = { style: '', styleRightToLeft: '', script: '', icon: '' }
const frame = { look, csrf: '', path: '/', places: [], leaveTo: '' }

export async function measureLooked(
  { database, keys }: { database: Database; keys: KeyKeeper },
  { id, actor }: LoadedCase,
): Promise<LookedFigure> {
  await fillLog(database, { id, actor })
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const times: number[] = []
  let lines = 0
  for (let round = -10; round < rounds; round += 1) {
    const begun = performance.now()
    const read = await readLooked({ world }, actor, id)
    if (read === undefined) throw new Error('the case is not theirs')
    markupOf(lookedPage(frame, { read, about: undefined, query: {}, pageNumber: 1 }))
    // The first few find the keys and fill the caches.
    if (round >= 0) times.push(performance.now() - begun)
    lines = read.lines.length
  }
  return { ...quantilesOf(times), views, lines }
}

/** So many openings in all, over a year, in several ways; nothing where an earlier round wrote them. */
async function fillLog(
  database: Database,
  { id, actor }: Pick<LoadedCase, 'id' | 'actor'>,
): Promise<void> {
  await withAdministrator(database, async (client) => {
    await client.query(
      `insert into waymark.audit_entry
         (org_id, id, at, user_id, role, act, case_id, case_reference, classes)
       select $1, gen_random_uuid(), now() - make_interval(hours => n * 8), $2, $3,
         (array['opened the case', 'revealed contact', 'opened a document'])[1 + n % 3],
         $4, 'WM-2222', 'NS'
       from generate_series(1, $5::int - (select least(count(*)::int, $5::int)
         from waymark.audit_entry where org_id = $1 and case_id = $4)) as n`,
      [actor.orgId, actor.userId, actor.role, id, views],
    )
  })
}
