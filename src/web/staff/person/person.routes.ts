/** Sealed compartments, one at a time, and who works on the case. */
import { mayDo } from '../../../application/access/access-rules.ts'
import { readOnly, reveal } from '../../../application/case/read-case.ts'
import { keepCompartment, reassign } from '../../../application/case/write-case.ts'
import type { Compartments } from '../../../application/ports/person-stores.ts'
import { sit } from '../../../application/services.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../staff-request.ts'
import { compartmentPage, compartments, personPage, type Which } from './person.pages.ts'

const common = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const

export const personRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/person',
    purpose: 'see which compartments there are, and who works on the case',
    relation: 'read-case',
    answer: (request: StaffRequest) => showPerson(request),
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/person/:which',
    purpose: 'open one compartment; a press, so that no address opens it by itself',
    relation: 'work-on-case',
    answer: (request: StaffRequest) => showCompartment(request),
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/person/:which/keep',
    purpose: 'change what a compartment holds',
    relation: 'work-on-case',
    answer: keep,
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/reassign',
    purpose: 'give a case to somebody else',
    who: ['service-manager'],
    relation: 'reassign-case',
    answer: give,
  },
]

const doneWords = { kept: 'Saved', given: 'The case has been given on' }

async function showPerson(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readOnly(services, actor, idFrom(request, 'caseId')))
  const around = await sit(services, actor, async ({ stores }) => ({
    colleagues: await stores.staff.colleagues(),
    services: await stores.staff.services(),
  }))
  const done = under(doneWords, textOf(query, 'done'))
  return {
    status: refused?.status ?? 200,
    show: personPage(frame, {
      read,
      ...around,
      mayReassign: mayDo(actor, 'reassign-case', read.file),
      writeId: services.world.newId(),
      ...(done && { done }),
      ...(refused && { refused }),
    }),
  }
}

async function showCompartment(
  request: StaffRequest,
  again?: { typed: Typed; refused: RefusalWords },
): Promise<Answer> {
  const { services, actor, frame } = request
  const which = whichFrom(request)
  const opened = foundOr404(
    await reveal(services, actor, { caseId: idFrom(request, 'caseId'), which }),
  )
  return {
    status: again?.refused.status ?? 200,
    show: compartmentPage(frame, {
      read: opened,
      which,
      value: { ...opened.value },
      writeId: services.world.newId(),
      ...again,
    }),
  }
}

function whichFrom({ params }: StaffRequest): Which {
  const which = params['which'] ?? ''
  if (!isCompartment(which)) throw new Stopped(404)
  return which
}

function isCompartment(text: string): text is Which {
  return Object.hasOwn(compartments, text)
}

async function keep(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const which = whichFrom(request)
  const value = Object.fromEntries(
    compartments[which].fields.flatMap(({ name }) => {
      const text = textOf(typed, name).trim()
      return text ? [[name, text]] : []
    }),
  )
  const saved = await keepCompartment(services, actor, {
    caseId,
    which,
    // The fields above are those of this compartment, and all of them are optional text.
    value: value as Compartments[typeof which],
    write: writeFrom(typed),
  })
  if ('refused' in saved)
    return showCompartment(request, { typed, refused: inWords(saved.refused) })
  return { goTo: `/cases/${caseId}/person?done=kept` }
}

const nobodyChosen: RefusalWords = {
  title: 'Choose who works with them now, and in which service',
  next: 'Nothing was changed.',
  status: 422,
}

async function give(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const [workerId = '', serviceId = '', coverWorkerId = ''] = [
    'workerId',
    'serviceId',
    'coverWorkerId',
  ].map((name) => textOf(typed, name))
  if (!isId(workerId) || !isId(serviceId)) return showPerson(request, nobodyChosen)
  const saved = await reassign(services, actor, {
    caseId,
    to: { workerId, serviceId, ...(isId(coverWorkerId) && { coverWorkerId }) },
    write: writeFrom(typed),
  })
  if ('refused' in saved) {
    const { refused } = saved
    const nobody = refused.code === 'nobody-to-take-it'
    return showPerson(request, nobody ? nobodyChosen : inWords(refused))
  }
  return { goTo: `/cases/${caseId}/person?done=given` }
}
