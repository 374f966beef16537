/** The way round the data protection lead’s pages about the log. */
import { subNavigation } from '../../parts/casework/identity-bar.ts'
import type { Html } from '../../parts/html.ts'

const pages = [
  { href: '/log', label: 'The log' },
  { href: '/looked', label: 'Lines not recognised' },
  { href: '/log/unusual', label: 'Many records in a day' },
  { href: '/log/holds', label: 'Lines that wait' },
  { href: '/retention', label: 'Keeping and destroying' },
  { href: '/own-records', label: 'Own records' },
  { href: '/legal-requests', label: 'Who asked from outside' },
] as const

export function officeWays(here: (typeof pages)[number]['href']): Html {
  return subNavigation(
    'The log and what follows from it',
    pages.map((one) => ({ ...one, here: one.href === here })),
  )
}
