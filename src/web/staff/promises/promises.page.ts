/** What others owe this person: what is broken first, then what is due, then what waits. */
import type { ReadMatters } from '../../../application/promises/read-matters.ts'
import type { StandingPromise } from '../../../application/promises/read-promises.ts'
import type { StandingName } from '../../../domain/promises/standing.ts'
import { linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { mattersCard, unmetCard } from './matters-cards.ts'
import { promiseLine } from './promise-line.ts'

export interface PromisesProps {
  readonly read: ReadMatters
  readonly categories: CategoryNames
  readonly newWriteId: () => string
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

const groups: readonly { readonly names: readonly StandingName[]; readonly title: string }[] = [
  { names: ['broken', 'silent'], title: 'Broken, or silent too long' },
  { names: ['due'], title: 'Due within seven days' },
  { names: ['waiting'], title: 'Waiting' },
]

export function promisesPage(frame: Frame, props: PromisesProps): Html {
  const { read, refused, done } = props
  const { file, promises, mayWork } = read
  const ended = promises.filter(({ end }) => end)
  return page(
    frame,
    { title: 'Promises and matters', lead: caseBar(read, '/promises'), refused, done },
    html`${pageHeading({
      title: 'Promises and matters',
      intro: 'What others have said they would do for this person, and what we asked of them.',
      action: mayWork ? linkButton('Record a promise', `/cases/${file.id}/promises/new`) : nothing,
    })}
${
  promises.length === 0
    ? emptyState(
        'Nobody owes this person anything that is written down',
        'Each time somebody says “I will ring you back”, or you ask for something, record it. Waymark counts the days, says when it is broken, and writes the letter.',
      )
    : nothing
}
${groups.map(({ names, title }) =>
  groupCard(frame, props, {
    title,
    promises: promises.filter(({ standing }) => names.includes(standing.name)),
  }),
)}
${mattersCard(props)}
${unmetCard(frame, props)}
${
  ended.length === 0
    ? nothing
    : details(
        `Kept, refused or not needed: ${ended.length}`,
        html`<ul class="wm-todo wm-todo--people">${ended.map((promise) => promiseLine(frame, promise, lineProps(props)))}</ul>`,
      )
}`,
  )
}

function groupCard(
  frame: Frame,
  props: PromisesProps,
  { title, promises }: { title: string; promises: readonly StandingPromise[] },
): Html {
  if (promises.length === 0) return nothing
  return card(
    { title: `${title}: ${promises.length}` },
    html`<ul class="wm-todo wm-todo--people">${promises.map((promise) => promiseLine(frame, promise, lineProps(props)))}</ul>`,
  )
}

function lineProps({ read, newWriteId }: PromisesProps) {
  const { file, mayWork, picture } = read
  return { caseId: file.id, today: picture.today, mayWork, newWriteId }
}
