/** What a manager looks after: releases that wait, old places on their way out, looks that were refused. */
import type { ManagersPlaces } from '../../../application/places/see-places.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { shredsOn } from '../../../domain/places/shredding.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import { timeAt } from '../../parts/uk-time.ts'
import { keepWords, kindWords, nameOf } from './place-words.ts'

export function managersPlacesPage(frame: Frame, props: ManagersPlaces): Html {
  return page(
    frame,
    { title: 'Sealed places' },
    html`${pageHeading({ title: 'Sealed places', intro: 'Over all cases of your services. Where a place is stays sealed.' })}
${waitingCard(props)}
${formerCard(props)}
${refusedCard(props)}`,
  )
}

const nameIn = ({ colleagues }: ManagersPlaces, id: string) =>
  person(colleagues.find((one) => one.id === id)?.displayName ?? 'a colleague')

function waitingCard(props: ManagersPlaces): Html {
  const { waiting } = props
  return card(
    { title: 'Waits for your answer' },
    waiting.length === 0
      ? html`<p>Nobody asks to tell a place just now.</p>`
      : table({
          caption: 'Asked and not answered',
          quietCaption: true,
          columns: [
            { label: 'Case' },
            { label: 'Place' },
            { label: 'Asked by' },
            { label: 'Asked' },
          ],
          rows: waiting.map(({ caseId, reference, alias, id, kind, askedBy, askedAt }) => [
            html`<a class="govuk-link" href="/cases/${caseId}/releases/${id}">${alias}, ${reference}</a>`,
            kindWords[kind],
            nameIn(props, askedBy),
            timeAt(askedAt),
          ]),
        }),
  )
}

function formerCard({ former }: ManagersPlaces): Html {
  const dated = former
    .map((one) => ({ ...one, on: shredsOn(one.place) ?? one.place.keptSince }))
    .toSorted((a, b) => a.on.localeCompare(b.on))
  return card(
    { title: 'Old places that will be shredded' },
    dated.length === 0
      ? html`<p>No former place is kept. They are shredded ${placeLimits.shredAfter.value} days after they became former.</p>`
      : html`<p>${placeLimits.shredAfter.value} days after a place became former its key is destroyed, and nobody can read it again. To stop that, keep it for a reason.</p>${table(
          {
            caption: 'Former places and their days',
            quietCaption: true,
            columns: [
              { label: 'Case' },
              { label: 'Place' },
              { label: 'Will be shredded on' },
              { label: 'Kept because' },
            ],
            rows: dated.map(({ caseId, reference, alias, place, on }) => [
              html`<a class="govuk-link" href="/cases/${caseId}/places/${place.id}#keep">${alias}, ${reference}</a>`,
              nameOf(place),
              plainDay(on),
              place.keptLonger ? keepWords[place.keptLonger.reason] : 'Nothing keeps it',
            ]),
          },
        )}`,
  )
}

function refusedCard(props: ManagersPlaces): Html {
  const { refused } = props
  const { peopleInAnHour, peopleInADay } = placeLimits
  return card(
    { title: 'More people than one worker may see' },
    html`<p>A worker sees where ${peopleInAnHour.value} people are in an hour, and ${peopleInADay.value} in a day. More is refused and stands here for two weeks. Ask them what it was for.</p>
${
  refused.length === 0
    ? html`<p>Nobody was refused.</p>`
    : table({
        caption: 'Refused looks',
        quietCaption: true,
        columns: [{ label: 'Who' }, { label: 'When' }, { label: 'Case' }],
        rows: refused.map(({ by, at, alias, reference }) => [
          nameIn(props, by),
          timeAt(at),
          `${alias}, ${reference}`,
        ]),
      })
}`,
  )
}
