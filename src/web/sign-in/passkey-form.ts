/**
 * A form that a passkey answers. It shows itself only where the script runs and the browser knows
 * passkeys; everything it does can also be done with a code.
 */

import { accountScript } from '../look/account-script.ts'
import { button, hidden } from '../parts/fields/form.ts'
import { type Html, type HtmlValue, html } from '../parts/html.ts'

export interface PasskeyFormProps {
  readonly way: 'use' | 'add'
  readonly action: string
  readonly csrf: string
  /** What the browser is asked, as JSON text. */
  readonly question: string
  readonly label: string
  readonly fields?: HtmlValue
}

export function passkeyForm({
  way,
  action,
  csrf,
  question,
  label,
  fields,
}: PasskeyFormProps): Html {
  return html`<form class="wm-form" method="post" action="${action}" hidden data-passkey="${way}" data-question="${question}" data-not-done="The passkey was not used. Try again, or use a code.">
${hidden('csrf', csrf)}${hidden('passkey', '')}${fields}
${button(label, { kind: 'secondary' })}
<p class="govuk-hint" role="status"></p>
</form>`
}

/** Stands at the end of each page that has a password field or a passkey form. */
export function accountScriptTag(): Html {
  return html`<script src="${accountScript.address}" defer></script>`
}
