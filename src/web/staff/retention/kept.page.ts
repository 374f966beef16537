/** How long one case is kept, and why: for its team. A service manager holds, agrees or takes back. */
import type { readKeptOfCase } from '../../../application/retention/keep-records.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { retentionHoldGrounds } from '../../../domain/retention/hold.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { certificateCard, dueList, holdCard, purgeCard } from './keeping-parts.ts'

export interface KeptProps extends NonNullable<Awaited<ReturnType<typeof readKeptOfCase>>> {
  readonly today: Day
  readonly userId: string
  readonly writeId: string
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
${holds.map((hold) => holdCard(hold, today))}
${due.length > 0 ? card({ title: 'Each part of the record' }, dueList(due)) : emptyState('Nothing is counted yet', 'Days are counted each night, once a case is closed and the data protection lead has confirmed the organisation’s own schedule.')}
${purges.map((purge) => purgeCard(purge, deciding))}
${certificates.map((one) => certificateCard(one, today))}
${props.mayDecide ? details('Keep it longer: a legal hold', holdForm(frame, props, action), { open: Object.keys(problems).length > 0 }) : nothing}`,
  )
}

function holdForm(frame: Frame, { typed, problems, writeId }: KeptProps, action: string): Html {
  return form(
    { action, csrf: frame.csrf, writeId },
    html`${hidden('act', 'hold')}
${choice({ name: 'ground', label: 'What asks for it?', options: retentionHoldGrounds, typed, problems, small: true })}
${dayField({ name: 'until', label: 'Last day of the hold', hint: 'It is looked at again within three years.', typed, problems })}
${longText({ name: 'reason', label: 'Why', hint: 'The data protection lead reads this too. No names.', typed, problems, rows: 3, limit: 1000 })}
${button('Place the hold', { kind: 'secondary' })}`,
  )
}
