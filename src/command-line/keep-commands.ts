/** `waymark backup`, `restore` and `verify-audit`: keeping what was written, and proving that it was kept. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyDatabase } from '../storage/audit/verify-log.ts'
import { backUp, type Progress } from '../storage/backup/back-up.ts'
import { restore } from '../storage/backup/restore.ts'
import { sampleOpens } from '../storage/backup/sample-opens.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  type Given,
  say,
  textOption,
} from './command.ts'
import { type OpenInstallation, openInstallation, whereFrom } from './open-installation.ts'

const demo = { type: 'boolean', help: 'the demo installation instead of the real one' } as const
const key = {
  type: 'string',
  help: 'the file with the backup key; it is made if it is not there. Keep it apart from the backup',
} as const

const backupCommand: Command = {
  name: 'backup',
  summary: 'writes one encrypted file while people work',
  needs: ['FILE'],
  options: { key, demo },
  run: (given, [file = '']) =>
    withInstallation(given, (installation) => makeBackup(installation, given, file)),
}

const restoreCommand: Command = {
  name: 'restore',
  summary: 'fills an empty installation from a backup, and proves that it can be read',
  needs: ['FILE'],
  options: { key, demo },
  run: (given, [file = '']) =>
    withInstallation(given, (installation) => takeBackup(installation, given, file)),
}

const verifyCommand: Command = {
  name: 'verify-audit',
  summary: 'checks the chain of the log and names what was changed, removed, reordered or cut off',
  options: { demo, json: { type: 'boolean', help: 'print JSON for machines' } },
  run: (given) => withInstallation(given, (installation) => verify(installation, given)),
}

export const keepCommands: readonly Command[] = [backupCommand, restoreCommand, verifyCommand]

async function withInstallation(
  given: Given,
  work: (installation: OpenInstallation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const kind = given['demo'] ? 'demo' : 'live'
  const where = whereFrom(kind, process.env, () => {})
  const opened = await openInstallation({ ...where, besideOthers: true })
  if ('refused' in opened) {
    complain(opened.refused.words)
    return exit.unavailable
  }
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

function keyFrom(given: Given, mayMake: boolean): Buffer | undefined {
  const file = textOption(given, 'key')
  if (file === undefined) {
    complain('Name the file of the backup key with --key FILE.')
    return undefined
  }
  if (!existsSync(file)) {
    if (!mayMake) {
      complain(`There is no key file ${file}.`)
      return undefined
    }
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    say(
      `Made the backup key ${file}. Keep it apart from the backups: with it they can be read, without it nobody can.`,
    )
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (bytes.length === 32) return bytes
  complain(`${file} does not hold a backup key.`)
  return undefined
}

function told({ table, rows, tablesDone, tables }: Progress): void {
  complain(`  ${tablesDone} of ${tables}  ${table}: ${rows} rows`)
}

async function makeBackup(
  { database, folder }: OpenInstallation,
  given: Given,
  file: string,
): Promise<ExitCode> {
  const secret = keyFrom(given, true)
  if (secret === undefined) return exit.usage
  const report = await backUp(database, { file, key: secret, madeAt: new Date(), onProgress: told })
  const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0)
  say(
    `Backed up ${rows} rows in ${Object.keys(report.rows).length} tables, ${statSync(file).size} bytes: ${file}`,
  )
  say(
    `The keys of the installation are not in it. Keep a copy of ${join(folder, 'waymark.keys')} in a third place.`,
  )
  return exit.ok
}

async function takeBackup(
  { database, keys }: OpenInstallation,
  given: Given,
  file: string,
): Promise<ExitCode> {
  const secret = keyFrom(given, false)
  if (secret === undefined) return exit.usage
  const outcome = await restore(database, {
    file,
    key: secret,
    verifySample: sampleOpens(keys),
    onProgress: told,
  })
  if ('refused' in outcome) {
    complain(outcome.refused.words)
    return exit.badData
  }
  const rows = Object.values(outcome.rows).reduce((sum, count) => sum + count, 0)
  say(
    `Restored the backup of ${outcome.madeAt}: ${rows} rows counted, ${outcome.chains} log ends agree, ${outcome.sampleChecked} sealed samples opened.`,
  )
  return exit.ok
}

async function verify({ database, folder }: OpenInstallation, given: Given): Promise<ExitCode> {
  const verdicts = await verifyDatabase(database, {
    anchorPath: join(folder, 'log-ends.json'),
    now: new Date().toISOString(),
  })
  if (given['json']) say(JSON.stringify(verdicts, null, 2))
  else {
    for (const { orgId, sealed, waiting, anchored, problems } of verdicts) {
      say(
        `${orgId}: ${sealed} entries sealed, ${waiting} waiting${anchored ? '' : ', no end kept outside the database'}`,
      )
      for (const problem of problems) complain(`  ${JSON.stringify(problem)}`)
    }
  }
  const sound = verdicts.every(({ problems }) => problems.length === 0)
  say(sound ? 'The log is whole.' : 'The log is NOT whole.')
  return sound ? exit.ok : exit.failed
}
