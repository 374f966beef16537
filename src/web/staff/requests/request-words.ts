/** Why a question was not asked, and what to do. One refusal without words does not compile. */
import type { AskedOrNot } from '../../../application/guests/ask-evidence.ts'
import type { FollowRefusal } from '../../../application/guests/follow-request.ts'
import type { Taken } from '../../../application/guests/take-answer.ts'
import type { WhyNotShare } from '../../../domain/circle/may-share.ts'
import type { Problems } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords as circleWords, whyNotWords } from '../circle/circle-words.ts'

export type AskRefusal =
  | Extract<AskedOrNot, { readonly refused: unknown }>['refused']
  | FollowRefusal
  | Extract<Taken, { readonly refused: unknown }>['refused']

export function withheldWords(withheld: readonly WhyNotShare[]): RefusalWords {
  const next = `${withheld.map(whyNotWords).join('. ')}. Nobody was asked, and no link was made.`
  return { title: 'They may not be asked now', next, status: 409 }
}

export function inWords(refusal: AskRefusal): RefusalWords {
  switch (refusal.code) {
    case 'asked-already':
      return {
        title: 'This was asked already',
        next: 'The link and the code were shown once. If you did not note them, open the question under Questions to professionals, and make a new link there.',
        status: 409,
      }
    case 'link-made-already':
      return {
        title: 'This link was made already',
        next: 'It was shown once, with its code. If you did not note them, make a new link: the one before it closes.',
        status: 409,
      }
    case 'not-open-any-more':
      return {
        title: 'This question is not open any more',
        next: 'It was answered, or somebody stopped asking. Ask anew on the page of this professional if it is still needed.',
        status: 409,
      }
    case 'not-answered-yet':
      return {
        title: 'Nobody has answered yet',
        next: 'There is nothing to take in. When an answer comes, it stands on Today.',
        status: 409,
      }
    case 'nobody-named':
      return {
        title: 'They did not agree that this professional is told who it is about',
        next: 'Ask them whether the name, or the initials, may be told, and write it down on the page of this professional.',
        status: 409,
      }
    case 'no-name-kept':
      return {
        title: 'No name is kept in this record',
        next: 'Write down who they are first. A question about nobody cannot be answered.',
        status: 409,
      }
    case 'by-is-over':
      return { title: 'That day is over', next: 'Choose today or a later day.', status: 409 }
    case 'tells-where':
    case 'tells-status':
    case 'tells-own-place':
    case 'names-them':
      return {
        title: 'The question tells something about them',
        next: `${toldWords(refusal)}. Nobody was asked, and no link was made.`,
        status: 409,
      }
    default:
      return circleWords(refusal)
  }
}

/** Beside the field in which it was typed. */
export function problemsOf(refusal: AskRefusal): Problems | undefined {
  switch (refusal.code) {
    case 'tells-where':
    case 'tells-status':
    case 'tells-own-place':
    case 'names-them':
      return { own: toldWords(refusal) }
    case 'by-is-over':
      return { by: 'That day is over. Choose today or a later day' }
    default:
      return undefined
  }
}

type Told = Extract<
  AskRefusal,
  { code: 'tells-where' | 'tells-status' | 'tells-own-place' | 'names-them' }
>

function toldWords(told: Told): string {
  switch (told.code) {
    case 'tells-where':
      return `“${told.found}” can tell where somebody is or how they are reached. Ask without it`
    case 'tells-status':
      return `“${told.found}” says where they stand, and they did not agree that this professional is told. Ask without it`
    case 'tells-own-place':
      return 'It names a place of this person. Ask without it'
    case 'names-them':
      return 'It says their name, and only the initials were agreed. Ask without it'
  }
}
