/** What the log says in letters, said in words. */
import type { Role } from '../../../application/actor.ts'
import { roleWords } from '../../words.ts'

const classNames: Readonly<Record<string, string>> = {
  L: 'where they are',
  I: 'who they are',
  C: 'how to reach them',
  S: 'status',
  H: 'health',
  N: 'what happened',
  P: 'about those who harmed them',
  O: 'ordinary',
}

/** "who they are, how to reach them" for `IC`. */
export function classWords(classes: string): string {
  return [...classes].map((letter) => classNames[letter] ?? letter).join(', ')
}

const houseRoles: Readonly<Record<string, string>> = {
  'sign-in': 'Signing in',
  'set-up': 'Setting up',
  sealer: 'Sealing the log',
  recompute: 'Counting again',
  'key-change': 'Changing keys',
  sender: 'Sending messages',
  'file-check': 'Checking files',
  guest: 'A professional with a link',
}

export function roleInLog(role: string): string {
  return isRole(role) ? roleWords[role] : (houseRoles[role] ?? role)
}

function isRole(text: string): text is Role {
  return Object.hasOwn(roleWords, text)
}
