/** Making a handover: exactly what goes, part by part as the person allows it, and giving it out. */

import type { ReadCase } from '../../../application/case/read-case.ts'
import type { LookedAtHandover } from '../../../application/handover/look-at-handover.ts'
import type { NewHandoverPage } from '../../../application/handover/read-handovers.ts'
import type { OpenedDoor } from '../../../application/ports/guests/guest-doors.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { shareItems } from '../../../domain/circle/share-items.ts'
import { handoverItems } from '../../../domain/handover/handover.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttons, form, hidden } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { looksLikeInWords } from '../documents-out/out-words.ts'
import { partsShown } from './handover-parts.ts'

export interface NewHandoverProps {
  readonly read: NewHandoverPage
  readonly writeId: string
  /** Of the file, should one be made: shown here and kept nowhere. */
  readonly code: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

export function newHandoverPage(frame: Frame, props: NewHandoverProps): Html {
  const { read, problems, refused, code } = props
  const { file, member, look } = read
  const { who, organisation } = member.details
  const looked = 'looked' in look ? look.looked : undefined
  return page(
    frame,
    {
      title: 'Make a handover',
      lead: caseBar(read, '/circle'),
      width: 'reading',
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/handovers">Back to handing over</a></p>
${pageHeading({ title: html`To ${person(organisation)}`, intro: html`${person(who)}. Read it with the person, part by part: what they do not allow stays here, and the other service is told only how much, never what.` })}
${looked ? lookedCards(looked) : nothing}
${form(
  {
    action: `/cases/${file.id}/circle/handovers/new`,
    ...{ csrf: frame.csrf, writeId: props.writeId, givesFile: true },
  },
  html`${hidden('member', member.id)}${hidden('seen', looked?.hash)}${hidden('fileCode', code)}
${fields(props, looked)}
${buttons(
  button('Show me again what goes', { kind: 'secondary', name: 'press', value: 'look' }),
  looked ? button('Hand it over', { name: 'press', value: 'give' }) : nothing,
)}`,
)}`,
  )
}

function lookedCards({ parts, concerns, ownPlaces, handover }: LookedAtHandover): Html {
  const { notAllowed } = handover.making
  return html`${card({ title: 'This goes, and nothing else' }, partsShown(parts))}
${ownPlaces.length > 0 ? card({ title: 'It says where they are, so it cannot leave' }, html`<p>Their own address, street or postcode stands under: ${ownPlaces.join(', ')}. Write it differently where it was recorded.</p>`) : nothing}
${card(
  { title: 'This stays here' },
  html`<ul class="govuk-list govuk-list--bullet"><li>Where they are, and telephone numbers: never in a handover</li>
<li>The daily record, and what staff wrote for one another</li>
<li>${notAllowed === 0 ? 'They allow everything else that a handover can hold' : `${notAllowed === 1 ? '1 part' : `${notAllowed} parts`} that they do not allow: the page says how many, and not which`}</li></ul>`,
)}
${
  concerns.places.length > 0
    ? card(
        { title: 'Read these lines once more' },
        html`<p>They may tell where somebody is, or how to reach them.</p>
<ul class="govuk-list govuk-list--bullet">${concerns.places.map((one) => html`<li>“${person(one.found)}” ${looksLikeInWords(one)}</li>`)}</ul>`,
      )
    : nothing
}`
}

function fields(
  { read, typed, problems, code }: NewHandoverProps,
  looked: LookedAtHandover | undefined,
): Html {
  const asked = { typed, problems }
  const agreed = handoverItems.filter((item) => read.member.items.includes(item))
  return html`${many({
    name: 'items',
    label: 'What do they allow?',
    hint: 'Only what they agreed that this service may be told at all.',
    options: agreed.map((item) => ({ value: item, label: shareItems[item].title })),
    small: true,
    ...asked,
  })}
${dayField({ name: 'shownOn', label: 'When did the person see this, or hear it read out?', hint: 'Show them exactly what goes, on this page.', ...asked })}
${
  looked !== undefined && looked.concerns.places.length > 0
    ? many({
        name: 'goOn',
        label: 'Before it leaves',
        options: { yes: 'I have read the lines above, and it may leave like this' },
        ...asked,
      })
    : nothing
}
${choice({
  name: 'way',
  label: 'How will they get it?',
  options: [
    {
      value: 'file',
      label: 'They use Waymark: a sealed file',
      hint: html`Send the file in any safe way. Tell its code by telephone, and never beside the file. Write the code down now, it is kept nowhere: <strong class="wm-break" dir="ltr">${code}</strong>`,
    },
    {
      value: 'page',
      label: 'They do not: a page behind a link and a code',
      hint: 'It can be opened five times within seven days, and saved there to be read without a network.',
    },
  ],
  ...asked,
})}`
}

export interface GivenProps {
  readonly read: ReadCase
  readonly door: OpenedDoor
  readonly who: string
  readonly expiresAt: string
  readonly origin: string
}

/** A page was put behind a door: its link and its code, shown this once. */
export function givenPage(frame: Frame, { read, door, who, expiresAt, origin }: GivenProps): Html {
  const { link, code } = door
  return page(
    frame,
    { title: 'The handover is ready', lead: caseBar(read, '/circle'), width: 'reading' },
    html`${pageHeading({
      title: 'The handover is ready. It has not been sent',
      intro: html`You give ${person(who)} the link in one way and the code in another. Both are shown this once and are kept nowhere.`,
    })}
${card(
  { title: '1. The link' },
  html`<p>By their work e-mail or a secure message:</p><p class="wm-break"><strong dir="ltr">${origin}/g/${link}</strong></p>`,
)}
${card(
  { title: '2. The code' },
  html`<p>By telephone, on a number that you know to be theirs. Never in the same message as the link:</p><p><strong dir="ltr">${code.slice(0, 4)} ${code.slice(4)}</strong></p>`,
)}
<p>It can be opened until ${plainDay(ukDayOf(expiresAt))}.</p>
<p><a class="govuk-link" href="/cases/${read.file.id}/circle/handovers">To what was handed over</a></p>`,
  )
}
