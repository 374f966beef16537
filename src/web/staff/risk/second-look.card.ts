/** Somebody else looks at a grave judgement, or at one that came down. The writer sees that it is waited for. */
import { plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, tag } from '../../parts/lists.ts'
import type { RiskPageProps } from './risk-props.ts'

export function secondLookCard(frame: Frame, props: RiskPageProps): Html {
  const { read, actor } = props
  const { secondLook, reviews, mayWrite } = read
  const [last] = reviews
  if (last === undefined || secondLook.state === 'not-needed') return nothing
  if (secondLook.state === 'done') {
    const disagrees = last.looks.filter(({ agrees }) => !agrees)
    if (disagrees.length === 0) return nothing
    return card(
      { title: 'Somebody sees it differently', aside: tag('late', 'Talk it over') },
      html`${disagrees.map(({ initials, words }) => html`<p>${initials} does not agree${words ? html`: ${person(words)}` : '.'}</p>`)}
<p>Talk it over today, and review the risk again.</p>`,
    )
  }
  const { why, due, state } = secondLook
  return card(
    {
      title: 'A second person has to look',
      aside: tag(state === 'late' ? 'late' : 'soon', state === 'late' ? 'Late' : 'Waiting'),
    },
    html`<p>${why === 'grave' ? 'Concern is high or immediate.' : 'Concern came down from high or immediate.'} ${due === 'unknown' ? 'The bank holidays of these days are not known yet: do it on the next working day.' : html`By ${plainDay(due)}.`}</p>
${last.by === actor.userId || !mayWrite ? html`<p>You wrote it, so a colleague on this case or your manager looks. It is on your manager’s Today.</p>` : lookForm(frame, props, last.id)}`,
  )
}

function lookForm(
  frame: Frame,
  { read, newWriteId, typed, problems }: RiskPageProps,
  reviewId: string,
): Html {
  const asked = { typed, problems }
  return form(
    {
      action: `/cases/${read.file.id}/risk/reviews/${reviewId}/look`,
      csrf: frame.csrf,
      writeId: newWriteId(),
    },
    html`${choice({ name: 'agrees', label: 'Do you see it the same way?', options: { yes: 'Yes', no: 'No' }, inline: true, small: true, ...asked })}
${longText({ name: 'lookWords', label: 'What do you see?', hint: 'Needed where you do not agree.', rows: 2, limit: 2000, ...asked })}
${button('Save my look', { kind: 'secondary' })}`,
  )
}
