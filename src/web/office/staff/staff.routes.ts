/** Accounts and services of an organisation, for its administrator. */

import {
  changeAccount,
  type KeepAccountsRefusal,
  makeAccount,
  type Person,
  startAccountAgain,
  switchAccount,
} from '../../../application/office/keep-accounts.ts'
import { rolesOf } from '../../../application/office/roles-of-kind.ts'
import type { Colleague } from '../../../application/ports/staff-stores.ts'
import type { Services } from '../../../application/services.ts'
import { Stopped } from '../../request/stopped.ts'
import { listOf, type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { busy } from '../../sign-in/busy.ts'
import type { RefusalWords } from '../../words.ts'
import { newPersonPage, personPage, setUpCodePage, staffPage } from './staff.pages.ts'

type StaffRequest = SignedInRequest<Services>

const common = { surface: 'staff', who: ['administrator'], relation: 'manage-staff' } as const
const get = { ...common, method: 'GET' } as const
const post = { ...common, method: 'POST' } as const

export const staffRoutes: readonly Route<Services>[] = [
  {
    ...get,
    path: '/staff',
    purpose: 'see accounts and services',
    answer: async (request: StaffRequest) => showStaff(request),
  },
  {
    ...get,
    path: '/staff/new',
    purpose: 'add somebody',
    answer: async (request: StaffRequest) => showNew(request),
  },
  { ...post, path: '/staff', purpose: 'make an account', answer: add },
  {
    ...get,
    path: '/staff/:userId',
    purpose: 'see one account',
    answer: async (request: StaffRequest) => showPerson(request),
  },
  { ...post, path: '/staff/:userId', purpose: 'change the rights of an account', answer: change },
  {
    ...post,
    path: '/staff/:userId/off',
    purpose: 'switch an account off at once',
    answer: async (request: StaffRequest) => switchTo(request, false),
  },
  {
    ...post,
    path: '/staff/:userId/on',
    purpose: 'switch an account on again',
    answer: async (request: StaffRequest) => switchTo(request, true),
  },
  { ...post, path: '/staff/:userId/code', purpose: 'make a new set-up code', answer: startAgain },
  { ...post, path: '/staff/services', purpose: 'add a service', answer: addService },
  {
    ...post,
    path: '/staff/services/:serviceId',
    purpose: 'close or open a service',
    answer: openService,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  changed: 'The account was changed. Its sessions have ended.',
  off: 'The account was switched off. Its sessions have ended.',
  on: 'The account was switched on again.',
  service: 'The services were changed.',
}

async function showStaff(
  request: StaffRequest,
  again?: { typed: Typed; problems: Problems },
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const { staffDesk, world } = services
  const [colleagues, accounts, all] = await Promise.all([
    world.asActor(actor, ({ staff }) => staff.colleagues()),
    staffDesk.accounts(actor.orgId),
    staffDesk.services(actor.orgId),
  ])
  return {
    status: again ? 422 : 200,
    show: staffPage(frame, {
      colleagues,
      accounts,
      services: all,
      hasServices: actor.orgKind === 'provider',
      done: under(doneWords, textOf(query, 'done')),
      ...again,
    }),
  }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showNew(request: StaffRequest, again: Again = { typed: {} }): Promise<Answer> {
  const { services, actor, frame } = request
  const roles = rolesOf[actor.orgKind]
  const known = await services.staffDesk.services(actor.orgId)
  return {
    status: statusOf(again),
    show: newPersonPage(frame, { roles, services: known, ...again }),
  }
}

async function add(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, frame } = request
  const read = readPerson(typed, { withUserName: true })
  if ('problems' in read) return showNew(request, { typed, problems: read.problems })
  const made = await makeAccount(services, actor, read.value).catch(busy)
  if ('code' in made) {
    return { show: setUpCodePage(frame, { code: made.code, name: read.value.displayName }) }
  }
  return showNew(request, { typed, refused: inWords(made.refused) })
}

async function showPerson(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const colleague = await colleagueOf(request)
  const { staffDesk } = services
  const [accounts, known] = await Promise.all([
    staffDesk.accounts(actor.orgId),
    staffDesk.services(actor.orgId),
  ])
  const { displayName, role, serviceIds } = colleague
  return {
    status: again ? statusOf(again) : 200,
    show: personPage(frame, {
      colleague,
      account: accounts.find(({ userId }) => userId === colleague.id),
      isYou: colleague.id === actor.userId,
      roles: rolesOf[actor.orgKind],
      services: known,
      typed: { displayName, role, services: serviceIds },
      ...again,
    }),
  }
}

async function change(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { id } = await colleagueOf(request)
  const read = readPerson(typed, { withUserName: false })
  if ('problems' in read) return showPerson(request, { typed, problems: read.problems })
  const { userName: _, ...person } = read.value
  const changed = await changeAccount(services, actor, id, person)
  if ('done' in changed) return { goTo: '/staff?done=changed' }
  return showPerson(request, { typed, refused: inWords(changed.refused) })
}

async function switchTo(request: StaffRequest, active: boolean): Promise<Answer> {
  const { services, actor, typed } = request
  const { id } = await colleagueOf(request)
  const switched = await switchAccount(services, actor, id, active)
  if ('done' in switched) return { goTo: `/staff?done=${active ? 'on' : 'off'}` }
  return showPerson(request, { typed, refused: inWords(switched.refused) })
}

async function startAgain(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, frame } = request
  const { id, displayName: name } = await colleagueOf(request)
  const given = await startAccountAgain(services, actor, id).catch(busy)
  if ('code' in given) return { show: setUpCodePage(frame, { code: given.code, name }) }
  return showPerson(request, { typed, refused: inWords(given.refused) })
}

async function addService(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const name = textOf(typed, 'name').trim()
  if (actor.orgKind !== 'provider') throw new Stopped(404)
  if (name === '' || name.length > 200) {
    const problems = { name: 'Enter a name for the service, up to 200 characters' }
    return showStaff(request, { typed, problems })
  }
  await services.staffDesk.makeService(actor, { id: services.world.newId(), name })
  return { goTo: '/staff?done=service' }
}

async function openService(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, params } = request
  const id = uuidOr404(params['serviceId'])
  const open = textOf(typed, 'open') === 'yes'
  if (!(await services.staffDesk.openService(actor, id, open))) throw new Stopped(404)
  return { goTo: '/staff?done=service' }
}

