/** Every place of a person on the page of who and where: what kind, since when, never where. */
import type { PlacesOfCase } from '../../../application/places/see-places.ts'
import { type Place, stateOf } from '../../../domain/places/place.ts'
import { linkButton } from '../../parts/fields/form.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card, details } from '../../parts/lists.ts'
import { nameOf, standingOf } from './place-words.ts'

export function placesCard({ file, places }: PlacesOfCase): Html {
  const current = places.filter((place) => stateOf(place) === 'current')
  const before = places.filter((place) => stateOf(place) !== 'current')
  const base = `/cases/${file.id}/places`
  return card(
    { title: 'Where they are' },
    html`<p>Each place is sealed by itself, shown once when you say why, and never part of a document.</p>
${current.length > 0 ? list(base, current) : html`<p>No place is kept.</p>`}
${before.length > 0 ? details(before.length === 1 ? 'One former place' : `${before.length} former places`, list(base, before)) : nothing}
${linkButton('Write down a place', `${base}/new`, 'secondary')}`,
  )
}

function list(base: string, places: readonly Place[]): Html {
  return html`<ul class="govuk-list">${places.map(
    (place) =>
      html`<li><a class="govuk-link" href="${base}/${place.id}">${nameOf(place)}</a>, ${standingOf(place)}</li>`,
  )}</ul>`
}
