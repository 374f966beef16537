/** Signing in and out, and the first page: everything that comes before anyone is known. */
import { signInAs } from '../../application/accounts/signing-in/sign-in-as.ts'
import { moveRehearsal } from '../../application/office/move-rehearsal.ts'
import type { Services } from '../../application/services.ts'
import { nextPage } from '../request/next-page.ts'
import { Stopped } from '../request/stopped.ts'
import { textOf } from '../request/typed.ts'
import type { Answer, Request, Route } from '../route.ts'
import { demoSignInPage } from './demo.page.ts'
import { firstPageOf } from './first-page.ts'
import { nameAndPasswordPage } from './live.pages.ts'
import { liveSignInRoutes } from './live.routes.ts'

type OpenRequest = Request<Services>

export const signInRoutes: readonly Route<Services>[] = [
  ...liveSignInRoutes,
  {
    method: 'GET',
    path: '/',
    purpose: 'go to the first page of one’s role',
    surface: 'open',
    who: 'anyone',
    answer: async ({ actor }) => ({ goTo: actor ? firstPageOf(actor.role) : '/sign-in' }),
  },
  {
    method: 'GET',
    path: '/sign-in',
    purpose: 'sign in',
    surface: 'open',
    who: 'anyone',
    async answer(request) {
      const next = nextPage(textOf(request.query, 'next'))
      if (request.services.installation.kind === 'demo') return showDemo(request, next)
      return { show: nameAndPasswordPage(request.frame, { next }) }
    },
  },
  {
    method: 'POST',
    path: '/sign-in/as',
    purpose: 'sign in as a made-up person of a demo',
    surface: 'open',
    who: 'anyone',
    answer: enterAs,
  },
  {
    method: 'POST',
    path: '/sign-out',
    purpose: 'sign out',
    surface: 'open',
    who: 'anyone',
    async answer({ services, sender }) {
      if (sender.sessionToken !== undefined) await services.signIn.end(sender.sessionToken)
      return { goTo: '/sign-in', session: 'end' }
    },
  },
  {
    method: 'POST',
    path: '/rehearsal',
    purpose: 'move the made-up day of a rehearsal forward',
    surface: 'staff',
    who: 'signed-in',
    async answer({ services, actor, typed }) {
      const moved = await moveRehearsal(services, actor, Number(textOf(typed, 'days') || '1'))
      // Where people are real there is no such page.
      if ('refused' in moved) {
        throw new Stopped(moved.refused.code === 'no-rehearsal-here' ? 404 : 422)
      }
      return { goTo: nextPage(textOf(typed, 'next')) }
    },
  },
]

async function showDemo({ services, frame }: OpenRequest, next: string): Promise<Answer> {
  const { beginWith } = services.installation
  const people = await services.signIn.demoPeople()
  return { show: demoSignInPage(frame, { people, next, ...(beginWith && { beginWith }) }) }
}

async function enterAs({ services, typed, sender, frame }: OpenRequest): Promise<Answer> {
  if (services.installation.kind !== 'demo') throw new Stopped(404)
  const [orgId = '', userId = ''] = textOf(typed, 'person').split('.')
  const next = nextPage(textOf(typed, 'next'))
  const browser = { device: sender.device, before: sender.sessionToken }
  const entered = await signInAs(services, { orgId, userId }, browser)
  if ('token' in entered) return { goTo: next, session: { begin: entered.token } }
  const refused = {
    title: 'That person cannot be tried out',
    next: 'Choose one of the people on this page.',
  }
  const people = await services.signIn.demoPeople()
  return { status: 422, show: demoSignInPage(frame, { people, next, refused }) }
}
