/** Writing a place down. What is typed here is kept in no draft: it exists nowhere until it is sealed. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import type { Ending, Place } from '../../../domain/places/place.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { inset } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { mostWhere } from './place.forms.ts'
import { kindWords, nameOf } from './place-words.ts'

export interface Instead {
  readonly place: Place
  readonly because: Exclude<Ending, 'no-longer-used'>
}

export interface NewPlaceProps {
  readonly read: ReadCase
  readonly instead?: Instead
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

const titles = { moved: 'Where they live now', corrected: 'Write it again' } as const

export function newPlacePage(frame: Frame, props: NewPlaceProps): Html {
  const { read, instead, writeId, problems = {}, refused } = props
  const typed = props.typed ?? (instead ? { kind: instead.place.kind } : {})
  const { file } = read
  const asked = { typed, problems }
  const title = instead ? titles[instead.because] : 'Write down a place'
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/person'),
      ...{ problems, refused },
      width: 'reading',
    },
    html`${pageHeading({ title, intro: 'It is sealed as soon as you save. Until then it is kept nowhere, so finish in one go.' })}
${
  instead
    ? inset(
        html`“${nameOf(instead.place)}” becomes a former place and is shredded ${placeLimits.shredAfter.value} days from now, unless somebody keeps it for a reason.`,
      )
    : nothing
}
${form(
  { action: `/cases/${file.id}/places/new`, csrf: frame.csrf, writeId },
  html`${instead ? html`${hidden('instead', instead.place.id)}${hidden('why', instead.because)}` : nothing}
${choice({ name: 'kind', label: 'What kind of place is it?', options: kindOptions, small: true, ...asked })}
${longText({ name: 'where', label: 'Where is it?', rows: 3, limit: mostWhere, ...asked })}
${longText({ name: 'about', label: 'What should a colleague be careful about?', hint: 'How to get in, who else lives there', rows: 2, limit: mostWhere, ...asked })}
${dayField({ name: 'from', label: 'First day there', hint: 'Leave it empty if you do not know', ...asked })}
${button('Seal and save')}`,
)}
<p><a class="govuk-link" href="/cases/${file.id}/person">Back without saving</a></p>`,
  )
}

const kindOptions = {
  ...kindWords,
  'safe-house': 'Safe house (gets a code name, an everyday word)',
}
