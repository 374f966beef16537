/** What the pages about reaching a person share: the way in the address, the page again after a mistake. */
import { readContact } from '../../../application/contact/read-contact.ts'
import { type Channel, channels } from '../../../domain/contact/contact-rules.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { foundOr404, idFrom, type StaffRequest } from '../staff-request.ts'
import { contactPage } from './contact.page.ts'
import type { ContactPageProps } from './contact-props.ts'

const doneWords = {
  rule: 'Saved',
  confirmed: 'Confirmed today',
  word: 'The code word is saved',
  shut: 'Every way is shut. You and your manager see it on Today until somebody has checked',
  opened: 'The ways are open again. Ask about each before you use it',
  stopped: 'All contact is stopped',
  lifted: 'Contact may begin again',
  asked: 'Your manager finds it on their Today',
  agreed: 'You agreed, once, within the hour',
  refused: 'You did not agree. Nobody may get in touch',
  outcome: 'Saved how it went',
  looked: 'Noted that you have looked',
}

export function channelFrom({ params }: StaffRequest): Channel {
  const channel = channels.find((one) => one === params['channel'])
  if (channel === undefined) throw new Stopped(404)
  return channel
}

interface Again {
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
  readonly codeWord?: ContactPageProps['codeWord']
}

export async function showContact(request: StaffRequest, again: Again = {}): Promise<Answer> {
  const { services, actor, frame, query } = request
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readContact(services, actor, caseId))
  const { typed = {}, problems = {}, refused, codeWord } = again
  return {
    status: refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    show: contactPage(frame, {
      read,
      actor,
      newWriteId: () => services.world.newId(),
      typed,
      problems,
      refused,
      codeWord,
      done: again.problems || refused ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

export function backTo(caseId: string, done: keyof typeof doneWords): Answer {
  return { goTo: `/cases/${caseId}/contact?done=${done}` }
}
