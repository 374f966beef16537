/** What a command of `waymark` is: a name, a line of help, its options, and what it does. */
import { parseArgs } from 'node:util'

/** How a command ended, by the customary numbers, so that scripts can tell what went wrong. */
export const exit = {
  ok: 0,
  failed: 1,
  usage: 64,
  badData: 65,
  noInput: 66,
  unavailable: 69,
  fault: 70,
  cannotCreate: 73,
} as const
export type ExitCode = (typeof exit)[keyof typeof exit]

/** The number for a refusal that has a code of its own; most say that something is not to be had now. */
export function exitFor(code: string | undefined): ExitCode {
  if (code === 'folder-not-writable' || code === 'disk-full') return exit.cannotCreate
  if (code === 'key-file-missing' || code === 'nothing-there') return exit.noInput
  return exit.unavailable
}

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly help: string
}

export type Given = Readonly<Record<string, string | boolean | undefined>>

export interface Command {
  readonly name: string
  readonly summary: string
  /** Named things that follow the command, such as a file; each is compulsory. */
  readonly needs?: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  run(given: Given, named: readonly string[]): Promise<ExitCode>
}

export type Parsed =
  | { readonly given: Given; readonly named: readonly string[] }
  | { readonly problem: string }

export function parse(command: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const needs = command.needs ?? []
    if (positionals.length !== needs.length) {
      return {
        problem:
          needs.length > 0 ? `needs ${needs.join(' ')}` : `does not know "${positionals[0]}"`,
      }
    }
    // Each option was declared as text or as a switch, never as a list.
    return { given: values as Given, named: positionals }
  } catch (fault) {
    return {
      problem: fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : String(fault),
    }
  }
}

export function textOption(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
