/** What to do where a second person has to decide and there is none: words instead of a dead end. */
import { type Html, html } from '../parts/html.ts'
import { note } from '../parts/notices.ts'

const meanwhile = {
  hold: 'Until then nothing changes: on the day after the last day the lines are read.',
  stop: 'Until somebody agrees, nobody gets in touch. If somebody is in danger now, ring 999.',
  place: 'Until somebody agrees, nothing is told. If somebody is in danger now, ring 999.',
} as const

/** Shown only where nobody else could decide. The new person is told of it like any second lead. */
export function nobodyElse(about: keyof typeof meanwhile): Html {
  return note(
    html`<p><strong>Nobody else here can decide this, and you cannot decide it alone.</strong> Ask your administrator to make a second lead for this service: another manager, or an outside reviewer such as a trustee or a manager of a partner organisation, with an account of their own and the role of service manager. It can be switched off again afterwards.</p><p>${meanwhile[about]}</p>`,
  )
}
