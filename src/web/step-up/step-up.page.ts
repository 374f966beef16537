/** The page on which one proves again who one is, in a tab beside the form that asked for it. */
import type { StepUpKind } from '../../application/accounts/step-up.ts'
import { button, form, hidden } from '../parts/fields/form.ts'
import { textField } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { page } from '../parts/page.ts'
import type { Problems } from '../request/typed.ts'
import { stepUpCode } from '../request/write-id.ts'
import { accountScriptTag, passkeyForm } from '../sign-in/passkey-form.ts'
import { whyProve } from './step-up-words.ts'

export interface ProveProps {
  readonly kind: StepUpKind
  readonly way: 'demo' | 'code' | 'passkey-only'
  readonly problems?: Problems | undefined
  /** What a passkey is asked, and the step that its answer finishes. */
  readonly passkey?: { readonly question: string; readonly step: string } | undefined
}

export function provePage(frame: Frame, { kind, way, problems = {}, passkey }: ProveProps): Html {
  const to = { action: `/account/prove/${kind}`, csrf: frame.csrf }
  return page(
    frame,
    { title: 'Show your second step', width: 'reading', problems },
    html`${pageHeading({ title: 'Show your second step', intro: `To be sure that it is you, ${whyProve[kind]}.` })}
${
  passkey === undefined
    ? nothing
    : passkeyForm({
        ...to,
        way: 'use',
        question: passkey.question,
        label: 'Use a passkey',
        fields: hidden('step', passkey.step),
      })
}
${way === 'demo' ? form(to, html`<p>You are a made-up person, so pressing the button counts.</p>${button('It is me')}`) : nothing}
${way === 'code' && passkey !== undefined ? html`<p>Or use the code from your app.</p>` : nothing}
${way === 'code' ? codeForm(to, problems) : nothing}
${way === 'passkey-only' && passkey === undefined ? html`<p>A passkey works only over https, or on this computer under the name localhost. Add an app on a phone to <a class="govuk-link" href="/account">your account</a>.</p>` : nothing}
${way === 'passkey-only' && passkey !== undefined ? html`<noscript><p>A passkey needs scripts, which your browser has switched off.</p></noscript>` : nothing}
${accountScriptTag()}`,
  )
}

function codeForm(to: { action: string; csrf: string }, problems: Problems): Html {
  return form(
    to,
    html`${textField({
      name: stepUpCode,
      label: 'Code from your app',
      hint: 'Six digits. Each code works once, for the half minute in which the app shows it.',
      typed: {},
      problems,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      width: 10,
    })}${button('Go on')}`,
  )
}

export function provedPage(frame: Frame, until: string): Html {
  return page(
    frame,
    { title: 'You can go on', width: 'reading', done: `Shown. It counts until ${until}.` },
    html`${pageHeading({ title: 'You can go on' })}
<p>Close this tab and go back to your form. What you typed is still there: press its button again, and leave the code empty.</p>`,
  )
}
