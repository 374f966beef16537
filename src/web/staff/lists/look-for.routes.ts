/**
 * Looking for somebody by name, or for words in a journal: the form is sent here, and the answer is the
 * list with the words closed up in its address. No name ever stands in one.
 */
import { soughtName } from '../../request/sought.ts'
import { type Typed, textOf } from '../../request/typed.ts'
import { addressWith, type StaffRoute } from '../staff-request.ts'

const id = '[0-9a-f-]{36}'
const lists = new RegExp(
  `^/(caseload|cases/${id}|cases/${id}/rnas/${id}/needs/${id}/cite/[a-z-]{1,40})$`,
  'i',
)
/** What else a list can be narrowed by, none of it words. */
const others = ['support', 'rna', 'nation', 'worker', 'closed', 'sort', 'only', 'need'] as const

export const lookForRoutes: readonly StaffRoute[] = [
  {
    method: 'POST',
    path: '/look-for',
    purpose: 'look for somebody or something without a word of it in the address',
    surface: 'staff',
    who: ['support-worker', 'service-manager'],
    relation: 'see-own-lists',
    async answer({ typed, closeWords }) {
      const wanted = textOf(typed, 'in')
      const list = lists.test(wanted) ? wanted : '/caseload'
      const narrowed: Record<string, string> = {}
      for (const name of others) narrowed[name] = textOf(typed, name).slice(0, 60)
      const sought: Typed = { [soughtName]: closeWords(textOf(typed, 'find')) }
      const to = addressWith(list, narrowed, sought)
      return { goTo: /^\/cases\/[^/]+$/.test(list) ? `${to}#timeline` : to }
    },
  },
]
