/**
 * The published rule about each part of the labour list: does what was noticed hold what the rule looks
 * for? It is told of a part of a list, never of a person, and the parts are never read together into a
 * name for what happened. "Not there yet" is no sign that it did not happen.
 */

import { type Answer, isEvidence } from './answer.ts'
import { allSigns, onTheListAt } from './lists/all-lists.ts'
import { labourList } from './lists/labour-list.ts'
import { type LabourSign, publishedWeights, type Weight } from './lists/published-weights.ts'
import { type Editions, isOnTheChildPath, type Profile } from './profile.ts'

export const labourParts = Object.keys(labourList.groups) as readonly LabourPart[] // its own keys
export type LabourPart = keyof typeof labourList.groups

export const readings = {
  there: 'What the published rule looks for in this part is there.',
  'not-there-yet':
    'What the published rule looks for in this part is not there yet. That is no sign that it did not happen.',
  'nothing-asked': 'Nobody has asked about this part yet.',
} as const
export type Reading = keyof typeof readings

export interface PartReading {
  readonly part: LabourPart
  readonly title: string
  readonly reading: Reading
}

export const whyNoReading = {
  'no-weights':
    'There are no sourced weights for this kind. What was noticed is shown as it is, and no rule reads it.',
  'other-edition':
    'This screening began with weights that are not held any more. No rule reads it.',
} as const
export type WhyNoReading = keyof typeof whyNoReading

/** Said wherever a reading is. */
export const aboutTheRule =
  'A published rule about signs, to help you think. It decides nothing about anybody, and nobody has compared our copy of it with the original yet.'

/**
 * Two strong; one strong with one other; three medium; or two medium with one weak.
 * @cites outcomes-risk 4.2
 */
export function holdsWhatTheRuleLooksFor(found: readonly Weight[]): boolean {
  const of = (weight: Weight) => found.filter((one) => one === weight).length
  const [strong, medium, weak] = [of('S'), of('M'), of('W')]
  return (
    strong >= 2 ||
    (strong === 1 && medium + weak >= 1) ||
    medium >= 3 ||
    (medium === 2 && weak >= 1)
  )
}

export function readParts(
  { profile, editions }: { readonly profile: Profile; readonly editions: Editions },
  answers: readonly Answer[],
): { readonly parts: readonly PartReading[] } | { readonly none: WhyNoReading } {
  if (!profile.kinds.includes('labour')) return { none: 'no-weights' }
  if (editions.weights !== publishedWeights.edition) return { none: 'other-edition' }
  const weights = publishedWeights[isOnTheChildPath(profile.age) ? 'child' : 'adult']
  const signs = onTheListAt(
    allSigns.filter(({ list }) => list === 'labour'),
    editions.lists.labour,
  )
  return {
    parts: labourParts.map((part) => {
      const own = signs.filter(({ group }) => group === part).map(({ id }) => id)
      const about = answers.filter(({ sign }) => own.includes(sign))
      const noticed = new Set(about.filter(isEvidence).map(({ sign }) => sign))
      // Own signs of the labour list.
      const found = [...noticed].flatMap((sign) => weights[sign as LabourSign] ?? [])
      const asked = about.some(({ code }) => code !== 'not-asked')
      const reading = holdsWhatTheRuleLooksFor(found) ? 'there' : 'not-there-yet'
      return {
        ...{ part, title: labourList.groups[part].title },
        reading: asked ? reading : 'nothing-asked',
      }
    }),
  }
}
