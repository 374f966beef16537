/**
 * A code that an administrator hands over in person for the first sign-in. It stands where the
 * password hash will stand, opens nothing but the choice of one's own password, and runs out.
 */
import { randomBytes } from 'node:crypto'
import { hashOf, matches } from './password.ts'

const lastsMs = 7 * 86_400_000
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const mark = /^set-up until=([^ ]+) (.+)$/

export interface SetUpCode {
  /** Shown once, to the administrator. Eighty random bits. */
  readonly code: string
  /** What is kept in place of a password hash. */
  readonly kept: string
}

export async function newSetUpCode(now: Date): Promise<SetUpCode> {
  const plain = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('')
  const until = new Date(now.getTime() + lastsMs).toISOString()
  return {
    code: (plain.match(/.{4}/g) ?? []).join('-'),
    kept: `set-up until=${until} ${await hashOf(plain)}`,
  }
}

export function isSetUpCode(kept: string): boolean {
  return mark.test(kept)
}

/** Takes as long as comparing a password does, whatever the answer. */
export async function matchesSetUpCode(
  typed: string,
  kept: string,
  now: Date,
): Promise<'matches' | 'too-old' | 'no'> {
  const [, until = '', hash = ''] = mark.exec(kept) ?? []
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (!(await matches(plain, hash))) return 'no'
  return now.toISOString() < until ? 'matches' : 'too-old'
}
