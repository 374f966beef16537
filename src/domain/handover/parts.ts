/**
 * A handover as it is read: the person first and their own words, what they need, what worries us, what was
 * decided and every date with its reason, who promised what, who was told what, and what happened. The
 * page for a receiver without Waymark and the look before it is taken in are made from these same parts.
 */
import type { Day } from '../calendar/day.ts'
import { longDay } from '../clocks/day-words.ts'
import { planBlockNames, planBlocks } from '../risk/safety-plan.ts'
import { type Language, languages, topics } from '../told-once/account-words.ts'
import { factLine } from './fact-words.ts'
import {
  type CarriedAccount,
  type CarriedFact,
  type CarriedWords,
  type ComputedClock,
  type Handover,
  type HistoryPart,
  historyParts,
} from './handover.ts'

export interface ReadLine {
  readonly label?: string
  readonly text: string
  /** Words of a person, in the language in which they were said. */
  readonly language?: Language
}

export interface ReadPart {
  readonly name: string
  readonly title: string
  /** Said under the title. */
  readonly intro?: string
  readonly lines: readonly ReadLine[]
}

/** `categoryTitle`: what a kind of need is called here; its code where it is not known. */
export function partsOf(
  { carried, computed, making }: Handover,
  categoryTitle: (code: string) => string,
): readonly ReadPart[] {
  const needs = needTitles(carried.facts, categoryTitle)
  const lineOf = (fact: CarriedFact) => factLine(fact, (pointer) => needs.get(pointer))
  const about = (wanted: (fact: CarriedFact) => boolean) => carried.facts.filter(wanted).map(lineOf)
  const parts: readonly ReadPart[] = [
    { name: 'person', title: 'Who this is about', lines: personLines(carried.identity, computed) },
    {
      ...{ name: 'words', title: 'Their account, in their words' },
      intro:
        'Words that they approved, and allowed to go to another service. Do not ask again what stands here.',
      lines: carried.account.flatMap(accountLines),
    },
    { name: 'needs', title: 'What they need', lines: about(isNeed) },
    historyPart('risk', carried.history),
    {
      ...{ name: 'plan', title: 'Safety plan' },
      intro: 'Places, numbers and who helps are not in it: ask the person.',
      lines: planLines(carried.plan),
    },
    { name: 'decisions', title: 'What was decided', lines: about(isDecision) },
    {
      ...{ name: 'clocks', title: 'Every date, and why' },
      intro: `As ${making.organisation} counted on ${longDay(making.madeOn)}, from what stands in this handover. Count again before you rely on it.`,
      lines: aheadFirst(computed.clocks, making.madeOn).map(({ title, startedOn, due, why }) => ({
        label: due ? `${title}: ${longDay(due)}` : `${title}: no date can be counted`,
        text: [`From ${longDay(startedOn)}.`, ...why].join(' '),
      })),
    },
    historyPart('promises', carried.history),
    historyPart('told', carried.history),
    { name: 'timeline', title: 'What happened, in order', lines: carried.facts.map(lineOf) },
    historyPart('documents', carried.history),
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

/** What comes next, then what is past, the latest first. */
function aheadFirst(clocks: readonly ComputedClock[], on: Day): readonly ComputedClock[] {
  const due = (clock: ComputedClock) => clock.due ?? on
  const ahead = clocks.filter((one) => due(one) >= on)
  const past = clocks.filter((one) => due(one) < on)
  return [
    ...ahead.toSorted((one, other) => (due(one) < due(other) ? -1 : 1)),
    ...past.toSorted((one, other) => (due(one) > due(other) ? -1 : 1)),
  ]
}

function needTitles(
  facts: readonly CarriedFact[],
  categoryTitle: (code: string) => string,
): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ type, detail }) =>
      type === 'need-identified'
        ? [[String(detail['need']), categoryTitle(String(detail['category']))] as const]
        : [],
    ),
  )
}

const isNeed = ({ type }: CarriedFact): boolean =>
  type.startsWith('need-') || type === 'provision-recorded' || type === 'hand-over-planned'
const isDecision = ({ type }: CarriedFact): boolean => type.endsWith('-decided')

function personLines(identity: Handover['carried']['identity'], computed: Handover['computed']) {
  const named = [
    ['Name', identity?.names],
    ['Other names', identity?.otherNames],
    ['Date of birth', identity?.bornOn],
    ['Languages', identity?.languages],
    ['NRM reference', identity?.nrmReference],
  ] as const
  const lines = named.flatMap(([label, text]): ReadLine[] => (text ? [{ label, text }] : []))
  return [...lines, ...computed.standing]
}

function accountLines(block: CarriedAccount): readonly ReadLine[] {
  const of = (label: string, { words, language }: CarriedWords): ReadLine => ({
    ...{ label, text: words },
    ...(language && { language }),
  })
  const inWhich = (words: CarriedWords) =>
    words.language ? `, in ${languages[words.language].title}` : ''
  const how = block.what === 'summary' ? 'Summary by a worker, approved by them' : 'Said'
  return [
    of(`${topics[block.topic]}. ${how} on ${longDay(block.on)}${inWhich(block)}`, block),
    ...block.translations.map((one) => of(`Translated on ${longDay(one.on)}${inWhich(one)}`, one)),
  ]
}

function planLines(plan: Handover['carried']['plan']): readonly ReadLine[] {
  return planBlockNames.flatMap((name) => {
    const text = plan?.blocks[name]
    return text ? [{ label: planBlocks[name].title, text }] : []
  })
}

const intros: Readonly<Partial<Record<HistoryPart, string>>> = {
  promises: 'Nobody keeps these for you: ask again for what still stands.',
  told: 'They agreed to each of these. It allows nothing to anybody else: ask them again.',
  documents: 'The papers themselves stay where they are kept: ask for those you need.',
}

function historyPart(part: HistoryPart, history: Handover['carried']['history']): ReadPart {
  const intro = intros[part]
  const lines = history
    .filter((one) => one.part === part)
    .flatMap(({ from, on, lines }) => {
      const source = `${from}, ${longDay(on)}`
      return lines.map(({ label, text }) => ({
        ...{ label: label ? `${label} (${source})` : source, text },
      }))
    })
  return { name: part, title: historyParts[part], ...(intro && { intro }), lines }
}
