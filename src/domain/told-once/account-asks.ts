/** What somebody's account asks for on Today: words to read back, a consent that ends, a letter owed. */
import { addDays, type Day } from '../calendar/day.ts'
import { accountUseNames } from './account-words.ts'
import { type Block, noticesOwed } from './block.ts'
import { lastAgreedDay } from './may-reuse.ts'

interface AccountAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
}

/** Words wait two weeks before they are read back; a consent that ends is said two weeks before. */
const twoWeeks = 14

export function accountAsks(blocks: readonly Block[]): readonly AccountAsk[] {
  return blocks.flatMap((block) => [
    ...noticeAsk(block),
    ...(block.takenBack === undefined ? [...approvalAsk(block), ...endingAsk(block)] : []),
  ])
}

function noticeAsk(block: Block): readonly AccountAsk[] {
  if (block.takenBack === undefined || noticesOwed(block).length === 0) return []
  return [
    {
      key: `notice ${block.id}`,
      title: 'Somebody still has words that were taken back',
      todo: 'Ask them to stop using it',
      due: block.takenBack,
      showFrom: block.takenBack,
    },
  ]
}

function approvalAsk({ id, what, now }: Block): readonly AccountAsk[] {
  if (what !== 'own-words' || now.approved !== undefined) return []
  const due = addDays(now.on, twoWeeks)
  return [
    {
      ...{ key: `approve ${id}`, due, showFrom: addDays(now.on, twoWeeks / 2) },
      title: 'Part of their account has not been approved',
      todo: 'When it suits them, read it back and ask',
    },
  ]
}

function endingAsk({ id, answers, now }: Block): readonly AccountAsk[] {
  const ends = accountUseNames
    .flatMap((use) => {
      const given = answers[use]
      const holds = given?.answer === 'agreed' && given.version === now.id
      return holds ? [lastAgreedDay(given.until, given.on)] : []
    })
    .toSorted()
  const [due] = ends
  if (due === undefined) return []
  return [
    {
      ...{ key: `ends ${id}`, due, showFrom: addDays(due, -twoWeeks) },
      title: 'What their account may be used for ends',
      todo: 'Ask them again, if they wish',
    },
  ]
}
