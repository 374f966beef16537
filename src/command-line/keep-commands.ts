/** `waymark backup`, `restore` and `verify-audit`: keeping what was written, and proving that it was kept. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { canReadAnchors } from '../storage/audit/anchor-file.ts'
import type { LogProblem } from '../storage/audit/verify-chain.ts'
import { verifyDatabase } from '../storage/audit/verify-log.ts'
import { backUp, type Progress } from '../storage/backup/back-up.ts'
import { restore } from '../storage/backup/restore.ts'
import { sampleOpens } from '../storage/backup/sample-opens.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  exitFor,
  type Given,
  say,
  textOption,
} from './command.ts'
import {
  keyFileIn,
  logEndsIn,
  type OpenInstallation,
  openInstallation,
  type Where,
  whereFrom,
} from './open-installation.ts'

const demo = { type: 'boolean', help: 'the demo installation instead of the real one' } as const
const keyHelp = 'the file with the backup key'

const backupCommand: Command = {
  name: 'backup',
  summary: 'writes one encrypted file while people work',
  needs: ['FILE'],
  options: {
    key: {
      type: 'string',
      help: `${keyHelp}; it is made if it is not there. Keep it apart from the backup`,
    },
    demo,
  },
  async run(given, [file = '']) {
    if (existsSync(file)) {
      complain(`There is already a file ${file}. Choose another name. Nothing was written.`)
      return exit.cannotCreate
    }
    return withInstallation(given, 'something', (installation) =>
      makeBackup(installation, given, file),
    )
  },
}

const restoreCommand: Command = {
  name: 'restore',
  summary: 'fills an empty installation from a backup, and proves that it can be read',
  needs: ['FILE'],
  options: { key: { type: 'string', help: keyHelp }, demo },
  async run(given, [file = '']) {
    const secret = keyFrom(given)
    if (typeof secret === 'number') return secret
    if (!existsSync(file)) {
      complain(`There is no file ${file}. Nothing was restored.`)
      return exit.noInput
    }
    return withInstallation(given, 'nothing', (installation) =>
      takeBackup(installation, secret, file),
    )
  },
}

const verifyCommand: Command = {
  name: 'verify-audit',
  summary: 'checks the chain of the log and names what was changed, removed, reordered or cut off',
  options: { demo, json: { type: 'boolean', help: 'print JSON for machines' } },
  run: (given) =>
    withInstallation(given, 'something', (installation) => verify(installation, given)),
}

export const keepCommands: readonly Command[] = [backupCommand, restoreCommand, verifyCommand]

async function withInstallation(
  given: Given,
  expects: NonNullable<Where['expects']>,
  work: (installation: OpenInstallation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const kind = given['demo'] ? 'demo' : 'live'
  const opened = await openInstallation({ ...whereFrom(kind, process.env, () => {}), expects })
  if ('refused' in opened) {
    complain(opened.refused.words)
    return exitFor(opened.refused.code)
  }
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

function keyFrom(given: Given, { mayMake = false } = {}): Buffer | ExitCode {
  const file = textOption(given, 'key')
  if (file === undefined) {
    complain('Name the file of the backup key with --key FILE.')
    return exit.usage
  }
  if (!existsSync(file)) {
    if (!mayMake) {
      complain(`There is no key file ${file}. Nothing was restored.`)
      return exit.noInput
    }
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    say(
      `Made the backup key ${file}. Keep it apart from the backups: with it they can be read, without it nobody can.`,
    )
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (bytes.length === 32) return bytes
  complain(`${file} does not hold a backup key. Nothing was done.`)
  return exit.badData
}

function told({ table, rows, tablesDone, tables }: Progress): void {
  complain(`  ${tablesDone} of ${tables}  ${table}: ${rows} rows`)
}

async function makeBackup(
  { database, folder }: OpenInstallation,
  given: Given,
  file: string,
): Promise<ExitCode> {
  const secret = keyFrom(given, { mayMake: true })
  if (typeof secret === 'number') return secret
  const report = await backUp(database, { file, key: secret, madeAt: new Date(), onProgress: told })
  const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0)
  say(
    `Backed up ${rows} rows in ${Object.keys(report.rows).length} tables, ${statSync(file).size} bytes: ${file}`,
  )
  say(
    `The keys of the installation are not in it. Keep a copy of ${keyFileIn(folder)} in a third place.`,
  )
  return exit.ok
}

async function takeBackup(
  { database, keys }: OpenInstallation,
  secret: Buffer,
  file: string,
): Promise<ExitCode> {
  const outcome = await restore(database, {
    file,
    key: secret,
    verifySample: sampleOpens(keys),
    onProgress: told,
  })
  if ('refused' in outcome) {
    complain(outcome.refused.words)
    return outcome.refused.code === 'not-empty' ? exit.cannotCreate : exit.badData
  }
  const rows = Object.values(outcome.rows).reduce((sum, count) => sum + count, 0)
  say(
    `Restored the backup of ${outcome.madeAt}: ${rows} rows counted, ${outcome.chains} log ends agree, ${outcome.sampleChecked} sealed samples opened.`,
  )
  return exit.ok
}

async function verify(
  { database, folder, beside }: OpenInstallation,
  given: Given,
): Promise<ExitCode> {
  const anchorPath = logEndsIn(folder)
  if (!canReadAnchors(anchorPath)) {
    complain(`${anchorPath} is damaged, so nobody can say where the log ended. Put a copy back.`)
    return exit.badData
  }
  const verdicts = await verifyDatabase(database, {
    anchorPath,
    now: new Date().toISOString(),
    // Nobody seals while Waymark is stopped: what waits then will be sealed at the next start.
    nobodySeals: !beside && database.kind === 'embedded',
  })
  const sound = verdicts.every(({ problems }) => problems.length === 0)
  if (given['json']) {
    say(JSON.stringify(verdicts, null, 2))
    return sound ? exit.ok : exit.failed
  }
  for (const { orgId, sealed, waiting, anchored, problems } of verdicts) {
    say(
      `${orgId}: ${sealed} entries sealed, ${waiting} waiting${anchored ? '' : ', no end kept outside the database'}`,
    )
    for (const problem of problems) say(`  ${problemInWords(problem)}`)
  }
  say(sound ? 'The log is whole.' : 'The log is NOT whole.')
  return sound ? exit.ok : exit.failed
}

/** Which row, by its number in the chain, and what was done to it. */
function problemInWords(problem: LogProblem): string {
  switch (problem.what) {
    case 'changed':
      return `Entry ${problem.number} was changed after it was sealed.`
    case 'removed':
      return `Entry ${problem.number} was removed.`
    case 'inserted':
      return `Entry ${problem.number} was put in where another one stands.`
    case 'reordered':
      return `Entry ${problem.number} does not stand where it was sealed.`
    case 'cut-off':
      return `The end was cut off: entries ${problem.endsAt + 1} to ${problem.number} are gone.`
    case 'rewritten':
      return `Entry ${problem.number} is not the one that was noted outside the database: the log was written anew.`
    case 'not-sealed':
      return `Entry ${problem.entryId} of ${problem.at} still waits to be sealed. Is Waymark running?`
  }
}
