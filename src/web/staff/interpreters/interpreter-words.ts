/** The words around interpreters: what was refused, and how they stand. */
import type { InterpreterRefusal } from '../../../application/interpreters/write-interpreters.ts'
import { whyNotBookWords } from '../../../domain/interpreters/book-words.ts'
import type { RefusalWords } from '../../words.ts'

export function inWords(refusal: InterpreterRefusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else changed this while you were writing',
        next: 'Your answers are still here. Read what changed, then save again.',
        status: 409,
      }
    case 'nothing-there':
      return {
        title: 'There is no such interpreter or booking here',
        next: 'Nothing was changed. Choose one from this page.',
        status: 409,
      }
    case 'never-a-companion':
      return {
        title: 'Somebody who came along never interprets',
        next: 'Nothing was saved. Whoever comes along may be the one to be afraid of, and cannot be asked to leave afterwards. Book somebody by telephone; most agencies answer within minutes.',
        status: 409,
      }
    case 'code-taken':
      return {
        title: 'This code is taken',
        next: 'Nothing was saved. Your answers are still here: write another code.',
        status: 409,
      }
    case 'may-not-book':
      return {
        title: 'This interpreter cannot be booked for them',
        next: `Nothing was booked. ${refusal.why.map(whyNotBookWords).join('. ')}.`,
        status: 409,
      }
    case 'ended-already':
      return {
        title: 'Somebody has written already how this one went',
        next: 'Nothing was changed, and what you wrote is below. Copy what is missing into the journal.',
        status: 409,
      }
    case 'never-already':
      return {
        title: 'They are never used already',
        next: 'Your reason was not saved, and is below. If it matters, copy it into the journal.',
        status: 409,
      }
  }
}
