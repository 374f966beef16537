/** Telling one place to one recipient: asking for it, answering it, and the one look to hand it over. */

import { othersOnCase } from '../../../application/access/second-people.ts'
import type { Actor } from '../../../application/actor.ts'
import type { HandedOver } from '../../../application/places/release-place.ts'
import type { PlacesOfCase } from '../../../application/places/see-places.ts'
import type { KnownRelease } from '../../../application/ports/places/place-stores.ts'
import type { Place } from '../../../domain/places/place.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { mayTake, type Release, readRelease } from '../../../domain/places/release.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { button, form, linkButton } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt, ukTime } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { nobodyElse } from '../nobody-else.ts'
import { mostWords } from './place.forms.ts'
import { whereCard } from './place.pages.ts'
import { handingWords, nameOf, recipientWords, stageWords } from './place-words.ts'

export interface AskPageProps {
  readonly read: PlacesOfCase
  readonly place: Place
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

export function askPage(frame: Frame, props: AskPageProps): Html {
  const { read, place, writeId, typed = {}, problems = {}, refused } = props
  const { file } = read
  const asked = { typed, problems }
  return page(
    frame,
    {
      title: 'Ask to tell somebody',
      lead: caseBar(read, '/person'),
      ...{ problems, refused },
      width: 'reading',
    },
    html`${pageHeading({ title: 'Ask to tell somebody', intro: html`About: ${nameOf(place)}. A second colleague has ${placeLimits.approveWithin.value} hours to agree. Then you see it once, to hand it over.` })}
${form(
  { action: `/cases/${file.id}/places/${place.id}/tell`, csrf: frame.csrf, writeId },
  html`${select({ name: 'recipientType', label: 'What kind of recipient?', options: recipientWords, none: 'Choose', ...asked })}
${textField({ name: 'recipient', label: 'Name of the one person who will be told', width: 30, ...asked })}
${textField({ name: 'organisation', label: 'Where they work', width: 30, ...asked })}
${longText({ name: 'why', label: 'Why do they need to know?', hint: 'And what does the survivor say about it?', rows: 3, limit: mostWords, ...asked })}
${choice({ name: 'handing', label: 'How will you tell them?', options: handingWords, small: true, ...asked })}
${button('Ask for approval')}`,
)}
<p><a class="govuk-link" href="/cases/${file.id}/places/${place.id}">Back without asking</a></p>`,
  )
}

export interface ReleasePageProps {
  readonly read: PlacesOfCase
  readonly release: KnownRelease
  readonly place: Place
  readonly actor: Actor
  readonly now: string
  readonly writeId: string
  readonly problems?: Problems
  readonly refused?: Message
  readonly done?: string
}

export function releasePage(frame: Frame, props: ReleasePageProps): Html {
  const { read, release, place, now, problems = {}, refused, done } = props
  const { file } = read
  const { asked, steps } = release
  const stands = readRelease(asked, steps, now)
  const by = (id: string) =>
    person(read.colleagues.find((one) => one.id === id)?.displayName ?? 'a colleague')
  return page(
    frame,
    {
      title: 'Telling a place',
      lead: caseBar(read, '/person'),
      ...{ problems, refused, done },
      width: 'reading',
    },
    html`${pageHeading({ title: `Telling somebody: ${nameOf(place)}`, intro: stageWords[stands.stage] })}
${summaryList([
  { key: 'To', value: html`${person(asked.recipient)}, ${person(asked.organisation)}` },
  { key: 'Kind', value: recipientWords[asked.recipientType] },
  { key: 'Why', value: person(asked.why) },
  { key: 'How', value: handingWords[asked.handing] },
  { key: 'Asked by', value: html`${by(asked.askedBy)}, ${timeAt(asked.askedAt)}` },
  ...steps.map(({ step, by: who, at }) => ({
    key: stageWords[step],
    value: html`${by(who)}, ${timeAt(at)}`,
  })),
  ...('until' in stands ? [{ key: 'Runs out', value: ukTime(stands.until) }] : []),
])}
${actsOf(frame, props, stands)}
<p><a class="govuk-link" href="/cases/${file.id}/places/${place.id}">Back to the place</a></p>`,
  )
}

function actsOf(frame: Frame, props: ReleasePageProps, stands: Release): Html {
  const { actor, problems = {} } = props
  const may = (step: Parameters<typeof mayTake>[1]) =>
    mayTake(stands, step, actor.userId) === undefined
  const asked = { typed: {}, problems }
  return html`${
    may('approved')
      ? card(
          { title: 'Your answer' },
          html`<p>Agree only if this person really needs to know, now, and would be safe with it.</p>
${stepForm(frame, props, 'approve', html`${stepUpFields(frame, actor, 'release-place', asked)}${button('Agree, this once')}`)}
${stepForm(frame, props, 'refuse', button('Say no', { kind: 'secondary' }))}`,
        )
      : nothing
  }
${
  may('handed-over')
    ? card(
        { title: 'Hand it over' },
        html`<p>The place is shown a single time. Have the recipient ready before you press.</p>
${stepForm(frame, props, 'show', html`${stepUpFields(frame, actor, 'location', asked)}${button('Show it now, to hand it over')}`)}`,
      )
    : nothing
}
${waitsForNobody(props, stands) ? nobodyElse('place') : nothing}
${may('withdrawn') && actor.userId === stands.askedBy ? stepForm(frame, props, 'withdraw', button('Take it back', { kind: 'secondary' })) : nothing}`
}

function waitsForNobody({ read, actor }: ReleasePageProps, { stage, askedBy }: Release): boolean {
  return (
    stage === 'asked' &&
    actor.userId === askedBy &&
    othersOnCase(read.file, read.colleagues, askedBy).length === 0
  )
}

function stepForm(
  frame: Frame,
  { read, release, writeId }: ReleasePageProps,
  step: string,
  content: Html,
): Html {
  const action = `/cases/${read.file.id}/releases/${release.asked.id}/${step}`
  return form({ action, csrf: frame.csrf, writeId }, content)
}

/** Seen by whoever asked, a single time. */
export function handedOverPage(frame: Frame, { release, details, ...read }: HandedOver): Html {
  const { file } = read
  const { recipient, organisation, handing } = release.asked
  return page(
    frame,
    { title: 'Shown once', lead: caseBar(read, '/person'), width: 'reading' },
    html`${pageHeading({ title: 'Hand it over now' })}
<p>To ${person(recipient)}, ${person(organisation)}, and to nobody else. ${handingWords[handing]}.</p>
${whereCard(details)}
<p>${linkButton('Done, close it', `/cases/${file.id}/person`)}</p>`,
  )
}
