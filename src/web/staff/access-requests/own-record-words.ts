/** Asking for one's own record in words: how it stands, by when, what a step was, why something was refused. */
import type { OwnRecordRefusal } from '../../../application/access-requests/on-access.ts'
import type {
  KeptAccess,
  KeptAccessStep,
} from '../../../application/ports/access-requests/access-request-store.ts'
import {
  accessStanding,
  happenings,
  refusalGrounds,
  waysOfGiving,
} from '../../../domain/access-requests/access-request.ts'
import {
  clockReading,
  type ReplyBy,
  replyClock,
} from '../../../domain/access-requests/reply-clock.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { daysAway, plainDay } from '../../parts/dates.ts'
import type { Html } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import type { RefusalWords } from '../../words.ts'

export function standingTag(
  { steps }: Pick<KeptAccess, 'steps'>,
  reply: ReplyBy,
  today: Day,
): Html {
  const { status } = accessStanding(steps)
  if (status === 'given') return tag('over', 'Answered')
  if (status === 'withdrawn') return tag('over', 'They do not want it any more')
  if (reply.status === 'waits') return tag('unsure', 'The clock waits')
  const late = reply.by < today
  const words = `${status === 'agreed' ? 'Give it' : 'Answer'} by ${plainDay(reply.by)}, ${daysAway(reply.by, today)}`
  return tag(late ? 'late' : 'soon', words)
}

/** Every date with how it was reached. */
export function whyThisDay(reply: ReplyBy): string {
  if (reply.status === 'waits') {
    const what = reply.for === 'identity' ? 'we know that it is they' : 'they say what they mean'
    return `Since ${plainDay(reply.since)} the clock waits until ${what} (${clockReading.source}; ${trust(clockReading.confidence)}).`
  }
  const { start, paused, movedFrom } = reply.days
  const { source, confidence } = replyClock.usual
  return [
    `Counted from ${plainDay(start)}: the same day of the month after, or its last day (${source}; ${trust(confidence)}).`,
    ...(paused > 0 ? [`${paused} days in which we waited for them are added.`] : []),
    ...(movedFrom ? [`${plainDay(movedFrom)} is not a working day, so the next one counts.`] : []),
    ...(reply.by === reply.tellLongerBy
      ? [`If it takes longer, they are told why by ${plainDay(reply.tellLongerBy)}.`]
      : ['Two months were added, and they were told why.']),
  ].join(' ')
}

export function stepInWords(step: KeptAccessStep): string {
  switch (step.step) {
    case 'decided':
      return 'Decided about passages'
    case 'prepared':
      return step.refuse
        ? `Proposed to refuse: ${midSentence(refusalGrounds[step.refuse])}`
        : 'Prepared'
    case 'agreed':
      return 'Agreed'
    case 'sent-back':
      return 'To be looked at again'
    case 'given':
      return `Given: ${midSentence(waysOfGiving[step.way])}`
    default:
      return happenings[step.step]
  }
}

type Words = readonly [title: string, next: string, status?: number]
const unchanged = 'Nothing was changed.'

export function inWords(refusal: OwnRecordRefusal): RefusalWords {
  const [title, next, status = 409] = wordsOf(refusal)
  return { title, next, status }
}

function wordsOf(refusal: OwnRecordRefusal): Words {
  switch (refusal.code) {
    case 'case-not-available':
      return [
        'This is not yours to do',
        'A service manager agrees; everybody of the team prepares.',
      ]
    case 'access-not-there':
      return ['There is no such request', unchanged]
    case 'changed-meanwhile':
      return ['Somebody else wrote here meanwhile', 'Yours is still below. Read theirs, then save.']
    case 'asked-already':
      return ['They have asked already', 'It is below. Asked again, the first day still counts.']
    case 'asked-in-the-future':
      return ['The day they asked is still to come', 'Write the day on which they said it.', 422]
    case 'access-over':
      return ['This is answered', `${unchanged} If they ask again, write it down again.`]
    case 'not-waiting':
      return ['Nothing is waited for', `${unchanged} How it stands is above.`]
    case 'waiting-already':
      return ['We know who asks, or wait for them already', unchanged]
    case 'too-late-for-longer':
      return [
        'It is too late to take longer',
        `They had to be told or asked by ${plainDay(refusal.by)}. Answer now, and tell the data protection lead.`,
      ]
    case 'longer-already':
      return ['It takes longer already', 'Two months more is the most there is.']
    case 'who-asks-not-known':
      return [
        'First write down how we know that it is they',
        'By what we know already: their worker, their voice, the code word. No new papers.',
      ]
    case 'undecided':
      return [
        `${refusal.left} still to be decided`,
        'Each passage about somebody else, and each kind of thing kept besides. They are below.',
      ]
    case 'not-prepared':
      return ['Nothing is prepared', unchanged]
    case 'prepared-it-themselves':
      return ['You prepared it, or decided part of it', 'A manager who did neither has to agree.']
    case 'not-agreed':
      return ['Two people have not agreed to a copy', 'Nothing was made.']
    case 'not-what-was-prepared':
      return [
        'The record changed since this was prepared',
        'Nothing was made. Read what is new, and prepare it again.',
      ]
    case 'not-safe-to-give':
      return [
        'This way is not safe now',
        'The rules of how they are reached say no. Give it in their hand, or ask them.',
      ]
    case 'tells-own-place':
      return [
        'The copy would say where they live',
        `Leave these out, “It says where they live”: ${refusal.under.join('; ')}. They are told it by itself.`,
      ]
    case 'may-not-leave':
      return ['The firewall let nothing out', `${refusal.words.join('. ')}.`]
  }
}

const trust = (confidence: string) =>
  confidence === 'recalled' ? 'named from memory: ask a lawyer where it matters' : confidence
