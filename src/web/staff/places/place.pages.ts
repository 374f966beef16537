/** One sealed place: what is known of it without opening it, the form to see it once, and the one look. */

import type { Actor } from '../../../application/actor.ts'
import type { PlacesOfCase, ShownPlace } from '../../../application/places/see-places.ts'
import { type Place, type PlaceDetails, stateOf } from '../../../domain/places/place.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { readRelease } from '../../../domain/places/release.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, form, linkButton } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { mostWords } from './place.forms.ts'
import { keepWords, nameOf, reasonWords, stageWords, standingOf } from './place-words.ts'

export interface PlacePageProps {
  readonly read: PlacesOfCase
  readonly place: Place
  readonly actor: Actor
  readonly now: string
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
  readonly done?: string
}

export function placePage(frame: Frame, props: PlacePageProps): Html {
  const { read, place, problems = {}, refused, done } = props
  const { file, colleagues } = read
  const state = stateOf(place)
  const keeper = colleagues.find(({ id }) => id === place.keptBy)?.displayName
  return page(
    frame,
    {
      title: 'A sealed place',
      lead: caseBar(read, '/person'),
      ...{ problems, refused, done },
      width: 'reading',
    },
    html`${pageHeading({ title: nameOf(place), intro: standingOf(place) })}
${keeper && html`<p>Written down by ${person(keeper)}.</p>`}
${state === 'shredded' ? html`<p>Where it was is gone for good. Nobody can bring it back.</p>` : showCard(frame, props)}
${state === 'shredded' ? nothing : html`${tellCard(props)}${state === 'current' ? changeCard(frame, props) : formerCard(frame, props)}`}
<p><a class="govuk-link" href="/cases/${file.id}/person">Back to who and where</a></p>`,
  )
}

function showCard(frame: Frame, props: PlacePageProps): Html {
  const { read, place, actor, typed = {}, problems = {} } = props
  const asked = { typed, problems }
  return card(
    { title: 'See where it is' },
    html`<p>It is shown once, on the next page only. The person may read in their log that you looked.</p>${form(
      { action: `/cases/${read.file.id}/places/${place.id}/show`, csrf: frame.csrf },
      html`${choice({ name: 'reason', label: 'Why do you need to see it?', options: reasonWords, small: true, ...asked })}
${longText({ name: 'words', label: 'In a few words', hint: 'Like: visit on Tuesday at ten', rows: 2, limit: mostWords, ...asked })}
${stepUpFields(frame, actor, 'location', asked)}
${button('Show it once')}`,
    )}`,
  )
}

function tellCard({ read, place, now }: PlacePageProps): Html {
  const base = `/cases/${read.file.id}`
  const own = read.releases.filter(({ asked }) => asked.placeId === place.id)
  return card(
    { title: 'Tell somebody outside' },
    html`<p>One named person, this once, when a second colleague agrees.</p>
${
  own.length === 0
    ? nothing
    : html`<ul class="govuk-list">${own.map(
        ({ asked, steps }) =>
          html`<li><a class="govuk-link" href="${base}/releases/${asked.id}">Asked on ${timeAt(asked.askedAt)}</a>: ${stageWords[readRelease(asked, steps, now).stage]}</li>`,
      )}</ul>`
}
${linkButton('Ask to tell somebody', `${base}/places/${place.id}/tell`, 'secondary')}`,
  )
}

function changeCard(frame: Frame, props: PlacePageProps): Html {
  const { read, place, writeId, typed = {}, problems = {} } = props
  const base = `/cases/${read.file.id}/places`
  return card(
    { title: 'It changed' },
    html`<p><a class="govuk-link" href="${base}/new?instead=${place.id}&amp;why=moved">They moved: write down the new place</a></p>
<p><a class="govuk-link" href="${base}/new?instead=${place.id}&amp;why=corrected">It was written down wrongly: write it again</a></p>
${details(
  'It is not theirs any more',
  form(
    { action: `${base}/${place.id}/former`, csrf: frame.csrf, writeId },
    html`<p>It becomes a former place, and is shredded ${placeLimits.shredAfter.value} days later.</p>
${dayField({ name: 'until', label: 'Last day there', hint: 'Leave it empty if you do not know', typed, problems })}
${button('Mark as former', { kind: 'secondary' })}`,
  ),
  { open: problems['until'] !== undefined },
)}`,
  )
}

function formerCard(frame: Frame, props: PlacePageProps): Html {
  const { read, place, writeId, typed = {}, problems = {} } = props
  const base = `/cases/${read.file.id}/places/${place.id}`
  const { keptLonger } = place
  const asked = { typed, problems }
  const wrong = ['keepReason', 'keepWords', 'keepUntil'].some((name) => problems[name])
  return card(
    { title: 'It is a former place', id: 'keep' },
    html`${
      keptLonger
        ? summaryList([
            { key: 'Kept because', value: keepWords[keptLonger.reason] },
            { key: 'Decided by', value: person(nameIn(read, keptLonger.by)) },
          ])
        : nothing
    }
${details(
  'Keep it longer, for a reason',
  form(
    { action: `${base}/keep`, csrf: frame.csrf, writeId },
    html`${choice({ name: 'keepReason', label: 'Why does it have to be kept?', options: keepWords, small: true, ...asked })}
${longText({ name: 'keepWords', label: 'In a few words', rows: 2, limit: mostWords, ...asked })}
${dayField({ name: 'keepUntil', label: 'Last day on which it is needed', hint: 'For example, 27 3 2027. It is shredded the day after', ...asked })}
${button('Keep it to that day', { kind: 'secondary' })}`,
  ),
  { open: wrong },
)}
${buttonForm({ action: `${base}/current`, csrf: frame.csrf, writeId }, 'It is theirs after all', 'secondary')}`,
  )
}

function nameIn({ colleagues }: PlacesOfCase, id: string): string {
  return colleagues.find((one) => one.id === id)?.displayName ?? 'a colleague'
}

/** The one answer in which a place is seen. Its words are on this page and in nothing that stays. */
export function shownPage(frame: Frame, { place, details: found, ...read }: ShownPlace): Html {
  const { file } = read
  return page(
    frame,
    { title: 'Shown once', lead: caseBar(read, '/person'), width: 'reading' },
    html`${pageHeading({ title: nameOf(place), intro: standingOf(place) })}
${whereCard(found)}
<p>${linkButton('Done, close it', `/cases/${file.id}/person`)}</p>`,
  )
}

export function whereCard({ where, about }: PlaceDetails): Html {
  return card(
    { title: 'Shown this once' },
    html`<p class="wm-words">${person(where)}</p>
${about && html`<h3 class="govuk-heading-s">To be careful about</h3><p class="wm-words">${person(about)}</p>`}
<p class="govuk-hint">It is not kept in this browser. Do not copy it into a message, a note or a calendar. To see it again, say again why.</p>`,
  )
}
