/** Opening a case: an alias, where, how old, since when. Nothing about the person's story is asked. */
import { openCase } from '../../../application/case/write-case.ts'
import { sit } from '../../../application/services.ts'
import type { FactOf } from '../../../domain/facts/fact.ts'
import { select } from '../../parts/fields/choices.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import { html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { readFact } from '../record/fact.form.ts'
import { factFields } from '../record/fact-fields.ts'
import { isId, type StaffRequest, type StaffRoute, writeIdFrom } from '../staff-request.ts'

const common = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'open-new-case',
} as const

export const newCaseRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: '/cases/new',
    purpose: 'begin a new case',
    answer: (request: StaffRequest) => ask(request, dayAsTyped('on', request.today)),
  },
  {
    ...common,
    method: 'POST',
    path: '/cases',
    purpose: 'open a new case',
    answer: open,
  },
]

async function ask(request: StaffRequest, typed: Typed, problems: Problems = {}): Promise<Answer> {
  const { services, actor, frame } = request
  const known = await sit(services, actor, ({ stores }) => stores.staff.services())
  const own = known.filter(({ id }) => actor.serviceIds.includes(id))
  const { newId } = services.world
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: page(
      frame,
      { title: 'Open a new case', problems, width: 'reading' },
      html`${pageHeading({ title: 'Open a new case', intro: 'Four short answers. Everything else can come later, when it is right for the person.' })}
${form(
  { action: '/cases', csrf: frame.csrf, writeId: textOf(typed, 'writeId') || newId() },
  html`${hidden('caseId', textOf(typed, 'caseId') || newId())}
${textField({ name: 'alias', label: 'What shall we call them here?', hint: 'An everyday word such as a bird or a tree. Never the real name.', width: 20, typed, problems })}
${own.length > 1 ? select({ name: 'serviceId', label: 'Which service?', options: Object.fromEntries(own.map(({ id, name }) => [id, name])), typed, problems }) : hidden('serviceId', own[0]?.id)}
${factFields({ type: 'case-opened', typed, problems, pointers: { facts: () => [], things: () => [] } })}
${button('Open the case')}`,
)}<p>Does another service hand them over to you? <a class="govuk-link" href="/take-over">Take its file in</a></p>${own.length === 0 ? html`<p>You do not belong to a service yet. Ask your administrator.</p>` : nothing}`,
    ),
  }
}

async function open(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readFact('case-opened', typed)
  const alias = textOf(typed, 'alias').trim()
  const serviceId = textOf(typed, 'serviceId')
  const problems: Record<string, string> = 'problems' in read ? { ...read.problems } : {}
  if (!alias) problems['alias'] = 'Give a word by which your team will know them'
  if (alias.length > 40) problems['alias'] = 'Use one short word'
  if (!actor.serviceIds.includes(serviceId)) problems['serviceId'] = 'Choose one of your services'
  if ('value' in read && read.value.on > request.today) problems['on'] = 'The day is in the future'
  if ('problems' in read || Object.keys(problems).length > 0) return ask(request, typed, problems)
  const caseId = textOf(typed, 'caseId')
  if (!isId(caseId)) throw new Stopped(400)
  const opened = await openCase(
    services,
    actor,
    {
      alias,
      on: read.value.on,
      // It was read as a `case-opened` fact just above.
      opened: read.value.detail as FactOf<'case-opened'>['detail'],
      serviceId,
    },
    { caseId, writeId: writeIdFrom(typed) },
  )
  if ('refused' in opened) throw new Stopped(404)
  return { goTo: `/cases/${opened.caseId}?done=opened` }
}