function readPerson(
  typed: Typed,
  { withUserName }: { withUserName: boolean },
): { value: Person } | { problems: Problems } {
  const displayName = textOf(typed, 'displayName').trim()
  const userName = textOf(typed, 'userName').trim().toLowerCase()
  const role = roleFrom(textOf(typed, 'role'))
  const problems = {
    ...((displayName === '' || displayName.length > 200) && {
      displayName: 'Enter the name by which colleagues know them',
    }),
    ...(withUserName &&
      !/^[^\s\u0000-\u001f]{3,254}$/.test(userName) && {
        userName: 'Enter a user name of at least 3 characters without spaces',
      }),
    ...(role === undefined && { role: 'Choose a role' }),
  }
  if (role === undefined || Object.keys(problems).length > 0) return { problems }
  return { value: { displayName, userName, role, serviceIds: listOf(typed, 'services') } }
}

function roleFrom(text: string) {
  return Object.values(rolesOf)
    .flat()
    .find((role) => role === text)
}

async function colleagueOf({ services, actor, params }: StaffRequest): Promise<Colleague> {
  const id = uuidOr404(params['userId'])
  const colleagues = await services.world.asActor(actor, ({ staff }) => staff.colleagues())
  const found = colleagues.find((colleague) => colleague.id === id)
  if (found === undefined) throw new Stopped(404)
  return found
}

function uuidOr404(text = ''): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Stopped(404)
  return text
}

function statusOf({ problems, refused }: Again): number {
  return refused?.status ?? (problems ? 422 : 200)
}

function inWords({ code }: KeepAccountsRefusal): RefusalWords {
  const next = 'Nothing was changed.'
  switch (code) {
    case 'yourself':
      return {
        title: 'Nobody changes their own rights',
        next: `${next} Ask another administrator.`,
        status: 409,
      }
    case 'name-taken':
      return {
        title: 'That user name is taken in your organisation',
        next: `${next} Choose another.`,
        status: 409,
      }
    case 'role-does-not-fit':
      return {
        title: 'Your organisation does not have this role',
        next: `${next} Choose one of those on the page.`,
        status: 422,
      }
    case 'no-such-service':
      return { title: 'One of these services is not yours', next, status: 422 }
    case 'not-yours':
    case 'no-such-account':
    case 'no-such-organisation':
      return { title: 'There is no such account here', next, status: 404 }
  }
}
