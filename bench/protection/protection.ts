/**
 * What encryption and row-level policies cost on the case page, measured apart in one run and in turns,
 * so that whatever else the machine does meets every variant. The page is read and written as always,
 * from the session to the finished markup, without the way over the wire, which would only make the
 * shares look smaller. Policies: the same statements by a role on which none applies. Encryption: the
 * page's own values opened once more, right beside it and with keys at hand, and that time taken off;
 * a page of values that were never sealed would need a switch in the product, and there shall be none.
 */
import { join } from 'node:path'
import { readCasePage } from '../../src/application/case/read-case.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import type { Services } from '../../src/application/services.ts'
import type { OpenInstallation } from '../../src/command-line/open-installation.ts'
import { assemble } from '../../src/command-line/serve.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { serversIn } from '../../src/storage/server/processes.ts'
import { createSignIn } from '../../src/storage/sign-in/sign-in-store.ts'
import { createWorld } from '../../src/storage/world.ts'
import { markupOf } from '../../src/web/parts/html.ts'
import { nothingSought } from '../../src/web/request/sought.ts'
import { entryDraft } from '../../src/web/staff/case/case.routes.ts'
import { categoryNames } from '../../src/web/staff/case/category-names.ts'
import { entriesOnPage, timelinePage } from '../../src/web/staff/case/timeline.page.ts'
import type { LoadedCase } from '../load/load-cases.ts'
import { chooseSubjects, type Subject } from '../measure/subjects.ts'
import { workedMs } from '../serve/children.ts'
import { cellsOfPage, countOpened, type PageCell, timeToOpen } from './page-cells.ts'
import { openPastPolicies } from './past-policies.ts'
import { type Measured, type Shares, sharesOf } from './shares.ts'

export interface ProtectionFigure extends Shares {
  readonly cellsOnPage: number
}

type Page = (subject: Subject) => Promise<void>

type Cells = ReadonlyMap<string, readonly PageCell[]>

const turns = 50

export async function measureProtection(
  installation: OpenInstallation,
  loaded: readonly LoadedCase[],
  pages: number,
): Promise<ProtectionFigure> {
  const { warm } = await chooseSubjects(installation, loaded)
  const [first] = warm
  if (first === undefined) throw new Error('nobody to open a case page for')
  const served = await assemble(installation, { kind: 'demo', log: () => {}, logRequests: false })
  const past = await openPastPolicies(installation, first)
  try {
    // Every start counts the open cases again; nothing is measured until that is over.
    await served.services.installation.moveTo(0)
    const asItIs = pageOf(served.services)
    const pastPolicies = pageOf(servicesOn(served.services, past, installation.keys))
    const cells = await cellsOf(installation, warm, asItIs)
    const opening: Page = async ({ id }) => void timeToOpen(cells.get(id) ?? [])
    const [one, other, third] = await inTurns([asItIs, pastPolicies, opening], warm, {
      perTurn: Math.ceil(pages / turns),
      watch: workOf(join(installation.folder, 'cluster')),
    })
    if (!one || !other || !third) throw new Error('a variant was not measured')
    const shares = sharesOf({ asItIs: one, pastPolicies: other, opening: third })
    return { ...shares, cellsOnPage: cells.get(first.id)?.length ?? 0 }
  } finally {
    await past.close()
    await served.stop()
  }
}

function servicesOn(services: Services, database: Database, keys: KeyKeeper): Services {
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const policyFor = organisationPolicy(world, loadPolicy())
  return { ...services, world, policyFor, signIn: createSignIn({ database, keys }) }
}

function pageOf(services: Services): Page {
  const look = { style: '', styleRightToLeft: '', script: '', icon: '' }
  const frame = { look, csrf: '', path: '/', places: [], leaveTo: '' }
  return async ({ id: caseId, token }) => {
    const actor = await services.signIn.actorFor(token)
    if (actor === undefined) throw new Error('a session of the bench is over')
    const read = await readCasePage(services, actor, {
      ...{ caseId, filter: {}, draftKey: entryDraft(caseId) },
      page: { offset: 0, limit: entriesOnPage },
    })
    if (read === undefined) throw new Error('a loaded case did not open')
    const writeId = services.world.newId()
    const categories = categoryNames(services)
    const asked = { query: {}, sought: nothingSought, pageNumber: 1 }
    markupOf(timelinePage(frame, { read, categories, writeId, ...asked }))
  }
}

/** What is opened beside the page is what the page opens, no more and no less: counted once for each. */
async function cellsOf(
  installation: OpenInstallation,
  subjects: readonly Subject[],
  page: Page,
): Promise<Cells> {
  const cells = new Map<string, readonly PageCell[]>()
  for (const subject of subjects) {
    const own = await cellsOfPage(installation, subject.actor, subject.id)
    const count = await countOpened(() => page(subject))
    if (count !== own.length) {
      throw new Error(`the page opens ${count} values, and the bench would open ${own.length}`)
    }
    cells.set(subject.id, own)
  }
  return cells
}

/** Every variant has its turn at the same pages, and another one begins each time. */
async function inTurns(
  variants: readonly Page[],
  subjects: readonly Subject[],
  { perTurn, watch }: { perTurn: number; watch: () => () => number },
): Promise<Measured[]> {
  // Keys are found, statements prepared and code compiled before anything counts.
  for (const page of variants) for (const subject of subjects) await page(subject)
  const found = variants.map(() => ({ times: [] as number[], cpuMs: [] as number[] }))
  for (let turn = 0; turn < turns; turn += 1) {
    for (let step = 0; step < variants.length; step += 1) {
      const place = (turn + step) % variants.length
      const [page, measured] = [variants[place], found[place]]
      if (page === undefined || measured === undefined) continue
      const worked = watch()
      for (let each = turn * perTurn; each < (turn + 1) * perTurn; each += 1) {
        const subject = subjects[each % subjects.length]
        if (subject === undefined) throw new Error('no page to ask for')
        const begun = performance.now()
        await page(subject)
        measured.times.push(performance.now() - begun)
      }
      measured.cpuMs.push(worked() / perTurn)
    }
  }
  return found
}

/** From now on, the milliseconds for which this process and all of the database have worked. */
function workOf(cluster: string): () => () => number {
  const theirs = () => serversIn(cluster).reduce((sum, pid) => sum + workedMs(pid), 0)
  return () => {
    const before = theirs()
    const own = process.cpuUsage()
    return () => {
      const { user, system } = process.cpuUsage(own)
      return (user + system) / 1000 + theirs() - before
    }
  }
}
