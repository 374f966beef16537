/** The register of legal requests in words: how an entry stands, what a step was, why something was refused. */
import type { DemandRefusal } from '../../../application/legal-requests/on-demand.ts'
import type {
  KeptRequest,
  KeptStep,
} from '../../../application/ports/legal-requests/legal-request-store.ts'
import { shareItems } from '../../../domain/circle/share-items.ts'
import { grounds } from '../../../domain/legal-requests/ground.ts'
import {
  decisions,
  isOver,
  letsOut,
  requestStanding,
  tellingOf,
} from '../../../domain/legal-requests/legal-request.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Html } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import type { RefusalWords } from '../../words.ts'

export function standingTag(request: KeptRequest): Html {
  const standing = requestStanding(request.steps)
  if (isOver(request, request.steps)) return tag('over', 'Settled')
  if (standing.status === 'waiting') return tag('soon', 'Nobody has decided')
  if (standing.status === 'proposed') return tag('soon', 'One person has decided; another has to')
  const { waitsUntil } = tellingOf(request.steps)
  if (waitsUntil) return tag('unsure', `They are told later; look again by ${plainDay(waitsUntil)}`)
  if (standing.status === 'decided' && letsOut(standing.proposal.decision)) {
    return tag('soon', 'Decided; nothing has gone out yet')
  }
  return tag('soon', 'Decided; tell them who asked')
}

/** "Proposed: answer less than they ask: Name and date of birth". */
export function stepInWords(step: KeptStep): string {
  switch (step.step) {
    case 'advised':
      return 'Advice'
    case 'proposed':
      return `Proposed: ${midSentence(decisions[step.decision])}${partsInWords(step.parts)}${step.namesThem ? '. The judge’s paper names them' : ''}`
    case 'agreed':
      return 'Agreed'
    case 'sent-back':
      return 'Did not agree'
    case 'let-out':
      return `Went out${partsInWords(step.parts)}`
    case 'told':
      return 'They were told who asked'
    case 'not-told':
      return `Not told yet; looked at again by ${plainDay(step.until)}`
  }
}

function partsInWords(parts: readonly (keyof typeof shareItems)[]): string {
  return parts.length === 0 ? '' : `: ${parts.map((part) => shareItems[part].title).join(', ')}`
}

export const bindsInWords = {
  must: 'Refusing may be an offence. Ask a lawyer today; a court can be asked to narrow it.',
  may: 'It permits us to answer. It does not make us: permitted is not required.',
  no: 'Nothing may go out on this ground.',
} as const

export const neverInWords =
  'Immigration enforcement, an embassy and strangers are told nothing from here, whatever anybody decides. Only an order of a judge that names them as the one to be told can change that; a request, a form or a visit is not one.'

export function inWords(refusal: DemandRefusal): RefusalWords {
  const [title, next, status = 409] = wordsOf(refusal)
  return { title, next, status }
}

type Words = readonly [title: string, next: string, status?: number]
const unchanged = 'Nothing was changed.'

function wordsOf(refusal: DemandRefusal): Words {
  switch (refusal.code) {
    case 'case-not-available':
      return ['You cannot open this case', 'Check the reference.', 404]
    case 'demand-not-there':
      return ['There is no such entry for you', 'Check the address.', 404]
    case 'changed-meanwhile':
      return ['Somebody else wrote here meanwhile', 'Yours is still below. Read theirs, then save.']
    case 'request-over':
      return ['This is settled', `${unchanged} If they ask again, write it down again.`]
    case 'decided-already':
      return ['This was decided already', `${unchanged} How it stands is below.`]
    case 'not-proposed':
      return ['Nothing stands proposed', unchanged]
    case 'not-decided':
      return ['Two people have not decided yet', 'Nothing went out.']
    case 'everybody-is-refused':
      return [
        'Nobody is told about everybody of a kind',
        'Refuse it. A list of people is not one person’s record, and no ground makes it one.',
      ]
    case 'never-to-them':
      return ['They are told nothing from here', neverInWords]
    case 'ground-gives-nothing':
      return ['This ground gives nobody anything', `${unchanged} Refuse, or ask them for an order.`]
    case 'order-not-named':
      return [
        'Say which paper is the order',
        'Add the scan under Documents first. Without it nothing goes out.',
        422,
      ]
    case 'nobody-of-ours':
      return [
        'This entry is about nobody whom we know',
        'Refuse it. If somebody of ours is meant, their worker writes it down in their case.',
      ]
    case 'no-part-named':
      return ['Name the parts that may go out', 'As few as the order needs.', 422]
    case 'parts-though-refused':
      return ['Nothing goes out of what is refused', 'Take the ticks away, or choose again.', 422]
    case 'not-all-seen':
      return ['Not everything was looked at', 'Tick each point that you have seen yourself.', 422]
    case 'same-person':
      return ['You proposed it yourself', 'Somebody of the other office has to look as well.']
    case 'same-office':
      return [
        'A data protection lead and a manager decide together',
        `${unchanged} One of your office has proposed; the other one has to agree.`,
      ]
    case 'took-it-in':
      return ['You took this demand in yourself', 'Another person has to agree.']
    case 'interest-of-their-own':
      return [
        'Only somebody without an interest in it decides',
        'Tick it if that is so. Otherwise tell your manager, and leave it to somebody else.',
        422,
      ]
    case 'more-than-decided':
      return [
        'More than two people decided',
        `Nothing went out. Not decided: ${refusal.items.map((item) => shareItems[item].title).join(', ')}.`,
      ]
    case 'review-day-out-of-range':
      return [
        'Choose a day to look again',
        `After today, and on ${plainDay(refusal.atMost)} at the latest.`,
        422,
      ]
    case 'words-too-short':
      return ['Say it in a sentence', 'At least 20 characters. Yours is still below.', 422]
    case 'another-person-decides':
      return [
        'Somebody else has to decide that they are not told',
        'You held these lines back before. Another manager looks now.',
      ]
    case 'firewall':
      return ['The firewall let nothing out', `${refusal.words.join('. ')}.`]
  }
}

export function groundInWords(request: KeptRequest): string {
  return grounds[request.ground].title
}
