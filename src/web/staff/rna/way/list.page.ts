/** All RNAs of a case: where each stands, what is next, what the seats answered, and the sum of it all. */
import type { ReadCase } from '../../../../application/case/read-case.ts'
import type { SeatAnswer, Submission } from '../../../../application/ports/rna-stores.ts'
import { ukDayOf } from '../../../../domain/calendar/day.ts'
import {
  dueInPlainWords,
  inPlainWords,
  rnaName,
} from '../../../../domain/pathway/in-plain-words.ts'
import type { RnaTrack } from '../../../../domain/pathway/tracks/rna/rna-track.ts'
import type { NextRna } from '../../../../domain/rna/next-rna.ts'
import { plainDay } from '../../../parts/dates.ts'
import { linkButton } from '../../../parts/fields/form.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../../parts/lists.ts'
import { page } from '../../../parts/page.ts'
import { caseBar, hasRnas } from '../../case/case-bar.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { standsWords } from '../rna-request.ts'
import { askedAndGranted, historyOverAll } from './asked-and-granted.ts'
import { nextStepOf } from './next-step.ts'

export interface RnasProps {
  readonly read: ReadCase
  readonly submissions: readonly Submission[]
  readonly answers: readonly SeatAnswer[]
  readonly next: NextRna
  readonly categories: CategoryNames
  readonly done?: string | undefined
}

export function rnasPage(frame: Frame, props: RnasProps): Html {
  const { read, categories, done } = props
  const { picture } = read
  const rnas = picture.tracks.rnas.toReversed()
  const current = rnas.find(({ state }) => state !== 'superseded' && state !== 'closed')
  const over = rnas.filter((one) => one !== current)
  return page(
    frame,
    { title: 'RNAs', lead: caseBar(read, '/rnas'), done },
    html`${pageHeading({
      title: 'Recovery Needs Assessments',
      intro: picture.tracks.rnaDue
        ? dueInPlainWords(picture.tracks.rnaDue, picture.today)
        : nextWords(props),
      action: primary(props, current),
    })}
${waiting(props)}
${current ? rnaCard(props, current) : nothing}
${
  rnas.length === 0
    ? emptyState(
        'No RNA yet',
        hasRnas(picture.tracks)
          ? 'After a positive conclusive grounds decision, an RNA is how support goes on. Each one appears here from the day it is offered.'
          : 'RNAs are for adults in England and Wales. Support here follows other rules: see the clocks.',
      )
    : nothing
}
${over.length > 0 ? card({ title: 'Earlier' }, html`${over.map((rna) => details(inPlainWords(rna, picture.today), rnaFacts(props, rna)))}`) : nothing}
${card({ title: 'All of it together' }, historyOverAll(read, categories))}`,
  )
}

/** One thing to do now: a decision to tell before anything else, then the RNA in hand, then the next. */
function primary({ read }: RnasProps, current: RnaTrack | undefined): Html {
  const { file, picture } = read
  if (!hasRnas(picture.tracks)) return nothing
  const inHand =
    current && !['active', 'communicated', 'declined'].includes(current.state) ? current : undefined
  if (inHand) {
    const { label, href } = nextStepOf(inHand, file.id)
    return href ? linkButton(label, href) : nothing
  }
  if (picture.tracks.rnaDue || picture.tracks.rnas.length === 0) {
    const first = picture.tracks.rnas.length === 0
    return linkButton(first ? 'Offer the RNA' : 'Start the next RNA', `/cases/${file.id}/rnas/new`)
  }
  return linkButton('Start the next RNA', `/cases/${file.id}/rnas/new`, 'secondary')
}

function nextWords({ next, read }: RnasProps): string {
  if (!next.needed) return ''
  const { gap, startOn, submitBy } = next.ahead
  const when =
    gap.from <= read.picture.today
      ? 'is not covered now'
      : `is not covered from ${plainDay(gap.from)}`
  const goneIn = gap.beside.some(({ reason }) => reason === 'holding-rna')
  if (goneIn) return `Support ${when}. The RNA has gone in: ask for the decision.`
  return `Support ${when}. Start the next RNA by ${plainDay(startOn)} and send it by ${plainDay(submitBy)} (our own lead times).`
}

const answerWords: Readonly<Record<SeatAnswer['kind'], string>> = {
  forwarded: 'The prime contractor forwarded it',
  returned: 'The prime contractor returned it',
  'information-requested': 'More information was asked for',
  'information-supplied': 'Information was supplied',
  decided: 'The authority decided',
}

/** Answers of the seats that nobody has recorded yet, each with its form filled in. */
function waiting({ read, answers, submissions }: RnasProps): Html {
  const lines = answers.filter(({ taken, by }) => !taken && by !== 'provider')
  if (lines.length === 0) return nothing
  const base = `/cases/${read.file.id}/rnas`
  return card(
    { title: 'Answers waiting to be recorded', aside: tag('soon', `${lines.length}`) },
    html`<ul class="govuk-list">${lines.map(({ id, kind, at, submissionId }) => {
      const rna = submissions.find((one) => one.id === submissionId)?.rnaId
      const track = read.picture.tracks.rnas.find(({ cycle }) => cycle.rna === rna)
      if (rna === undefined || track === undefined) return nothing
      const where = kind === 'decided' ? 'decision' : 'sent'
      return html`<li>${answerWords[kind]}, ${plainDay(ukDayOf(at))} (${rnaName(track.cycle.number)}). <a class="govuk-link" href="${base}/${rna}/${where}?answer=${id}">Record it<span class="govuk-visually-hidden">: ${answerWords[kind].toLowerCase()}</span></a></li>`
    })}</ul>`,
  )
}

function rnaCard(props: RnasProps, rna: RnaTrack): Html {
  const { file } = props.read
  const { waits } = nextStepOf(rna, file.id)
  return card(
    {
      title: rnaName(rna.cycle.number),
    },
    html`${waits ? html`<p>${waits}</p>` : nothing}${rnaFacts(props, rna)}`,
  )
}

function rnaFacts({ read, categories }: RnasProps, rna: RnaTrack): Html {
  const { cycle, lateService } = rna
  const decision = cycle.decisions.at(-1)
  const sent = cycle.submissions.at(-1)
  const dates: readonly (readonly [string, string | undefined])[] = [
    ['Stands', standsWords({ rna, picture: read.picture })],
    ['Offered', cycle.offeredOn && plainDay(cycle.offeredOn)],
    ['Released', sent && plainDay(sent.releasedOn)],
    ['Forwarded', sent?.forwardedOn && plainDay(sent.forwardedOn)],
    ['Decided', decision && plainDay(decision.on)],
    ['Told', decision?.told && plainDay(decision.told.on)],
    [
      'Late',
      lateService &&
        (lateService.gotItOn
          ? `They got the decision ${lateService.days} days after it was made`
          : `${lateService.days} days since the decision, and they do not have it yet`),
    ],
  ]
  return html`<dl class="wm-tracks">${dates.map(([key, value]) =>
    value ? html`<div class="wm-tracks__track"><dt>${key}</dt><dd>${value}</dd></div>` : nothing,
  )}</dl>${
    decision ? askedAndGranted(read, decision, categories) : nothing
  }<p><a class="govuk-link" href="/cases/${read.file.id}/rnas/${cycle.rna}">Open RNA ${cycle.number}</a></p>`
}
