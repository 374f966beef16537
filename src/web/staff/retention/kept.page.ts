/** How long one case is kept, and why: for its team. A service manager holds, agrees or takes back. */
import type { KeptOfCase } from '../../../application/retention/keep-records.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { form } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { holdFields } from './hold-form.ts'
import { certificateCard, dueList, holdCard, purgeCard } from './keeping-parts.ts'

export interface KeptProps extends KeptOfCase {
  readonly today: Day
  readonly userId: string
  readonly writeId: string
  /** They pressed on an open claim: the form is filled and open. */
  readonly holdOpen?: boolean
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function keptPage(frame: Frame, props: KeptProps): Html {
  const { file, due, holds, purges, certificates, today, problems, refused, done } = props
  const action = `/cases/${file.id}/kept`
  const deciding = props.mayDecide
    ? { action, csrf: frame.csrf, userId: props.userId, problems }
    : undefined
  return page(
    frame,
    {
      title: 'How long it is kept',
      lead: caseBar(props, '/kept'),
      width: 'reading',
      ...{ problems, refused, done },
    },
    html`${pageHeading({
      title: 'How long it is kept',
      intro: 'Nothing is deleted by itself: two people decide, and a hold comes first.',
    })}
${claimNote(props)}
${holds.map((hold) => holdCard(hold, today))}
${purges.map((purge) => purgeCard(purge, deciding, true))}
${due.length > 0 ? card({ title: 'Each part of the record' }, dueList(due)) : emptyState('Nothing is counted yet', 'Days are counted each night, once a case is closed and the data protection lead has confirmed the organisation’s own schedule.')}
${certificates.map((one) => certificateCard(one, today))}
${props.mayDecide ? html`<div id="hold">${details('Keep it longer: a legal hold', holdForm(frame, props, action), { open: Object.keys(problems).length > 0 || props.holdOpen === true })}</div>` : nothing}`,
  )
}

/** Asked, never done: a manager decides with one press and a form that is filled already. */
function claimNote({ claims, file, mayDecide }: KeptProps): Html {
  return html`${claims.map(({ asks, ground }) =>
    note(
      html`<p>${asks}</p>
<p>${mayDecide ? html`<a class="govuk-link" href="/cases/${file.id}/kept?hold=${ground}#hold">Hold the record</a>` : 'A service manager can hold it.'}</p>`,
    ),
  )}`
}

function holdForm(frame: Frame, { typed, problems, writeId }: KeptProps, action: string): Html {
  return form(
    { action, csrf: frame.csrf, writeId },
    holdFields({ typed, problems }, 'The data protection lead reads this too.'),
  )
}
