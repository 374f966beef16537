/**
 * Passwords: which are refused and why, and how they are kept (Argon2id, the parameters beside the
 * hash). Never asks for capitals or symbols, never makes anybody change a good one.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { atMost } from './at-most.ts'

const argon2Async = promisify(argon2)

/** 64 MiB, three passes: about 160 ms on the reference machine. */
const present = { memory: 65_536, passes: 3, parallelism: 1 }
const tagLength = 32

/** Two at once keep the memory in bounds; more than fifty waiting is somebody guessing. */
const inTurn = atMost(2, 50)

export type PasswordProblem =
  | { code: 'too-short'; atLeast: number }
  | { code: 'too-long'; atMost: number }
  | { code: 'common' }

/** The same characters, however the keyboard made them. */
export function normalised(password: string): string {
  return password.normalize('NFKC')
}

/** `context` are words a guesser would try first: the person's own name, the organisation, the town. */
export function problemWith(
  password: string,
  commonWords: readonly string[],
  context: readonly string[] = [],
): PasswordProblem | undefined {
  const characters = [...normalised(password)]
  if (characters.length < 15) return { code: 'too-short', atLeast: 15 }
  if (characters.length > 128) return { code: 'too-long', atMost: 128 }
  return isCommon(normalised(password).toLowerCase(), [...commonWords, ...context])
    ? { code: 'common' }
    : undefined
}

/** Made of little else than words everybody tries, runs on the keyboard, or one piece repeated. */
function isCommon(password: string, words: readonly string[]): boolean {
  if (/^(.{1,5})\1+.{0,4}$/.test(password)) return true
  let rest = password.replace(/[^\p{L}\p{N}]/gu, '')
  const longestFirst = words
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length)
  for (const word of longestFirst) rest = rest.replaceAll(word, '')
  return withoutRuns(rest).replace(/\d/g, '').length < 5
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const runs = rows.flatMap((row) => [row, [...row].toReversed().join('')])

function withoutRuns(text: string): string {
  let rest = text
  for (let start = 0; start + 4 <= rest.length; start += 1) {
    for (let length = rest.length - start; length >= 4; length -= 1) {
      const piece = rest.slice(start, start + length)
      if (!runs.some((row) => row.includes(piece))) continue
      rest = rest.slice(0, start) + rest.slice(start + length)
      start = -1
      break
    }
  }
  return rest
}

/** A PHC string: `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`. */
export async function hashOf(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derived(password, salt, present)
  const { memory, passes, parallelism } = present
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(hash)}`
}

/** Whether this is the password; compared in constant time. A malformed hash is a fault. */
export async function matches(password: string, kept: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept)
  if (!parts) throw new Error('a kept password hash is malformed')
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  }
  const found = await derived(password, Buffer.from(salt, 'base64'), parameters)
  return timingSafeEqual(found, Buffer.from(hash, 'base64'))
}

/** Takes as long as a real comparison, so that an unknown name answers no sooner than a known one. */
export async function pretendToMatch(password: string): Promise<false> {
  await derived(password, Buffer.alloc(16, 7), present)
  return false
}

async function derived(
  password: string,
  salt: Uint8Array,
  parameters: typeof present,
): Promise<Buffer> {
  const message = Buffer.from(normalised(password), 'utf8')
  return inTurn(() => argon2Async('argon2id', { message, nonce: salt, tagLength, ...parameters }))
}

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
