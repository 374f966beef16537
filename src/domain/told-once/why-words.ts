/** Why words may not be used, each as a short sentence that a worker can say to the person. */
import type { Day } from '../calendar/day.ts'
import { accountUses } from './account-words.ts'
import type { WhyNotReuse } from './may-reuse.ts'

export function whyNotInWords(why: WhyNotReuse, say: (day: Day) => string): string {
  switch (why.code) {
    case 'denied-type':
      return 'Nobody of this kind is ever told anything from here'
    case 'not-for-this-type':
      return 'This kind of reader is not who it was meant for'
    case 'taken-back':
      return `They took these words back on ${say(why.on)}`
    case 'superseded':
      return 'They have said it in other words since'
    case 'not-approved':
      return 'They have not approved these words yet'
    case 'never-asked':
      return `They were not asked: ${forWhat(why)}`
    case 'refused':
      return `They said no on ${say(why.on)}: ${forWhat(why)}`
    case 'withdrawn':
      return `They took it back on ${say(why.on)}: ${forWhat(why)}`
    case 'agreed-to-other-words':
      return `They agreed to earlier words, not to these: ${forWhat(why)}`
    case 'expired':
      return `It ended on ${say(why.until)}. Ask them again: ${forWhat(why)}`
    case 'agreed-later':
      return `They agree from ${say(why.on)}: ${forWhat(why)}`
    case 'not-their-words':
      return 'These are not their own words'
  }
}

function forWhat({ use }: Extract<WhyNotReuse, { readonly use: unknown }>): string {
  const { title } = accountUses[use]
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`
}
