/**
 * What somebody typed into a form whose act broke: shown to them again, and sent again with one press.
 * It lies on their page alone: in no address, no log and no store. Secrets are never shown again.
 */

import { listOf, type Typed, textOf } from '../request/typed.ts'
import { isId, stepUpCode } from '../request/write-id.ts'
import { words } from '../words.ts'
import { button, form, hidden } from './fields/form.ts'
import type { Frame } from './frame.ts'
import { type Html, html, nothing } from './html.ts'
import { details } from './lists.ts'

export interface Sent {
  readonly action: string
  readonly typed: Typed
}

/** They belong to one sending, and no form means anything by them. */
const ofOneSending: ReadonlySet<string> = new Set(['csrf', stepUpCode])

/** They prove who one is. A form that asks for one is filled in again. */
const proofs: ReadonlySet<string> = new Set([
  'password',
  'present',
  'again',
  'code',
  'recoveryCode',
  'passkey',
  'step',
])

export function typedAgain(frame: Frame, { action, typed }: Sent): Html {
  const fields = Object.keys(typed).filter((name) => !proofs.has(name) && !ofOneSending.has(name))
  const own = fields.flatMap((name) => listOf(typed, name)).filter((text) => /\s/.test(text.trim()))
  return html`${sendAgain(frame, { action, typed }, fields)}${own.length === 0 ? nothing : details(words.typed, html`${own.map((text) => html`<p class="govuk-body wm-words">${text}</p>`)}`)}`
}

/** Only a form that is done once however often it is sent, with nothing left out of what it meant. */
function sendAgain(frame: Frame, { action, typed }: Sent, fields: readonly string[]): Html {
  const isWhole = Object.keys(typed).every((name) => !proofs.has(name))
  if (!isWhole || !isId(textOf(typed, 'writeId'))) return nothing
  const kept = fields.flatMap((name) => listOf(typed, name).map((text) => hidden(name, text)))
  return html`<p class="govuk-body">${words.sendAgainWhy}</p>
${form({ action, csrf: frame.csrf }, html`${kept}${button(words.sendAgain)}`)}`
}
