/**
 * The assessment pack, from what was sent or from the working copy made into the same shape. Only
 * what a submission may hold gets in, so that a draft on paper tells no more than the RNA itself.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { ukDayOf } from '../../domain/calendar/day.ts'
import { rnaFacts } from '../../domain/facts/rna-facts.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import { type RnaSubmission, readSubmission, submissionOf } from '../../domain/rna/submission.ts'
import type {
  Citation,
  RecommendationInput,
  RnaNeedInput,
  RnaPackInput,
} from '../ports/document-inputs.ts'
import type { Submission } from '../ports/rna-stores.ts'
import { moveOnOf, type OpenRna } from '../rna/open-rna.ts'
import { type PlainRecord, type Said, textIn } from '../seat/plain-answers.ts'
import {
  dayIn,
  type ListedEvidence,
  type ReadableNeed,
  type ReadableSubmission,
  readableSubmission,
} from '../seat/readable-submission.ts'
import type { DocumentServices } from './document-services.ts'
import { wordsAsSaid } from './own-words.ts'

type Categories = DocumentServices['categories']

/** What a document about an RNA is made from: a frozen submission, or the draft in the same shape. */
export interface RnaSource {
  readonly submission: ReadableSubmission
  readonly sent?: Submission
}

export function sentSource(sent: Submission, categories: Categories): RnaSource {
  const frozen = readSubmission(sent.text)
  if (frozen === undefined) throw new Error('a submission that Waymark did not write')
  return { submission: readableSubmission(frozen, categories), sent }
}

export function draftSource(open: OpenRna, categories: Categories): RnaSource {
  return { submission: readableSubmission(asIfSent(open), categories) }
}

function asIfSent({ draft, file, picture }: OpenRna): RnaSubmission {
  const until = moveOnOf(picture)?.to
  return submissionOf({
    draft,
    facts: file.facts,
    needs: picture.needs,
    caseReference: file.reference,
    ...(until && { moveOnUntil: until }),
  })
}

export function rnaPackInput(
  { submission, sent }: RnaSource,
  { file, rna }: OpenRna,
  madeOn: Day,
): RnaPackInput {
  const { aboutRaw } = submission
  const language = textIn(aboutRaw['language'])
  const offered = readRecord(file.facts)
    .of('rna-offered')
    .find(({ detail }) => detail.rna === rna.cycle.rna)
  const setting = textIn(aboutRaw['setting'])
  return {
    reference: `${submission.caseReference}-R${submission.sequence}`,
    madeOn,
    ...(sent === undefined && { draft: true }),
    person: { reference: submission.caseReference, nrmReference: submission.nrmReference },
    assessment: {
      sequence: submission.sequence,
      why: offered && rnaFacts['rna-offered'].fields.trigger.options[offered.detail.trigger],
      conclusiveGroundsOn: submission.conclusiveGroundsOn,
      moveOnUntil: submission.moveOnUntil,
      offeredOn: offered?.on,
      setting: setting === 'remote' || setting === 'face-to-face' ? setting : undefined,
      interpreter: saidNamed(submission.about, 'interpreter'),
      language,
      takingPart: textIn(aboutRaw['takingPart']),
      sentOn: sent && ukDayOf(sent.releasedAt),
    },
    needs: submission.needs.map((need) => needInput(need, submission.evidence)),
    dependants: submission.dependants.map(({ title, answers }) => ({
      who: title,
      needs: answers.map(({ ask, said }) => `${ask} ${said}`),
    })),
    money: {
      otherIncome: submission.income.map((answers) => answers.map(({ said }) => said).join(', ')),
      recoveryCosts: submission.money.map(({ ask, said }) => `${ask} ${said}`),
    },
    before: submission.before,
    agreement: agreementOf(submission),
    overridden: submission.overruled.map(({ title, reason, on }) => ({
      check: title,
      reason,
      by: 'Service manager',
      on: on ?? madeOn,
    })),
  }
}

