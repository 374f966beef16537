/** What was meant by the forms of asking for one's own record. */
import {
  isHappening,
  type RefusalGround,
  refusalGrounds,
  type WayOfGiving,
  type WhoAsks,
  waysOfGiving,
  whoAsks,
} from '../../../domain/access-requests/access-request.ts'
import {
  type Beside,
  besides,
  isBesideAnswer,
  isExemption,
} from '../../../domain/access-requests/exempt.ts'
import type {
  CopyDecisions,
  Passage,
  PassageDecision,
  RecordPart,
} from '../../../domain/access-requests/own-copy.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

type Read<Value> = { readonly value: Value } | { readonly problems: Problems }

const limit = 4000
const tooLong = `Write ${limit} characters or fewer`

export function readAsking(
  typed: Typed,
): Read<{ readonly who: WhoAsks; readonly askedOn: Day; readonly words: string }> {
  const who = textOf(typed, 'who')
  const asked = readDay(typed, 'asked')
  const words = textOf(typed, 'words').trim()
  const problems = {
    ...(!Object.hasOwn(whoAsks, who) && { who: 'Choose who asks' }),
    ...(!('day' in asked) && { asked: 'Write the day they asked, like 2026-03-02' }),
    ...(words.length > limit && { words: tooLong }),
  }
  if (!('day' in asked) || Object.keys(problems).length > 0) return { problems }
  return { value: { who: who as WhoAsks, askedOn: asked.day, words } } // found in its table above
}

/** The words of one act stand under its own name: several forms are on one page. */
export function wordsOf(typed: Typed, act: string): Read<string> {
  const words = textOf(typed, `${act}-words`).trim()
  if (words.length > limit) return { problems: { [`${act}-words`]: tooLong } }
  return words === ''
    ? { problems: { [`${act}-words`]: 'Say it in a sentence' } }
    : { value: words }
}

export function readHappening(typed: Typed) {
  const happening = textOf(typed, 'happening')
  return isHappening(happening)
    ? { value: happening }
    : { problems: { happening: 'Choose what happened' } }
}

export function readRefusal(typed: Typed): RefusalGround | undefined {
  const ground = textOf(typed, 'refuse')
  return Object.hasOwn(refusalGrounds, ground) ? (ground as RefusalGround) : undefined // its table
}

export function readWay(typed: Typed): Read<WayOfGiving> {
  const way = textOf(typed, 'way')
  return Object.hasOwn(waysOfGiving, way)
    ? { value: way as WayOfGiving } // found in its table
    : { problems: { way: 'Choose how they get it' } }
}

/** Only what was answered: the rest stays as it was. `include` and `consent`, or the code of an exemption. */
export function readDecisions(
  typed: Typed,
  {
    passages,
    parts,
  }: { readonly passages: readonly Passage[]; readonly parts: readonly RecordPart[] },
): CopyDecisions {
  const names = Object.keys(besides) as readonly Beside[] // the keys of the table
  return {
    passages: Object.fromEntries(
      passages.flatMap(({ key }, index) => {
        const decided = passageDecision(
          textOf(typed, `passage-${index}`),
          textOf(typed, `reason-${index}`),
        )
        return decided && textOf(typed, `key-${index}`) === key ? [[key, decided] as const] : []
      }),
    ),
    parts: wholePart(typed, parts),
    besides: Object.fromEntries(
      names.flatMap((name) => {
        const answer = textOf(typed, `beside-${name}`)
        return isBesideAnswer(answer) ? [[name, answer] as const] : []
      }),
    ),
  }
}

function passageDecision(choice: string, reason: string): PassageDecision | undefined {
  if (choice === 'include' || choice === 'consent') return { choice }
  return isExemption(choice)
    ? { choice: 'leave-out', exempt: choice, reason: reason.trim() }
    : undefined
}

/** One part at a time: left out as a whole, or taken back in. */
function wholePart(typed: Typed, parts: readonly RecordPart[]): CopyDecisions['parts'] {
  const part = parts.find(({ id }) => id === textOf(typed, 'part'))
  const why = textOf(typed, 'part-why')
  return part && (isExemption(why) || why === 'in') ? { [part.id]: why } : {}
}
