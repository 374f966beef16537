/** What the survivor must be told, and when: a list that is done or not done, with language and read-back. */
import { askContact, type ReadContact } from '../../../application/contact/read-contact.ts'
import { tellMoments } from '../../../domain/facts/rna-facts.ts'
import { readTold, type ToTell } from '../../../domain/pathway/told.ts'
import { tellPoints } from '../../../domain/pathway/told-points.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { namesIn } from '../case/case-names.ts'
import { categoryNames } from '../case/category-names.ts'
import type { NameOf } from '../case/fact-words.ts'
import { reachCard } from '../contact/reach-card.ts'
import { foundOr404, idFrom, type StaffRequest, type StaffRoute } from '../staff-request.ts'

export const toldRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases/:caseId/told',
    purpose: 'see what the survivor has been told and what is still to tell',
    surface: 'staff',
    who: ['support-worker', 'service-manager'],
    relation: 'read-case',
    async answer(request: StaffRequest) {
      const { services, actor, frame } = request
      const read = foundOr404(await askContact(services, actor, idFrom(request, 'caseId')))
      return { show: toldPage(frame, read, namesIn(read, categoryNames(services))) }
    },
  },
]

/** The monthly talk is ours: one month between talks. */
const monthsBetweenTalks = 1

function toldPage(frame: Frame, read: ReadContact, nameOf: NameOf): Html {
  const { file, picture } = read
  const list = readTold(picture.reading, picture.today, { monthsBetweenTalks })
  const open = list.filter(({ done, overtaken }) => !done && !overtaken)
  const done = list.filter((one) => one.done)
  const missed = list.filter((one) => !one.done && one.overtaken)
  return page(
    frame,
    { title: 'What they were told', lead: caseBar(read, '/told') },
    html`${pageHeading({ title: 'What the survivor must be told', intro: 'In their language, said back in their own words, with a copy. It is their right, not a courtesy.' })}
${list.length === 0 ? emptyState('Nothing to tell yet', 'Moments appear here with each decision, each RNA step, and before leaving.') : nothing}
${open.length > 0 ? reachCard(read, 'Before you tell them') : nothing}
${open.map((one) => oneToTell(file.id, one, nameOf))}
${
  missed.length > 0
    ? details(
        `${missed.length} were never told, and a later step has overtaken them`,
        missed.map((one) => oneToTell(file.id, one, nameOf)),
      )
    : nothing
}
${
  done.length > 0
    ? details(
        `${done.length} done`,
        done.map((one) => oneToTell(file.id, one, nameOf)),
      )
    : nothing
}`,
  )
}

function oneToTell(caseId: string, one: ToTell, nameOf: NameOf): Html {
  const { moment, about, since, points, told, lacking, done } = one
  const address = `/cases/${caseId}/record/told-survivor?moment=${moment}${about ? `&about=${about}` : ''}`
  return card(
    { title: tellMoments[moment], aside: done ? tag('good', 'Told') : tag('soon', 'To tell') },
    html`<p>${about ? html`${person(nameOf(about))}. ` : nothing}Due since ${plainDay(since)}.${
      told ? html` Told ${plainDay(told.on)}.` : nothing
    }${lacking.length > 0 && told ? html` Not recorded: ${lacking.join(', ')}.` : nothing}</p>
<ul class="govuk-list govuk-list--bullet">${points.map((point) => html`<li>${tellPoints[point]}</li>`)}</ul>
${done ? nothing : html`<p><a class="govuk-link" href="${address}">Record that they were told</a></p>`}`,
  )
}
