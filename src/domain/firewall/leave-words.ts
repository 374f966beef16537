/** Why something may not leave, in a sentence that a worker can say to a survivor. */
import type { HarmClass } from '../facts/field.ts'
import type { WhyNotLeave } from './may-leave.ts'

const classWords: Readonly<Record<HarmClass, string>> = {
  L: 'where they are',
  I: 'who they are',
  C: 'how to reach them',
  S: 'their status',
  H: 'their health',
  N: 'what happened to them',
  P: 'who hurt them',
  O: 'anything else',
}

export function whyNotLeaveWords(why: WhyNotLeave): string {
  switch (why.code) {
    case 'never-to-them':
      return 'Nobody of this kind is ever told anything from here'
    case 'no-such-way':
      return 'Nobody has described this way out, so nothing leaves by it'
    case 'not-by-this-way':
      return 'This way does not lead to somebody of this kind'
    case 'not-carried':
      return `Nothing leaves this way that says ${listed(why.classes)}`
    case 'status-beside-person':
      return `Their status never leaves this way together with ${listed(why.classes)}`
    case 'not-decided':
      return 'Two people decide first, in the register of legal requests'
    case 'explain-first':
      return 'Explain first what may happen to it: it can be passed on to the Home Office'
  }
}

function listed(classes: readonly HarmClass[]): string {
  return classes.map((one) => classWords[one]).join(' or ')
}
