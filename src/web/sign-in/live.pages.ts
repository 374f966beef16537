/** The pages of signing in where people are real: name and password, then the second factor. */
import { button, form, hidden } from '../parts/fields/form.ts'
import { password, textField } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { page } from '../parts/page.ts'
import type { Problems, Typed } from '../request/typed.ts'
import type { Message } from '../words.ts'

export interface NameAndPasswordProps {
  readonly next: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message | undefined
}

export function nameAndPasswordPage(
  frame: Frame,
  { next, typed = {}, problems = {}, refused }: NameAndPasswordProps,
): Html {
  return page(
    frame,
    { title: 'Sign in', width: 'reading', problems, refused },
    html`${pageHeading({ title: 'Sign in' })}
${form(
  { action: '/sign-in', csrf: frame.csrf },
  html`${hidden('next', next)}
${textField({ name: 'userName', label: 'User name', typed, problems, autocomplete: 'username', width: 30 })}
${password({
  name: 'password',
  label: 'Password',
  hint: 'Signing in for the first time? Type the set-up code that your administrator gave you.',
  autocomplete: 'current-password',
  problems,
})}
${button('Go on')}`,
)}
<p class="govuk-body">Forgotten it? Ask an administrator of your organisation for a new set-up code, in person.</p>`,
  )
}
