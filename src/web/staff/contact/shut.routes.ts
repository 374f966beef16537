/** Shutting every way at once, opening it again with a reason, and a second person's word. */
import type { ContactSaved } from '../../../application/contact/on-contact.ts'
import { answerSecondPerson, seenOverrides } from '../../../application/contact/reach-out.ts'
import {
  liftFreeze,
  liftStop,
  reportWrongPerson,
  stopAll,
} from '../../../application/contact/shut-and-open.ts'
import { textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { takeStepUp } from '../../step-up/step-up.ts'
import { idFrom, type StaffRequest, type StaffRoute, writeIdFrom } from '../staff-request.ts'
import { backTo, showContact } from './contact-request.ts'
import { inWords } from './contact-words.ts'

const works = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
  method: 'POST',
} as const
const manages = { ...works, who: ['service-manager'], relation: 'agree-to-contact' } as const
const base = '/cases/:caseId/contact'

export const shutRoutes: readonly StaffRoute[] = [
  {
    ...works,
    path: `${base}/wrong-person`,
    purpose: 'shut every way because somebody else answered',
    answer: (request: StaffRequest) =>
      withWords(
        request,
        { field: 'wrongWords', done: 'shut', needed: undefined },
        reportWrongPerson,
      ),
  },
  {
    ...works,
    path: `${base}/lift-freeze`,
    purpose: 'open the ways again after somebody has checked',
    answer: (request: StaffRequest) =>
      withWords(
        request,
        {
          field: 'freezeLiftedWords',
          done: 'opened',
          needed: 'Write how you checked who holds the telephone',
        },
        liftFreeze,
      ),
  },
  {
    ...works,
    path: `${base}/stop`,
    purpose: 'stop all contact',
    answer: (request: StaffRequest) =>
      withWords(
        request,
        { field: 'stopWords', done: 'stopped', needed: 'Write why nobody may get in touch' },
        stopAll,
      ),
  },
  {
    ...works,
    path: `${base}/lift-stop`,
    purpose: 'let contact begin again',
    answer: (request: StaffRequest) =>
      withWords(
        request,
        { field: 'stopLiftedWords', done: 'lifted', needed: 'Write why contact may begin again' },
        liftStop,
      ),
  },
  {
    ...manages,
    path: `${base}/second`,
    purpose: 'agree, or not, that a stop is overridden once',
    answer: answerSecond,
  },
  {
    ...manages,
    path: `${base}/overrides-seen`,
    purpose: 'note that a manager looked at what was outside the rules',
    async answer(request: StaffRequest) {
      const { services, actor, typed } = request
      const caseId = idFrom(request, 'caseId')
      const saved = await seenOverrides(services, actor, { caseId, writeId: writeIdFrom(typed) })
      if ('refused' in saved) return showContact(request, { refused: inWords(saved.refused) })
      return backTo(caseId, 'looked')
    },
  },
]

interface Words {
  readonly field: string
  readonly done: Parameters<typeof backTo>[1]
  /** What is said when nothing was written; nothing where words are not needed. */
  readonly needed: string | undefined
}

type Command = (
  services: StaffRequest['services'],
  actor: StaffRequest['actor'],
  said: { caseId: string; words: string; writeId: string },
) => Promise<ContactSaved>

async function withWords(
  request: StaffRequest,
  { field, done, needed }: Words,
  command: Command,
): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const words = textOf(typed, field).trim()
  if (needed && words === '') return showContact(request, { typed, problems: { [field]: needed } })
  const saved = await command(services, actor, { caseId, words, writeId: writeIdFrom(typed) })
  if ('refused' in saved) return showContact(request, { typed, refused: inWords(saved.refused) })
  return backTo(caseId, done)
}

async function answerSecond(request: StaffRequest): Promise<Answer> {
  const { services, typed } = request
  const caseId = idFrom(request, 'caseId')
  const agrees = textOf(typed, 'agrees') === 'yes'
  const words = textOf(typed, 'secondWords').trim()
  if (words === '') {
    const problems = { secondWords: 'Write why you agree, or why not' }
    return showContact(request, { typed, problems })
  }
  const proved = agrees
    ? await takeStepUp(request, 'contact-override')
    : { held: true as const, actor: request.actor }
  if ('problems' in proved) return showContact(request, { typed, problems: proved.problems })
  const saved = await answerSecondPerson(services, proved.actor, {
    caseId,
    agrees,
    words,
    writeId: writeIdFrom(typed),
  })
  if ('refused' in saved) return showContact(request, { typed, refused: inWords(saved.refused) })
  return backTo(caseId, agrees ? 'agreed' : 'refused')
}
