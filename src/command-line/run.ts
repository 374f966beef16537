/** Finds the command that was named, explains itself when asked, and ends with a telling number. */
import { accessCommand } from './access-command.ts'
import { clocksCommand } from './clocks-command.ts'
import { type Command, complain, type ExitCode, exit, parse, say } from './command.ts'
import { listenForSignals } from './ending/stopping.ts'
import { tellOfFault } from './fault.ts'
import { keepCommands } from './keep-commands.ts'
import { demoCommand, migrateCommand, startCommand } from './serve-commands.ts'
import { setUpCommands } from './set-up-commands.ts'

export const commands: readonly Command[] = [
  demoCommand,
  startCommand,
  migrateCommand,
  ...setUpCommands,
  ...keepCommands,
  accessCommand,
  clocksCommand,
]

export async function run(args: readonly string[]): Promise<ExitCode> {
  listenForSignals()
  // Whoever reads along may stop early, as `head` does: then nobody is left to be told.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: Error) => {
      if ('code' in cause && cause.code === 'EPIPE') process.exit(exit.ok)
    })
  }
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return explain(rest[0])
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return unknown(name)
  if (rest.includes('--help') || rest.includes('-h')) {
    say(helpFor(command))
    return exit.ok
  }
  const parsed = parse(command, rest)
  if ('problem' in parsed) {
    complain(`waymark ${command.name}: ${parsed.problem}\n\n${helpFor(command)}`)
    return exit.usage
  }
  try {
    return await command.run(parsed.given, parsed.named)
  } catch (cause) {
    return tellOfFault(command.name, cause)
  }
}

function explain(name: string | undefined): ExitCode {
  const asked = commands.find((one) => one.name === name)
  if (name !== undefined && asked === undefined) return unknown(name)
  say(asked ? helpFor(asked) : help())
  return exit.ok
}

function unknown(name: string): ExitCode {
  complain(`waymark: there is no command "${name}". "waymark help" lists them.`)
  return exit.usage
}

function help(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(20)} ${summary}`)
  return `Waymark carries a survivor of modern slavery from the first concern to lasting safety.

Usage: waymark COMMAND [options]

${lines.join('\n')}

"waymark help COMMAND" explains one. Settings come from the environment:
  PORT                    where pages are served (3000)
  WAYMARK_HOST            on which address it listens (127.0.0.1)
  WAYMARK_DATA            the data folder (var/demo or var/live)
  WAYMARK_KEY_PASSPHRASE  opens a key file that was sealed with a passphrase
  WAYMARK_ORIGIN          the https address under which people reach it, behind a proxy
  WAYMARK_FILES_ORIGIN    another address, which gives files only; see README
  WAYMARK_SEND            how messages leave: none (the usual), file or smtp; see README
  DATABASE_URL            an existing PostgreSQL 15 or later, instead of the one inside`
}

function helpFor({ name, summary, needs = [], options }: Command): string {
  const lines = Object.entries(options).map(
    ([option, { type, help: words }]) =>
      `  ${`--${option}${type === 'string' ? ' VALUE' : ''}`.padEnd(24)} ${words}`,
  )
  return [
    `Usage: waymark ${[name, ...needs].join(' ')}${lines.length > 0 ? ' [options]' : ''}`,
    `  ${summary}`,
    '',
    ...lines,
  ].join('\n')
}
