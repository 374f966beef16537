/** A decision letter, entered need by need on one page; afterwards, what it means and what is to be done. */
import type { StoredDocument } from '../../../../application/ports/person-stores.ts'
import type { SeatAnswer } from '../../../../application/ports/rna-stores.ts'
import { askedFor } from '../../../../application/rna/decide-rna.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { needOutcomes, rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import type { DecisionWarning } from '../../../../domain/rna/decision.ts'
import { plainDay } from '../../../parts/dates.ts'
import { choice, many, select } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { button, form, hidden } from '../../../parts/fields/form.ts'
import { longText } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, details } from '../../../parts/lists.ts'
import type { Typed } from '../../../request/typed.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { needName } from '../../case/need-words.ts'
import { type Again, rnaAddress, rnaPage } from '../rna-request.ts'
import { needField, type Part, warningWords } from './decision.form.ts'
import { whatItMeans } from './what-it-means.ts'

export interface DecisionProps {
  readonly open: OpenRna
  readonly categories: CategoryNames
  readonly documents: readonly StoredDocument[]
  readonly writeId: string
  readonly again?: (Again & { readonly toConfirm?: readonly DecisionWarning[] }) | undefined
  readonly answer?: SeatAnswer | undefined
  /** What was typed before and kept, though never saved. */
  readonly kept?: Typed | undefined
  readonly done?: string | undefined
}

export function decisionPage(frame: Frame, props: DecisionProps): Html {
  const { open, again, done } = props
  const decided = open.rna.cycle.decisions.at(-1)
  const entering = decided === undefined || again !== undefined || props.answer !== undefined
  return rnaPage(
    frame,
    open,
    {
      title: 'Decision',
      here: '/decision',
      problems: again?.problems,
      refused: again?.refused,
      done,
      ...(entering && { width: 'reading' as const }),
    },
    html`${pageHeading({
      title: decided && !entering ? 'What was decided' : 'Enter the decision letter',
      intro: entering
        ? 'Enter each need as the letter says. Nothing is saved until all of it is.'
        : undefined,
    })}
${
  entering
    ? html`${letterForm(frame, props)}${decided ? card({ title: 'The decision before' }, whatItMeans(props, decided)) : nothing}`
    : html`${whatItMeans(props, decided)}${details('Enter another letter about this RNA', html`<div class="wm-readable">${letterForm(frame, props, 'secondary')}</div>`)}`
}`,
  )
}

function letterForm(frame: Frame, props: DecisionProps, kind?: 'secondary'): Html {
  const { open, writeId, again, answer, kept } = props
  const fields = rnaFacts['rna-decided'].fields
  const typed = again?.typed ?? { ...fromSeat(answer), ...kept }
  const asked = { typed, problems: again?.problems ?? {} }
  const day = (
    name:
      | 'sentOn'
      | 'receivedByPrimeOn'
      | 'receivedByProviderOn'
      | 'receivedBySurvivorOn'
      | 'supportEndsOn',
  ) => dayField({ name, label: fields[name].ask, ...asked })
  return form(
    {
      action: `${rnaAddress(open)}/decision`,
      csrf: frame.csrf,
      writeId,
      versionSeen: open.file.version,
      draft: `/cases/${open.file.id}/drafts/rna-${open.rna.cycle.rna}-decision`,
    },
    html`${hidden('answer', answer?.id)}
${toConfirm(props, asked)}
${dayField({ name: 'on', label: rnaFacts['rna-decided'].onAsk, hint: 'For example, 27 3 2026', ...asked })}
${askedFor(open).map((need) => oneNeed(props, need, asked))}
${card(
  { title: 'The days of the letter' },
  html`${day('sentOn')}${day('receivedByPrimeOn')}${day('receivedByProviderOn')}${dayField({ name: 'receivedBySurvivorOn', label: fields.receivedBySurvivorOn.ask, hint: fields.receivedBySurvivorOn.hint, ...asked })}${day('supportEndsOn')}`,
)}
${afterWhich(props, asked)}
${longText({ name: 'reasons', label: `${fields.reasons.ask} (optional)`, rows: 4, ...asked })}
${letterChoice(props, asked)}
${button('Save the whole decision', kind ? { kind } : {})}`,
  )
}

type Around = Pick<Parameters<typeof longText>[0], 'typed' | 'problems'>

