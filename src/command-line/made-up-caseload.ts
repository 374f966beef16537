/**
 * Fills a new demo with the made-up caseload. A first start that was interrupted leaves a sign behind,
 * so that the next one begins again and nobody looks at half a caseload.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadNeedCategories } from '../application/load-need-categories.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { ukDayOf } from '../domain/calendar/day.ts'
import type { Refused } from '../storage/server/refusal.ts'
import { removeCluster } from '../storage/server/remove-cluster.ts'
import { say } from './command.ts'
import { keyFileIn, logEndsIn, type OpenInstallation } from './open-installation.ts'

const signIn = (folder: string) => join(folder, 'caseload-unfinished')

export async function makeUpCaseload(installation: OpenInstallation): Promise<void> {
  const { folder } = installation
  say('First start: making up a caseload (about ten seconds) ...')
  writeFileSync(signIn(folder), 'The first start of this demo has not ended yet.\n')
  const { needCategoriesFile } = await import('./serve.ts')
  const { seedDemo } = await import('./seeding/seed-demo.ts')
  const today = ukDayOf(new Date().toISOString())
  const { people } = await seedDemo(installation, {
    today,
    policy: loadPolicy(),
    categories: loadNeedCategories(needCategoriesFile),
    onProgress: (done, of) => {
      if (done % 20 === 0 || done === of) say(`  ${done} of ${of} made-up people`)
    },
  })
  const { makeUpMessages } = await import('./sending/made-up-messages.ts')
  await makeUpMessages(installation, today)
  rmSync(signIn(folder))
  say(`${people} made-up people are ready.`)
}

export function isUnfinished(folder: string): boolean {
  return existsSync(signIn(folder))
}

/** Takes away what an interrupted first start made up, unless that start is still under way. */
export async function clearUnfinished(
  folder: string,
  log: (line: string) => void,
): Promise<Refused | undefined> {
  if (!isUnfinished(folder)) return undefined
  const outcome = await removeCluster(folder, {
    log,
    removeRest() {
      say('The first start of this demo was interrupted. Beginning again.')
      for (const file of [keyFileIn(folder), logEndsIn(folder), signIn(folder)]) {
        rmSync(file, { force: true })
      }
    },
  })
  return typeof outcome === 'object' ? outcome : undefined
}
