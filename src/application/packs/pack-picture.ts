/**
 * The words of a case that a pack may be made of, field by field: only those that are asked for are opened.
 * What was said to be kept private, what names a place and what is about somebody else stays out.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { vocabulary } from '../../domain/facts/fact.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import { categoryOf } from '../../domain/needs/category.ts'
import { stateOf } from '../../domain/needs/need.ts'
import type { PackLine, PackPicture } from '../../domain/packs/pack-content.ts'
import type { PackField, WordField } from '../../domain/packs/pack-fields.ts'
import { concerns, formulationBoxes, timings } from '../../domain/risk/review.ts'
import { planBlockNames, planBlocks } from '../../domain/risk/safety-plan.ts'
import type { ReadCase } from '../case/read-case.ts'
import type { Identity } from '../ports/person-stores.ts'
import type { Sitting } from '../services.ts'

export interface PictureWish {
  readonly fields: ReadonlySet<PackField>
  /** What happened: parts of their account, and what was written for this pack and approved. */
  readonly account: readonly PackLine[]
  /** Opened already, where anything of it is asked for. */
  readonly identity: Identity | undefined
  readonly say: (day: Day) => string
}

export async function packPicture(
  { stores, services }: Sitting,
  read: ReadCase,
  wish: PictureWish,
): Promise<PackPicture> {
  const { fields, account, identity, say } = wish
  const caseId = read.file.id
  const [review] = fields.has('risk-words') ? await stores.risk.reviews(caseId, 1) : []
  const plan = fields.has('safety-plan') ? await stores.risk.plan(caseId) : undefined
  const all: Readonly<Record<WordField, readonly PackLine[]>> = {
    ...ofIdentity(identity, read),
    'pathway-dates': pathway(read, say),
    decisions: decisions(read, say),
    ...needs(read, services.categories),
    'risk-words': review ? riskLines(review, say) : [],
    'safety-plan': planBlockNames.flatMap((name) => {
      const text = plan?.blocks[name]?.trim()
      const { title, carry } = planBlocks[name]
      // Places, numbers and who helps: never on paper.
      return text && carry !== 'never' ? [{ label: title, text }] : []
    }),
    account,
    'reach-through-us': [{ text: throughUs }],
  }
  const wanted = Object.entries(all).filter(
    // The keys of `all` are exactly the fields of words, by its own type.
    ([field, lines]) => fields.has(field as WordField) && lines.length > 0,
  )
  return Object.fromEntries(wanted)
}

const throughUs =
  'Through the worker who gave you this, and in no other way. Please do not look for another one.'

const bands = {
  adult: 'An adult',
  child: 'A child',
  'not-known': 'Treated as a child until it is decided',
} as const

function ofIdentity(identity: Identity | undefined, { picture }: ReadCase) {
  const line = (label: string, text: string | undefined): PackLine[] => {
    return text?.trim() ? [{ label, text: text.trim() }] : []
  }
  const letters = (identity?.names ?? '').split(/\s+/u).flatMap((name) => [...name].slice(0, 1))
  return {
    initials: line('Initials', letters.slice(0, 2).join('. ')),
    'age-band': line('Age', bands[picture.tracks.ageGroup]),
    names: [...line('Name', identity?.names), ...line('Other names', identity?.otherNames)],
    'born-on': line('Date of birth', identity?.bornOn),
    languages: line('Languages', identity?.languages),
    'nrm-reference': line('NRM reference', identity?.nrmReference),
  }
}

function pathway({ file, picture }: ReadCase, say: (day: Day) => string): PackLine[] {
  const record = readRecord(file.facts, picture.today)
  const lines = (['referred', 'support-started'] as const).flatMap((type): PackLine[] => {
    const last = record.last(type)
    return last ? [{ label: vocabulary[type].title, text: say(last.on) }] : []
  })
  const exit = picture.tracks.support.exits.at(-1)
  const over = picture.tracks.support.state === 'exited'
  return exit && over ? [...lines, { label: 'Support ended', text: say(exit.on) }] : lines
}

const outcomes = { positive: 'Positive', negative: 'Negative' } as const

function decisions({ file, picture }: ReadCase, say: (day: Day) => string): PackLine[] {
  const record = readRecord(file.facts, picture.today)
  return (['reasonable-grounds-decided', 'conclusive-grounds-decided'] as const).flatMap((type) => {
    const last = record.last(type)
    if (last === undefined) return []
    const text = `${outcomes[last.detail.outcome]}, letter of ${say(last.on)}`
    return [{ label: vocabulary[type].title, text }]
  })
}

/** Needs of these kinds speak of health, and go only where health may go. */
const ofHealth = new Set(['mental-health', 'physical-health', 'substance-use'])

function needs(
  { picture }: ReadCase,
  categories: Sitting['services']['categories'],
): { readonly needs: PackLine[]; readonly 'health-needs': PackLine[] } {
  const open = picture.needs.filter(
    // A dependant is a person with a yes of their own.
    (need) => need.whose === 'survivor' && stateOf(need, picture.today) === 'open',
  )
  const lineOf = ({ category, description }: (typeof open)[number]): PackLine => ({
    label: categoryOf(categories, category)?.title ?? category,
    text: description?.trim() || 'Agreed with them',
  })
  const health = (one: (typeof open)[number]) => ofHealth.has(one.category)
  return {
    needs: open.filter((one) => !health(one)).map(lineOf),
    'health-needs': open.filter(health).map(lineOf),
  }
}

type Review = Awaited<ReturnType<Sitting['stores']['risk']['reviews']>>[number]

/** Never the boxes on what happened, never who, never where, never what they want kept private. */
export function riskLines(
  { on, judgement, ownView, formulation }: Review,
  say: (day: Day) => string,
) {
  const { concern, timing, why } = judgement
  const lines: PackLine[] = [
    { label: 'Looked at on', text: say(on) },
    { label: 'How worried we are', text: `${concerns[concern]}. When: ${timings[timing]}` },
    ...(why.trim() ? [{ label: 'Why', text: why }] : []),
  ]
  if ('words' in ownView.worries) {
    lines.push({ label: 'What worries them, in their words', text: ownView.worries.words })
  }
  for (const box of ['happening', 'could', 'keeps'] as const) {
    const text = formulation[box]?.trim()
    if (text) lines.push({ label: formulationBoxes[box], text })
  }
  return lines
}