/** The writer looks twice at what seems wrong; the letter may truly say so. */
function toConfirm({ again, open, categories }: DecisionProps, asked: Around): Html {
  const warnings = again?.toConfirm ?? []
  if (warnings.length === 0) return nothing
  const nameOf = (need: string) => nameOfNeed(open, need, categories)
  const codes = [...new Set(warnings.map(({ code }) => code))]
  return many({
    name: 'seen',
    label: 'Look at these once more. Is it what the letter says?',
    hint: 'Tick each that is right, and save again. Nothing has been saved yet.',
    options: codes.map((code) => ({
      value: code,
      label: warnings
        .filter((one) => one.code === code)
        .map((one) => warningWords(one, nameOf))
        .join('; '),
    })),
    typed: asked.typed,
    problems: { seen: 'Tick what is right, or correct it below' },
  })
}

function nameOfNeed({ picture }: OpenRna, need: string, categories: CategoryNames): string {
  return needName(
    picture.needs.find(({ id }) => id === need),
    categories,
  )
}

function oneNeed(
  { open, categories }: DecisionProps,
  { id, from, to }: ReturnType<typeof askedFor>[number],
  asked: Around,
): Html {
  const field = (part: Part) => needField(part, id)
  const second = Boolean(asked.problems[field('from2')]) || hasDay(asked.typed, field('from2'))
  return card(
    {
      title: nameOfNeed(open, id, categories),
      aside: `Asked for ${from ? `from ${plainDay(from)} ` : ''}${to ? `until ${plainDay(to)}` : from ? '' : 'without days'}`,
    },
    html`${choice({ name: field('outcome'), label: 'What was decided?', options: needOutcomes, small: true, ...asked })}
${dayField({ name: field('from'), label: 'Agreed from', ...asked })}
${dayField({ name: field('to'), label: 'Agreed until', ...asked })}
${details(
  'Agreed in a second part as well',
  html`<p class="govuk-hint">For support that grows less: each part with its own days.</p>${dayField({ name: field('from2'), label: 'Second part from', ...asked })}${dayField({ name: field('to2'), label: 'Second part until', ...asked })}`,
  { open: second },
)}
${longText({ name: field('reasons'), label: 'Reasons given for this need (optional)', rows: 3, ...asked })}`,
  )
}

function hasDay(typed: Typed, name: string): boolean {
  return Boolean(typed[`${name}-day`] || typed[name])
}

function afterWhich({ open }: DecisionProps, asked: Around): Html {
  const { challenges } = open.rna.cycle
  if (challenges.length === 0) return nothing
  return choice({
    name: 'afterReconsideration',
    label: rnaFacts['rna-decided'].fields.afterReconsideration.ask,
    options: challenges.map(({ request, requestedOn }) => ({
      value: request,
      label: `The challenge of ${plainDay(requestedOn)}`,
    })),
    ...asked,
  })
}

function letterChoice({ open, documents }: DecisionProps, asked: Around): Html {
  const add = html`<a class="govuk-link" href="/cases/${open.file.id}/documents">Add it to the documents</a>`
  if (documents.length === 0) {
    return html`<p class="govuk-hint">The letter itself is not here yet. ${add}; the survivor has a right to a copy.</p>`
  }
  return html`${select({
    name: 'letter',
    label: rnaFacts['rna-decided'].fields.letter.ask,
    none: 'Not attached yet',
    options: documents.map(({ id, name }) => ({ value: id, label: name })),
    ...asked,
  })}<p class="govuk-hint">Not in the list? ${add}.</p>`
}

/** What the authority answered in Waymark, put into the fields; a person still checks and saves it. */
function fromSeat(answer: SeatAnswer | undefined): Typed {
  const decision = answer?.decision
  if (!decision) return {}
  const seen = new Set<string>()
  const needs = decision.perNeed.map(({ needId, outcome, from, to, reasons }) => {
    const again = seen.has(needId)
    seen.add(needId)
    if (again) {
      return {
        ...dayAsTyped(needField('from2', needId), from),
        ...dayAsTyped(needField('to2', needId), to),
      }
    }
    return {
      [needField('outcome', needId)]: outcome,
      ...dayAsTyped(needField('from', needId), from),
      ...dayAsTyped(needField('to', needId), to),
      [needField('reasons', needId)]: reasons,
    }
  })
  return Object.assign(
    { reasons: answer.words },
    dayAsTyped('on', decision.decidedOn),
    dayAsTyped('supportEndsOn', decision.supportEndsOn),
    ...needs,
  )
}
