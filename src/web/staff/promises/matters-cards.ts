/** On the page of promises: the matters of a person, and the needs for which nothing was given. */
import type {
  ReadMatters,
  StandingMatter,
  UnmetNeed,
} from '../../../application/promises/read-matters.ts'
import type { ReadPromises } from '../../../application/promises/read-promises.ts'
import { askingInWords, matterName, stageWords } from '../../../domain/matters/matter-words.ts'
import { readReasons, unmetReasons } from '../../../domain/promises/ledger.ts'
import { daysInWords } from '../../../domain/promises/standing.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { needName } from '../case/need-words.ts'
import { clockWords } from '../matters/matter-words.ts'

export interface MattersProps {
  readonly read: ReadMatters
  readonly categories: CategoryNames
  readonly newWriteId: () => string
}

export function mattersCard({ read }: MattersProps): Html {
  const { file, matters, mayWork } = read
  const begin = mayWork
    ? linkButton('Follow a matter', `/cases/${file.id}/promises/matters/new`, 'secondary')
    : nothing
  const settled = matters.filter(({ settledOn }) => settledOn !== undefined)
  const open = matters.filter((matter) => !settled.includes(matter))
  return card(
    { title: `Matters${open.length > 0 ? `: ${open.length}` : ''}`, id: 'matters' },
    html`${
      matters.length === 0
        ? emptyState(
            'No matter is followed yet',
            'Legal advice, police, court, compensation, housing, money, health: each with its days, who said no, and how long the person has waited.',
          )
        : html`<ul class="wm-todo wm-todo--people">${open.map((matter) => matterLine(matter, read))}</ul>`
    }
${settled.length > 0 ? details(`Settled: ${settled.length}`, html`<ul class="wm-todo wm-todo--people">${settled.map((matter) => matterLine(matter, read))}</ul>`) : nothing}
${begin}`,
  )
}

function matterLine(matter: StandingMatter, { file, picture }: ReadMatters): Html {
  const { id, clocks, asking, settledOn } = matter
  const [first, ...rest] = clocks
  return html`<li class="wm-todo__line" id="matter-${id}"><p class="wm-todo__who"><strong>${matterName(matter)}</strong></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/promises/matters/${id}">${stageWords(matter)}<span class="govuk-visually-hidden">: ${matterName(matter)}</span></a>
<p class="wm-todo__why">${askingInWords(matter, asking)}</p>
${first ? html`<p>${clockWords(first, picture.today)}${rest.length > 0 ? html` <span class="wm-ref wm-ref--wraps">and ${rest.length} more ${rest.length === 1 ? 'day' : 'days'}</span>` : nothing}</p>` : nothing}</div>
<p class="wm-todo__when">${settledOn ? tag('over', 'Settled') : tag('calm', `${daysInWords(asking.daysWaited)}`)}</p></li>`
}

export function unmetCard(frame: Frame, props: MattersProps): Html {
  const { unmet } = props.read
  if (unmet.length === 0) return nothing
  return card(
    { title: `Needs for which nothing was given: ${unmet.length}`, id: 'unmet' },
    html`<ul class="wm-todo wm-todo--people">${unmet.map((line) => unmetLine(frame, props, line))}</ul>`,
  )
}

function unmetLine(frame: Frame, props: MattersProps, line: UnmetNeed): Html {
  const { read, categories, newWriteId } = props
  const { file, picture, mayWork } = read
  const need = picture.needs.find(({ id }) => id === line.need)
  const { days, since, everGiven, reason, written, newest } = line
  const from = everGiven ? `Last given on ${plainDay(since)}.` : `Known since ${plainDay(since)}.`
  const by = written && newest ? ` Written on ${plainDay(newest.on)}.` : ' Nobody has written why.'
  return html`<li class="wm-todo__line" id="unmet-${line.need}"><p class="wm-todo__who"><strong>${needName(need, categories)}</strong></p>
<div class="wm-todo__what"><p>${readReasons[reason]}</p>
<p class="wm-todo__why">${from}${by}</p>
${
  mayWork
    ? details(
        html`Say why, or write it down<span class="govuk-visually-hidden">: ${needName(need, categories)}</span>`,
        html`${form(
          {
            action: `/cases/${file.id}/promises/unmet/${line.need}`,
            csrf: frame.csrf,
            writeId: newWriteId(),
          },
          html`<div class="govuk-button-group">${Object.entries(unmetReasons).map(
            ([value, label]) => button(label, { kind: 'secondary', name: 'reason', value }),
          )}</div>`,
        )}
${intoRecord(frame, props, `need:${line.need}`)}`,
      )
    : nothing
}</div>
<p class="wm-todo__when">${tag('late', `${daysInWords(days)}`)}</p></li>`
}

/** One press writes the sentence into the daily record, linked to the need, for an RNA to cite. */
export function intoRecord(
  frame: Frame,
  { read, newWriteId }: { readonly read: ReadPromises; readonly newWriteId: () => string },
  of: string,
): Html {
  if (!read.mayWork) return nothing
  return form(
    {
      action: `/cases/${read.file.id}/promises/into-record`,
      csrf: frame.csrf,
      writeId: newWriteId(),
    },
    html`${hidden('of', of)}${button('Write this into the daily record', { kind: 'secondary' })}`,
  )
}
