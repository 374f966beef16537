/** What was meant by the forms of the register: taking in, advising, proposing, agreeing, letting out, telling. */
import type { Demand } from '../../../application/legal-requests/take-in-demand.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { isShareItem, type ShareItem } from '../../../domain/circle/share-items.ts'
import { isAsker, isScope } from '../../../domain/legal-requests/asker.ts'
import { isGround } from '../../../domain/legal-requests/ground.ts'
import { isDecision } from '../../../domain/legal-requests/legal-request.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'

type Read<Value> = { readonly value: Value } | { readonly problems: Problems }

const limit = 4000
const tooLong = `Write ${limit} characters or fewer`

export function readDemand(typed: Typed, today: Day): Read<Demand> {
  const [asker, ground, scope] = ['asker', 'ground', 'scope'].map((name) => textOf(typed, name))
  const [who, what, said] = ['who', 'what', 'said'].map((name) => textOf(typed, name).trim())
  const due = readDay(typed, 'due')
  const problems = {
    ...(!isAsker(asker ?? '') && { asker: 'Choose who asks' }),
    ...(!isScope(scope ?? '') && { scope: 'Choose about whom they ask' }),
    ...(!isGround(ground ?? '') && { ground: 'Choose what they name, or that they named nothing' }),
    ...(!who && { who: 'Write who asked, or what they said they were' }),
    ...(!what && { what: 'Write what they asked for' }),
    ...([who, what, said].some((words) => (words?.length ?? 0) > limit) && { what: tooLong }),
    ...('notADay' in due && { due: 'Write the day like 2026-03-09, or leave it empty' }),
  }
  if (!isAsker(asker ?? '') || Object.keys(problems).length > 0) return { problems }
  // Each was found in its table above.
  const codes = { asker, ground, scope } as Pick<Demand, 'asker' | 'ground' | 'scope'>
  return {
    value: {
      ...codes,
      arrivedOn: today,
      ...('day' in due && { dueOn: due.day }),
      asksSilence: listOf(typed, 'silence').includes('yes'),
      words: { who: who ?? '', what: what ?? '', ...(said && { said }) },
    },
  }
}

/** The words of one act stand under its own name: several forms are on one page. */
export function wordsOf(typed: Typed, act: string): Read<string> {
  const words = textOf(typed, `${act}-words`).trim()
  if (words.length > limit) return { problems: { [`${act}-words`]: tooLong } }
  if (words.length < 20) return { problems: { [`${act}-words`]: 'Say it in a sentence' } }
  return { value: words }
}

export const noInterest = (typed: Typed, act: string): boolean =>
  listOf(typed, `${act}-interest`).includes('none')

export function partsOf(typed: Typed, act: string): readonly ShareItem[] {
  return listOf(typed, `${act}-parts`).filter(isShareItem)
}

export function readProposal(typed: Typed) {
  const decision = textOf(typed, 'decision')
  const paperId = textOf(typed, 'paper')
  if (!isDecision(decision)) return { problems: { decision: 'Choose an answer' } }
  return {
    value: {
      ...{ decision, parts: partsOf(typed, 'propose'), seen: listOf(typed, 'seen') },
      namesThem: listOf(typed, 'names').includes('yes'),
      ...(isId(paperId) && { paperId }),
    },
  }
}

export function readTelling(typed: Typed): Read<{ readonly waitsUntil?: Day }> {
  const tell = textOf(typed, 'tell')
  if (tell === 'told') return { value: {} }
  if (tell !== 'later') return { problems: { tell: 'Choose what is so' } }
  const until = readDay(typed, 'until')
  if (!('day' in until)) return { problems: { until: 'Write the day like 2026-06-01' } }
  return { value: { waitsUntil: until.day } }
}
