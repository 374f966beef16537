/** A fault that nobody foresaw, told calmly: what it was, where, and never what was being written. */
import { complain, type ExitCode, exit } from './command.ts'

export function tellOfFault(command: string, cause: unknown): ExitCode {
  const about = cause instanceof Error ? cause : new Error('thrown')
  const code = 'code' in about ? String(about.code) : about.name
  const subject = ['path', 'address', 'hostname'].find((name) => name in about)
  if ('syscall' in about && subject) {
    const what = (about as Error & Record<string, unknown>)[subject] // it was found there just above
    complain(`waymark ${command}: cannot ${about.syscall} ${what} (${code}).`)
    return exit.cannotCreate
  }
  // The message of a database's error can repeat a value; its code and the way there cannot. Node's
  // own messages about programs that do not load name files and nothing else.
  const isOfLoading = /^ERR_/.test(code) || about.stack?.includes('node:internal/modules')
  const way = (about.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  complain(
    [
      `waymark ${command}: Waymark stopped because of a fault of its own (${code}).`,
      ...(isOfLoading ? [about.message] : []),
      'What was saved before is kept. Please tell its makers, with these lines:',
      ...way.slice(0, 8),
    ].join('\n'),
  )
  return exit.fault
}
