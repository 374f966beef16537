/**
 * What may happen to somebody's status once it is with those who can pass it on to the Home Office: said
 * on the screen, in plain words, before it goes. The edition is kept with what was sent.
 */
import type { RecipientType } from '../circle/recipient.ts'

export interface Explanation {
  /** Changes whenever the words do: the log says which words somebody read. */
  readonly edition: string
  readonly lines: readonly string[]
}

const cannotCallBack = 'Once it is sent, nobody here can call it back.'
const inTheHomeOffice =
  'The Home Office decides about recovery and about immigration. What one part of it is told, another part may come to know.'

const passed: Readonly<Partial<Record<RecipientType, readonly string[]>>> = {
  'home-office-competent-authority': [inTheHomeOffice, cannotCallBack],
  'prime-contractor': [
    'The prime contractor works for the Home Office and hands this on to it.',
    inTheHomeOffice,
    cannotCallBack,
  ],
  police: [
    'The police may tell the Home Office about somebody’s immigration status.',
    cannotCallBack,
  ],
}

const edition = '2026-11'

/** What to say before status goes to a recipient of this kind; nothing for those who do not pass it on. */
export function passingOn(to: string): Explanation | undefined {
  const lines = Object.hasOwn(passed, to) ? passed[to as RecipientType] : undefined
  return lines && { edition, lines }
}

/** Everyone who may pass it on, for whoever checks the list. */
export const whoPassesOn = Object.keys(passed) as readonly RecipientType[] // the keys of the table
