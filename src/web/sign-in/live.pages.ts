/** The pages of signing in where people are real, from the name to the second factor. */
import type { PasswordAccepted } from '../../application/accounts/signing-in/check-password.ts'
import { button, form, hidden } from '../parts/fields/form.ts'
import { password, textField } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card, details } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import type { Problems, Typed } from '../request/typed.ts'
import type { Message } from '../words.ts'
import { accountScriptTag, passkeyForm } from './passkey-form.ts'
import { passwordHint } from './password-words.ts'

export interface NameAndPasswordProps {
  readonly next: string
  readonly typed?: Typed
  readonly refused?: Message | undefined
}

export function nameAndPasswordPage(
  frame: Frame,
  { next, typed = {}, refused }: NameAndPasswordProps,
): Html {
  const problems = {}
  return page(
    frame,
    { title: 'Sign in', width: 'reading', refused },
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
${details('I have forgotten it', html`<p>Ask an administrator of your organisation for a new set-up code, in person. Nobody can send you one.</p>`)}
${accountScriptTag()}`,
  )
}

/** Somebody works for several organisations under one name. */
export function whichOrganisationPage(
  frame: Frame,
  accepted: readonly PasswordAccepted[],
  next: string,
): Html {
  return page(
    frame,
    { title: 'Choose the organisation', width: 'reading' },
    html`${pageHeading({ title: 'For which organisation do you work now?' })}
${accepted.map(
  ({ account, next: kind, step }) =>
    html`<form class="wm-form" method="post" action="/sign-in/organisation">${hidden('csrf', frame.csrf)}${hidden('next', next)}${hidden('kind', kind)}${hidden('step', step.token)}
<p>${button(account.organisationName, { kind: 'secondary' })}</p></form>`,
)}`,
  )
}

export interface StepProps {
  readonly next: string
  readonly step: string
  readonly problems?: Problems
}

export interface SecondFactorProps extends StepProps {
  readonly hasAuthenticator: boolean
  /** What a passkey is asked; left out where there is none, or none can be used. */
  readonly passkeyQuestion?: string | undefined
}

export function secondFactorPage(frame: Frame, props: SecondFactorProps): Html {
  const { next, step, hasAuthenticator, passkeyQuestion, problems = {} } = props
  const kept = html`${hidden('next', next)}${hidden('step', step)}`
  const to = { action: '/sign-in/second', csrf: frame.csrf }
  const code = form(
    to,
    html`${kept}
${textField({
  name: 'code',
  label: 'Code from your app',
  hint: 'Six digits. Each code works once, for the half minute in which the app shows it.',
  typed: {},
  problems,
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  width: 10,
})}
${button('Sign in')}`,
  )
  const recovery = form(
    to,
    html`${kept}
${textField({ name: 'recoveryCode', label: 'Recovery code', hint: 'One of the ten that you kept. It works once.', typed: {}, problems, width: 20 })}
${button('Sign in with a recovery code', { kind: 'secondary' })}`,
  )
  return page(
    frame,
    { title: 'Second step', width: 'reading', problems },
    html`${pageHeading({ title: 'Now the second step' })}
${passkeyQuestion === undefined ? nothing : passkeyForm({ ...to, way: 'use', question: passkeyQuestion, label: 'Use a passkey', fields: kept })}
${hasAuthenticator ? code : nothing}
${details('Use a recovery code instead', recovery, { open: !hasAuthenticator || 'recoveryCode' in problems })}
${details('The code is never right', html`<p>The app counts time by the clock of your phone. Set the phone to find the time by itself, then try the next code.</p><p>Have you lost the phone and the recovery codes? Ask an administrator of your organisation, in person.</p>`)}
${accountScriptTag()}`,
  )
}

export function firstPasswordPage(frame: Frame, { next, step, problems = {} }: StepProps): Html {
  return page(
    frame,
    { title: 'Choose your password', width: 'reading', problems },
    html`${pageHeading({ title: 'Choose your password', intro: 'The set-up code has done its work. From now on only your own password opens your account.' })}
${form(
  { action: '/sign-in/password', csrf: frame.csrf },
  html`${hidden('next', next)}${hidden('step', step)}
${newPasswordFields(problems)}
${button('Keep this password')}`,
)}
${accountScriptTag()}`,
  )
}

export function newPasswordFields(problems: Problems): Html {
  return html`${password({ name: 'password', label: 'New password', hint: passwordHint, autocomplete: 'new-password', problems })}
${password({ name: 'again', label: 'The same again', autocomplete: 'new-password', problems })}`
}

export interface EnrolProps extends StepProps {
  readonly secret: string
  readonly link: string
  readonly drawing?: Html | undefined
  readonly passkeyQuestion?: string | undefined
}

export function enrolPage(frame: Frame, props: EnrolProps): Html {
  const { next, step, secret, passkeyQuestion, problems = {} } = props
  const kept = html`${hidden('next', next)}${hidden('step', step)}`
  const to = { action: '/sign-in/enrol', csrf: frame.csrf }
  return page(
    frame,
    { title: 'Add a second step', width: 'reading', problems },
    html`${pageHeading({
      title: 'Add a second step',
      intro:
        'A password can be read over a shoulder. From now on you also show something that only you have.',
    })}
${
  passkeyQuestion === undefined
    ? nothing
    : card(
        { title: 'A passkey on this device' },
        html`<p>Your fingerprint, face or PIN. The quickest way, and no false page can take it from you.</p>
${passkeyForm({ ...to, way: 'add', question: passkeyQuestion, label: 'Add a passkey', fields: kept })}<noscript><p>This needs scripts, which your browser has switched off. Use an app instead.</p></noscript>`,
      )
}
${card(
  { title: 'An app on your phone' },
  form(
    to,
    html`${kept}${hidden('secret', secret)}${authenticatorFields(props, problems)}
${button('Add this app')}`,
  ),
)}
${accountScriptTag()}`,
  )
}

/** The secret as a drawing, a link and letters, and the code that shows the app has it. */
export function authenticatorFields(
  { secret, link, drawing }: Pick<EnrolProps, 'secret' | 'link' | 'drawing'>,
  problems: Problems,
): Html {
  return html`<p>Any authenticator app will do. ${drawing ? 'Scan this drawing with it, or type the letters into it.' : 'Type these letters into it.'}</p>
${drawing}
<p>Letters: <code>${(secret.match(/.{4}/g) ?? []).join(' ')}</code></p>
${details('The app is on this device', html`<p>Copy this into the app: <code>${link}</code></p>`)}
${textField({ name: 'code', label: 'Code that the app shows now', hint: 'Six digits.', typed: {}, problems, autocomplete: 'one-time-code', inputmode: 'numeric', width: 10 })}`
}

/** Printed without the name of the service or the organisation. */
export function recoveryCodesPage(frame: Frame, codes: readonly string[], next: string): Html {
  return page(
    frame,
    { title: 'Ten codes', width: 'reading' },
    html`${pageHeading({ title: 'Ten codes for the day the phone is lost' })}
<p>They are shown now and never again. Each works once, in place of the second step. Write them down or print them, and keep them where nobody else looks. On the paper stands nothing about where they are used.</p>
<ol class="govuk-list govuk-list--number">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<p><a class="govuk-button" href="${next}">I have kept them</a></p>`,
  )
}
