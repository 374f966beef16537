/**
 * The words of the service itself. Answers what is said when something cannot be done: what happened,
 * what was kept, what to do next.
 */
import type { Role } from '../application/actor.ts'

export interface Message {
  readonly title: string
  readonly next: string
}

/** A refusal in words, with the status its page is sent with. */
export interface RefusalWords extends Message {
  readonly status: number
}

export const roleWords: Readonly<Record<Role, string>> = {
  'support-worker': 'Support worker',
  'service-manager': 'Service manager',
  'data-protection-lead': 'Data protection lead',
  'prime-liaison': 'Prime contractor',
  assessor: 'Assessor',
  administrator: 'Administrator',
}

const statusMessages: Readonly<Record<number, Message>> = {
  400: {
    title: 'We could not read what was sent',
    next: 'Nothing was saved. Go back, check the page and send it again.',
  },
  403: {
    title: 'This page was open too long',
    next: 'Nothing was saved. Go back, reload the page, and send it again. Copy what you wrote first.',
  },
  410: {
    title: 'What was kept here is gone for good',
    next: 'Its time was over, two people decided it, and its keys were destroyed. The case’s page “How long it is kept” says when.',
  },
  404: {
    title: 'There is no page here for you',
    next: 'Check the address. If somebody gave it to you, ask them whether you should be able to open it.',
  },
  405: {
    title: 'This page cannot be used in that way',
    next: 'Nothing was changed. Open it from the menu instead.',
  },
  413: {
    title: 'What you sent is too large',
    next: 'Nothing was saved. Files can be up to 25 MB together. Send a smaller file, or fewer at a time.',
  },
  415: {
    title: 'We cannot take that kind of content here',
    next: 'Nothing was saved. Go back and use the form on the page.',
  },
  422: {
    title: 'Some answers need another look',
    next: 'Nothing was saved yet. Go back and check what you wrote.',
  },
  429: {
    title: 'Too many tries in a short time',
    next: 'Wait a few minutes, then try again. Nothing is locked.',
  },
  503: {
    title: 'Waymark is busy just now',
    next: 'Nothing was saved. Wait a minute, then try again.',
  },
}

const somethingBroke: Message = {
  title: 'Something went wrong on our side',
  next: 'What you saved before is safe. What you sent just now may not be saved: look before you send it again.',
}

export function statusWords(status: number): Message {
  return statusMessages[status] ?? somethingBroke
}

/** The names of the small things on every page. */
export const words = {
  service: 'Waymark',
  skip: 'Skip to main content',
  places: 'Places',
  leave: 'Leave this page',
  signOut: 'Sign out',
  madeUp: 'Made-up people.',
  rehearsalDay: 'Rehearsal day:',
  moveOn: 'Move on a day',
  problemsTitle: 'Check these answers',
  problem: 'Problem:',
  done: 'Done',
  important: 'Please note',
  reference: 'Reference',
  referenceWhy: 'Give this reference if you ask for help. It says nothing about you or a case.',
  home: 'Go to the first page',
  sendAgain: 'Send it again',
  sendAgainWhy:
    'What you typed is still on this page. If it was saved after all, it is not saved twice. A file has to be chosen again.',
  typed: 'What you typed',
  draftKept: 'Draft kept',
  draftNotKept: 'Not kept: no connection. Your words are still on this page.',
} as const
