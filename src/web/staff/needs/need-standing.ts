/** How one need stands today: covered until when, given since when, and what was agreed but never came. */
import type { CasePicture } from '../../../application/case/case-picture.ts'
import { addDays } from '../../../domain/calendar/day.ts'
import { whenIs } from '../../../domain/cover/coming-gap.ts'
import { rnaFacts } from '../../../domain/facts/rna-facts.ts'
import type { Need } from '../../../domain/needs/need.ts'
import { neverGiven } from '../../../domain/needs/provision.ts'
import { plainDay, shortDay } from '../../parts/dates.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { details, type Tone, tag } from '../../parts/lists.ts'

export interface Standing {
  readonly tone: Tone
  readonly tag: string
  readonly words: string
}

export function coverStanding({ cover, today, gaps }: CasePicture, need: Need): Standing {
  const own = cover.needs.find((one) => one.need === need.id)
  const gap = own?.gaps.find((one) => whenIs(one, today) !== 'past')
  const now = own?.union.find(({ from, to }) => from <= today && (to === undefined || to >= today))
  if (gap && gap.from <= today) {
    return {
      tone: 'late',
      tag: 'Not covered',
      words: `Nothing has been agreed since ${plainDay(gap.from)}`,
    }
  }
  if (gap) {
    const ahead = gaps.find(({ needs }) => needs.includes(need.id))
    const soon = ahead !== undefined && ahead.timeLeft !== 'in-time'
    return {
      tone: soon ? 'soon' : 'good',
      tag: soon ? 'Cover ends soon' : 'Covered',
      words: `Covered until ${plainDay(addDays(gap.from, -1))}; nothing is agreed after that`,
    }
  }
  if (now) {
    const until = now.to ? plainDay(now.to) : 'a decision that has not come yet'
    return { tone: 'good', tag: 'Covered', words: `Covered until ${until}` }
  }
  return { tone: 'over', tag: 'Not owed now', words: 'No support is owed or agreed now' }
}

/** "Agreed" is never the same as "received": the first and last time, and every time it was missed. */
export function provisionWords({ provision, today }: CasePicture, need: Need): Html {
  const given = provision.find((one) => one.need === need.id)
  if (given === undefined) return nothing
  const never = neverGiven([given], today)[0]
  const { firstGiven, lastGiven, timesGiven, missed } = given
  const { options } = rnaFacts['provision-recorded'].fields.because
  const times = timesGiven === 1 ? 'once' : `${timesGiven} times`
  return html`${
    never
      ? html`<p>${tag('late', 'Agreed but never given')} agreed from ${plainDay(never.agreedFrom)}, ${never.days} days ago. Has it been given? Record the day; if not, find out why.</p>`
      : nothing
  }${
    firstGiven && lastGiven
      ? html`<p>Given ${times}: first on ${plainDay(firstGiven)}, last on ${plainDay(lastGiven)}.</p>`
      : nothing
  }${
    missed.length > 0
      ? details(
          missed.length === 1 ? 'Missed once' : `Missed ${missed.length} times`,
          html`<ul class="govuk-list govuk-list--bullet">${missed.map(
            ({ on, because }) =>
              html`<li>${shortDay(on)}: ${because === 'not-recorded' ? 'no reason recorded' : options[because].toLowerCase()}</li>`,
          )}</ul>`,
        )
      : nothing
  }`
}
