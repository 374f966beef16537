/** Somebody is asking about a person: what to say now, what not to do, and one form. Read on the feet. */
import type { DemandsOfCase } from '../../../application/legal-requests/read-demands.ts'
import { askers, scopes } from '../../../domain/legal-requests/asker.ts'
import { grounds } from '../../../domain/legal-requests/ground.ts'
import {
  askThem,
  atTheDoor,
  doNotDo,
  inDanger,
  sayAgain,
  sayNow,
} from '../../../domain/legal-requests/say-now.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { neverInWords, standingTag } from './demand-words.ts'

export interface AskedProps {
  /** Absent where they ask about nobody whom we know, or about everybody. */
  readonly of?: DemandsOfCase | undefined
  /** Also sees the register of what is about nobody. */
  readonly isManager: boolean
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

const title = 'Somebody is asking about a person'

export function askedPage(frame: Frame, props: AskedProps): Html {
  const { of, problems, refused, done } = props
  const back = of
    ? html`<p><a class="govuk-back-link" href="/cases/${of.file.id}">Back to the case</a></p>`
    : nothing
  return page(
    frame,
    { title, width: 'reading', problems, refused, done },
    html`${back}
${pageHeading({ title, ...(of && { intro: html`For <strong>${of.file.alias}</strong> <span class="wm-ref">${of.file.reference}</span>.` }) })}
${card({ title: 'Say this now' }, html`${note(html`<p><strong>“${sayNow}”</strong></p>`)}<p>If they go on: “${sayAgain}”</p>`)}
${card({ title: 'Do not' }, html`<ul class="govuk-list govuk-list--bullet">${doNotDo.map((one) => html`<li>${one.replace(/^Do not /, '').replace(/^./, (first) => first.toUpperCase())}</li>`)}</ul>`)}
${details('At the door, or somebody in danger', html`<p>${atTheDoor}</p><p>${inDanger}</p>`)}
${details('What to write down of them', html`<ul class="govuk-list govuk-list--bullet">${askThem.map((one) => html`<li>${one}</li>`)}</ul>`)}
${of && of.requests.length > 0 ? entries(of) : nothing}
${card({ title: 'Put it before the lead' }, demandForm(frame, props))}
${of || !props.isManager ? nothing : html`<p><a class="govuk-link" href="/legal-requests">The register: who asked about nobody whom we know</a></p>`}
${of ? nothing : html`<p>Somebody of yours is meant? Open their case, then “Who asked”. Here nothing is written beside a person.</p>`}`,
  )
}

function entries({ file, requests }: DemandsOfCase): Html {
  return card(
    { title: 'Who asked before' },
    html`<ul class="govuk-list govuk-list--spaced">${requests.map(
      (one) =>
        html`<li><p class="govuk-body"><a class="govuk-link" href="/cases/${file.id}/asked/${one.id}"><strong>${askers[one.asker].title}</strong></a><br><span class="wm-todo__why">${person(one.words.who)} · ${plainDay(one.arrivedOn)}</span></p>${standingTag(one)}</li>`,
    )}</ul>`,
  )
}

function demandForm(frame: Frame, { of, writeId, typed, problems }: AskedProps): Html {
  const asked = { typed, problems }
  return form(
    { action: of ? `/cases/${of.file.id}/asked` : '/somebody-asks', csrf: frame.csrf, writeId },
    html`${select({ name: 'asker', label: 'Who asks?', options: titles(askers), none: 'Choose', ...asked })}
${textField({ name: 'who', label: 'Their name, office and number', hint: 'As they said it. It is kept sealed.', ...asked })}
${choice({ name: 'scope', label: 'About whom?', options: scopes, small: true, ...asked })}
${longText({ name: 'what', label: 'What do they ask for?', hint: 'And the number on their paper.', rows: 3, limit: 4000, ...asked })}
${select({ name: 'ground', label: 'What do they name as their right to ask?', options: titles(grounds), none: 'Choose', ...asked })}
${dayField({ name: 'due', label: 'By when do they want an answer?', hint: 'Leave it empty when they did not say.', ...asked })}
${longText({ name: 'said', label: 'What was said to them?', hint: 'Leave it empty when nothing was.', rows: 2, limit: 4000, ...asked })}
${
  of
    ? many({
        name: 'silence',
        label: 'Do they say that the person may not be told?',
        hint: 'Then the lines about it wait two weeks, and a lead decides.',
        options: { yes: 'Yes, they say so' },
        small: true,
        ...asked,
      })
    : nothing
}
${button('Put it before the lead')}
<p class="govuk-hint">${neverInWords}</p>`,
  )
}

const titles = (table: Readonly<Record<string, { readonly title: string }>>) =>
  Object.fromEntries(Object.entries(table).map(([code, one]) => [code, one.title]))
