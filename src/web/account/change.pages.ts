/** The pages on which one's own account is changed, one question each. */
import type { Passkey } from '../../application/ports/sign-in-port.ts'
import { button, form, hidden } from '../parts/fields/form.ts'
import { password } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import { timeAt } from '../parts/uk-time.ts'
import type { Problems } from '../request/typed.ts'
import { authenticatorFields, newPasswordFields } from '../sign-in/live.pages.ts'
import { accountScriptTag, passkeyForm } from '../sign-in/passkey-form.ts'
import type { Message } from '../words.ts'

export interface Again {
  readonly problems?: Problems
  readonly refused?: Message
}

const othersEnd = 'Afterwards you stay signed in here, and nowhere else.'

function presentPassword(): Html {
  return password({
    name: 'present',
    label: 'Your present password',
    hint: 'So that nobody else can change this at a screen you left open.',
    autocomplete: 'current-password',
    problems: {},
  })
}

function changePage(frame: Frame, title: string, again: Again, content: Html): Html {
  return page(
    frame,
    { title, width: 'reading', ...again },
    html`${pageHeading({ title, intro: othersEnd })}
${content}
<p><a class="govuk-link" href="/account">Back to your account</a></p>
${accountScriptTag()}`,
  )
}

export function passwordPage(frame: Frame, again: Again = {}): Html {
  return changePage(
    frame,
    'Change your password',
    again,
    form(
      { action: '/account/password', csrf: frame.csrf },
      html`${presentPassword()}${newPasswordFields(again.problems ?? {})}${button('Keep the new password')}`,
    ),
  )
}

export interface AppProps extends Again {
  readonly hasAuthenticator: boolean
  readonly secret: string
  readonly link: string
  readonly drawing?: Html | undefined
}

export function appPage(frame: Frame, props: AppProps): Html {
  const { hasAuthenticator, secret, problems = {} } = props
  const action = '/account/app'
  return changePage(
    frame,
    hasAuthenticator ? 'Change the app on your phone' : 'Add an app on your phone',
    props,
    form(
      { action, csrf: frame.csrf },
      html`${hidden('secret', secret)}
${hasAuthenticator ? html`<p>Adding a new app takes the old one away.</p>` : nothing}
${authenticatorFields(props, problems)}
${presentPassword()}
${button(hasAuthenticator ? 'Add the new app' : 'Add this app')}
${hasAuthenticator ? button('Only take the old app away', { kind: 'secondary', name: 'remove', value: 'yes' }) : nothing}`,
    ),
  )
}

export interface PasskeysProps extends Again {
  readonly passkeys: readonly Passkey[]
  /** Browsers trust passkeys over https only. */
  readonly canAdd: boolean
}

export function passkeysPage(frame: Frame, props: PasskeysProps): Html {
  const { passkeys, canAdd } = props
  const list = card(
    { title: 'Your passkeys' },
    form(
      { action: '/account/passkeys/remove', csrf: frame.csrf },
      html`<ul class="govuk-list">${passkeys.map(
        ({ credentialId, label, backedUp, addedAt, usedAt }) =>
          html`<li><p><strong>${label}</strong>, ${backedUp ? 'copied between your devices' : 'on one device only'}. Added ${timeAt(addedAt)}. ${usedAt ? html`Used last ${timeAt(usedAt)}.` : 'Not used yet.'}</p>
<p>${button('Take it away', { kind: 'secondary', name: 'passkey', value: credentialId })}</p></li>`,
      )}</ul>
${presentPassword()}`,
    ),
  )
  return changePage(
    frame,
    'Passkeys',
    props,
    html`${
      canAdd
        ? html`<p>A passkey is your fingerprint, face or PIN on a device of yours. Some are copied to your other devices by the firm that made them: then whoever opens that account can use it.</p>
<p><a class="govuk-button govuk-button--secondary" href="/account/passkeys/add">Add a passkey on this device</a></p>`
        : html`<p>Passkeys work over https only. Use an app on your phone here.</p>`
    }
${passkeys.length > 0 ? list : nothing}`,
  )
}

export function addPasskeyPage(
  frame: Frame,
  props: Again & { question: string; step: string },
): Html {
  const { question, step } = props
  return changePage(
    frame,
    'Add a passkey',
    props,
    html`${passkeyForm({
      way: 'add',
      action: '/account/passkeys/add',
      csrf: frame.csrf,
      question,
      label: 'Add a passkey on this device',
      fields: html`${hidden('step', step)}${presentPassword()}`,
    })}
<noscript><p>This needs scripts, which your browser has switched off. Use an app on your phone instead.</p></noscript>`,
  )
}

export function codesPage(frame: Frame, left: number, again: Again = {}): Html {
  return changePage(
    frame,
    'New recovery codes',
    again,
    html`<p>${left} of your codes are left. Ten new ones make all of them void.</p>
${form(
  { action: '/account/codes', csrf: frame.csrf },
  html`${presentPassword()}${button('Make ten new codes')}`,
)}`,
  )
}
