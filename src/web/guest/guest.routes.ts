/**
 * The door of a guest: the code, then what waits. A page that is only fetched (by a mail scanner, a preview,
 * a browser that reads ahead) says nothing and uses nothing up. Every reason why a door is closed is one page.
 */

import type { Services } from '../../application/services.ts'
import { doorLimits } from '../../domain/guests/door.ts'
import { textOf } from '../request/typed.ts'
import type { Answer, Request, Route } from '../route.ts'
import { codePage, openPage } from './guest.pages.ts'
import { closedPage } from './guest-frame.ts'

type GuestRequest = Request<Services>

const guest = { surface: 'open', who: 'anyone', guest: true } as const
const door = '/g/:link'

export const guestRoutes: readonly Route<Services>[] = [
  {
    ...guest,
    method: 'GET',
    path: door,
    purpose: 'come with a link',
    answer: showDoor,
  },
  {
    ...guest,
    method: 'POST',
    path: door,
    purpose: 'give the code of a link',
    answer: giveCode,
  },
  {
    ...guest,
    method: 'POST',
    path: `${door}/open`,
    purpose: 'open what waits behind a link',
    answer: open,
  },
]

/** Whether it can be a link of ours at all. What cannot is answered like one that is closed. */
export function linkOf({ params }: GuestRequest): string | undefined {
  const { link = '' } = params
  return /^[\w-]{43}$/.test(link) ? link : undefined
}

export function closed({ frame }: GuestRequest): Answer {
  return { status: 404, show: closedPage(frame) }
}

const at = (link: string) => `/g/${link}`

async function showDoor(request: GuestRequest): Promise<Answer> {
  const { services, frame, sender } = request
  const link = linkOf(request)
  if (link === undefined) return closed(request)
  const { sessionToken } = sender
  // Without a session of a guest nothing is asked of the database: every link looks the same.
  const kind = sessionToken ? await services.guests.standing(link, sessionToken) : undefined
  const asking = { frame, at: at(link) }
  return { show: kind ? openPage(asking, kind) : codePage(asking) }
}

async function giveCode(request: GuestRequest): Promise<Answer> {
  const { services, frame, typed } = request
  const link = linkOf(request)
  if (link === undefined) return closed(request)
  const tried = await services.guests.giveCode(link, textOf(typed, 'code'))
  if ('session' in tried) {
    request.renewSession(tried.session)
    return { goTo: at(link) }
  }
  if ('closed' in tried) return closed(request)
  return { status: 422, show: codePage({ frame, at: at(link) }, { code: wrongWords(tried) }) }
}

function wrongWords(tried: { mistyped: true } | { wrong: true; triesLeft: number }): string {
  if ('mistyped' in tried) return `Type the ${doorLimits.codeDigits} digits of your code`
  const { triesLeft } = tried
  const left = triesLeft === 1 ? 'one more time' : `${triesLeft} more times`
  return `This is not the code. You can try ${left}, then the link closes`
}

async function open(request: GuestRequest): Promise<Answer> {
  const { services, sender } = request
  const link = linkOf(request)
  const { sessionToken } = sender
  if (link === undefined) return closed(request)
  if (sessionToken === undefined) return { goTo: at(link) }
  const behind = await services.guests.look(link, sessionToken)
  if (behind === undefined) return closed(request)
  return { file: behind.payload, type: 'application/pdf', name: 'shared.pdf' }
}
