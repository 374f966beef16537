/** Sealed compartments, one at a time, and who works on the case. */
import { reveal } from '../../../application/case/read-case.ts'
import { keepCompartment } from '../../../application/case/write-case.ts'
import { askContact } from '../../../application/contact/read-contact.ts'
import { readPlaces } from '../../../application/places/see-places.ts'
import type { Compartments } from '../../../application/ports/person-stores.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
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
]

const doneWords = { kept: 'Saved', sealed: 'Sealed and saved' }

async function showPerson(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readPlaces(services, actor, idFrom(request, 'caseId')))
  const { colleagues } = read
  const done = under(doneWords, textOf(query, 'done'))
  return { show: personPage(frame, { read, colleagues, ...(done && { done }) }) }
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
  // A number is never seen without what they said about using it.
  const caseId = idFrom(request, 'caseId')
  const reach = which === 'contact' ? await askContact(services, actor, caseId) : undefined
  return {
    status: again?.refused.status ?? 200,
    show: compartmentPage(frame, {
      read: opened,
      reach,
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
