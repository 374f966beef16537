/**
 * Answers what is written about a request: identifiers and figures only. Never an address as typed, a
 * field, a name, or the message of a fault, because messages quote what people wrote.
 */

export interface RequestLine {
  readonly id: string
  readonly method: string
  /** The pattern, such as `/cases/:caseId`, never the address itself. */
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly fault?: Fault
}

export interface Fault {
  readonly name: string
  readonly code?: string
  /** Where in our code, innermost first. */
  readonly at: readonly string[]
}

export type Log = (line: RequestLine) => void

export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: [] }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
  // The stack begins with the message, which may itself look like a place.
  const stack = thrown.stack ?? ''
  const told = stack.indexOf(thrown.message)
  const below =
    thrown.message === '' || told === -1 ? stack : stack.slice(told + thrown.message.length)
  const places = below.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return {
    name: thrown.constructor.name,
    // In capitals, as the codes of Node and of the database are: what somebody wrote is hardly ever.
    ...(code !== undefined && /^[A-Z0-9_]{1,40}$/.test(code) && { code }),
    at: places
      .slice(0, 8)
      .map((line) => line.trim().replace(/file:\/\/\S*?(?=src\/|node_modules\/)/, '')),
  }
}

export const logToConsole: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}
