/** Everything that went out; and the letter that asks somebody to stop using it, to be given by a person. */
import type { MemberPage, SharedPage } from '../../../application/circle/read-circle.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { plainDay } from '../../parts/dates.ts'
import { buttonForm } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { sharedCard } from './member.page.ts'

export function sharedPage(frame: Frame, read: SharedPage): Html {
  const { file, shared } = read
  return page(
    frame,
    { title: 'Everything that went out', lead: caseBar(read, '/circle') },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({ title: 'Everything that went out', intro: 'To whom, what and when, newest first. Nothing is ever taken out of this list.' })}
${sharedCard('Told', shared, true)}`,
  )
}

export function noticePage(
  frame: Frame,
  { read, writeId, done }: { read: MemberPage; writeId: string; done?: string | undefined },
): Html {
  const { file, entry, shared, notice } = read
  const { member, noticeDue } = entry
  const { who, reachedBy } = member.details
  const given = member.noticeGivenAt
  return page(
    frame,
    {
      title: 'Ask them to stop using it',
      lead: caseBar(read, '/circle'),
      width: 'reading',
      done,
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/members/${member.id}">Back to this professional</a></p>
${pageHeading({ title: 'Ask them to stop using it', intro: html`Nothing more goes out to ${person(who)}. What went out before, they still have.` })}
${
  shared.length === 0
    ? card(
        { title: 'Nothing went out to them' },
        emptyState(
          'There is nothing to ask for',
          'They were told nothing, so no letter is needed.',
        ),
      )
    : html`${card(
        { title: 'The letter' },
        html`<div class="wm-words">${notice.lines.map((line) => html`<p>${line}</p>`)}</div>`,
      )}
<p class="govuk-hint">Waymark does not send it: copy it and give it to them yourself.${reachedBy ? html` They are reached by ${person(reachedBy)}.` : nothing} It does not say whom it is about, or why.</p>
${
  given && !noticeDue
    ? html`<p>Given to them on ${plainDay(ukDayOf(given))}.</p>`
    : read.mayChange
      ? buttonForm(
          {
            action: `/cases/${file.id}/circle/members/${member.id}/notice`,
            csrf: frame.csrf,
            writeId,
          },
          'I gave this to them',
        )
      : nothing
}
${sharedCard('What went out to them', shared)}`
}`,
  )
}