function needInput(need: ReadableNeed, evidence: readonly ListedEvidence[]): RnaNeedInput {
  const { raw } = need
  const said = (name: string) => saidNamed(need.answers, name)
  return {
    category: need.title,
    whose: need.whose === 'survivor' ? undefined : need.whose,
    needed: said('description'),
    words: need.survivorWords === undefined ? undefined : wordsAsSaid(need.survivorWords),
    noWordsBecause: need.survivorWords === undefined ? lowered(said('whyNoWords')) : undefined,
    link: linkIn(raw),
    linkReasoning: said('linkReasoning'),
    inPlace: said('currentProvision'),
    mainstream: {
      route: said('mainstreamRoute'),
      availability: availabilityOf(need),
      expectedOn: dayIn(raw['mainstreamStart']),
      barrier: said('barrier'),
    },
    ifEnded: said('impactIfEnded'),
    riskIfEnded: said('riskIfEnded'),
    bestForTheChild: said('bestInterests'),
    recommendation: recommendationOf(need),
    evidence: [...citedIn(need), ...evidenceIn(need, evidence)],
    noEvidenceReason: said('noEvidenceReason'),
  }
}

function recommendationOf(need: ReadableNeed): RecommendationInput {
  const { supports, from, to, answers, steps, taper } = need.recommendation
  const said = (name: string) => saidNamed(answers, name)
  return {
    support: supportInWords(need),
    howOften: said('intensity'),
    from,
    until: to,
    whyLonger: said('whyLonger'),
    exitCondition: said('exitCondition'),
    alsoConsidered: said('alternatives'),
    steps: steps.map((step) => ({
      what: textIn(step['what']) ?? 'A step without words',
      owner: textIn(step['owner']),
      by: dayIn(step['by']),
    })),
    lessInSteps: supports.length > 0 ? taper.map(partInWords) : [],
  }
}

export function supportInWords({ raw, recommendation: { supports } }: ReadableNeed): string {
  if (raw['asks'] === 'elsewhere') return 'None under the contract: another service meets this need'
  return supports.length > 0 ? supports.join(', ') : 'Not chosen yet'
}

function partInWords(part: PlainRecord): string {
  return ['from', 'to', 'intensity'].flatMap((name) => textIn(part[name]) ?? []).join(', ')
}

const availability = {
  waiting: 'Waiting time',
  eligibility: 'May they use it',
  distance: 'Can they reach it',
  languageThere: 'Language',
} as const

function availabilityOf({ raw }: ReadableNeed): string | undefined {
  const parts = Object.entries(availability).flatMap(([name, title]) => {
    const said = textIn(raw[name])
    return said === undefined ? [] : [`${title}: ${said}.`]
  })
  return parts.length === 0 ? undefined : parts.join(' ')
}

function citedIn({ cited }: ReadableNeed): readonly Citation[] {
  return cited.map(({ on, statement, excerpt }) => ({
    on,
    kind: 'Dated entry',
    shows: excerpt ?? `Rests under “${statement}”`,
  }))
}

function evidenceIn(need: ReadableNeed, evidence: readonly ListedEvidence[]): readonly Citation[] {
  return evidence.filter(({ number }) => need.evidence.includes(number)).map(evidenceCitation)
}

export function evidenceCitation(one: ListedEvidence): Citation {
  return {
    on: one.datedOn ?? one.receivedOn,
    kind: 'Evidence',
    number: `${one.number}`,
    shows: one.what ?? 'What it shows is not described.',
    stillTrueOn: one.stillCurrentOn,
  }
}

function agreementOf({ survivorRaw, survivor }: ReadableSubmission): RnaPackInput['agreement'] {
  const answer = textIn(survivorRaw['agreement'])
  const statement = textIn(survivorRaw['statement'])
  return {
    answer:
      answer === 'agrees' || answer === 'partly' || answer === 'disagrees' ? answer : 'not-asked',
    on: dayIn(survivorRaw['reviewedOn']),
    about: saidNamed(survivor, 'whyNotAsked'),
    statement: statement === undefined ? undefined : wordsAsSaid(statement),
  }
}

function linkIn(raw: PlainRecord): RnaNeedInput['link'] {
  const link = raw['link']
  return link === 'direct' || link === 'contributory' || link === 'unclear' || link === 'none'
    ? link
    : undefined
}

function saidNamed(answers: readonly Said[], name: string): string | undefined {
  return answers.find((one) => one.name === name)?.said
}

function lowered(text: string | undefined): string | undefined {
  return text && text.charAt(0).toLowerCase() + text.slice(1)
}
