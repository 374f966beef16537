/** Recording what happened: choose what it was, then answer its questions; correct it later. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { saidToday, whereItGoes } from '../../../domain/consent/where-it-goes.ts'
import { type Fact, type FactType, kindOf } from '../../../domain/facts/fact.ts'
import { consents } from '../../../domain/facts/referral-facts.ts'
import { likelyNext } from '../../../domain/pathway/next-steps.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import { page } from '../../parts/page.ts'
import { ukTime } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { factDetail, factLabel, factTitle, type NameOf } from '../case/fact-words.ts'
import { fileQuestions } from '../documents/file-questions.ts'
import { factFields, type Pointers } from './fact-fields.ts'
import { letterFieldOf } from './letter-file.ts'
import { groupsFor, isRecordable } from './record-groups.ts'

export function choosePage(frame: Frame, read: ReadCase): Html {
  const { file, picture } = read
  const line = (type: FactType) =>
    html`<li><a class="govuk-link" href="/cases/${file.id}/record/${type}">${kindOf(type).title}</a></li>`
  const likely = likelyNext(picture.tracks).filter(isRecordable).slice(0, 8)
  const others = groupsFor(picture.tracks, likely)
  return page(
    frame,
    { title: 'Record what happened', lead: caseBar(read) },
    html`${pageHeading({ title: 'Record what happened', intro: 'Choose what it was. You can always correct it later; nothing is lost.' })}
${likely.length > 0 ? card({ title: 'Likely now' }, html`<ul class="wm-choices">${likely.map(line)}</ul>`) : nothing}
${others.map(({ title, types }) => details(title, html`<ul class="wm-choices">${types.map(line)}</ul>`))}`,
  )
}

export interface FactPageProps {
  readonly read: ReadCase
  readonly type: FactType
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: Message
  readonly pointers: Pointers
  readonly writeId: string
  readonly versionSeen: number
  readonly given?: Readonly<Record<string, string>>
  /** What somebody else recorded while this form was open. */
  readonly since?: readonly Fact[]
  /** Set when this form corrects a recorded fact. */
  readonly corrects?: string
}

export function factPage(frame: Frame, props: FactPageProps): Html {
  const {
    read,
    type,
    typed,
    problems = {},
    refused,
    pointers,
    given = {},
    corrects,
    since = [],
  } = props
  const { file } = read
  const action = corrects
    ? `/cases/${file.id}/facts/${corrects}`
    : `/cases/${file.id}/record/${type}`
  const takesLetter = letterFieldOf(type) !== undefined
  const title = corrects ? `Correct: ${midSentence(kindOf(type).title)}` : kindOf(type).title
  return page(
    frame,
    { title, lead: caseBar(read), problems, refused, width: 'reading' },
    html`${pageHeading({ title })}
${since.length > 0 ? card({ title: 'Recorded meanwhile by somebody else' }, html`<ul class="govuk-list govuk-list--bullet">${since.map((fact) => html`<li>${factLabel(fact)}</li>`)}</ul><p>What you wrote is below. Save again if it still holds.</p>`) : nothing}
${type === 'consent-given' && !corrects ? sayFirstCard() : nothing}
${form(
  {
    action,
    csrf: frame.csrf,
    writeId: props.writeId,
    versionSeen: props.versionSeen,
    files: takesLetter,
    ...(corrects ? {} : { draft: `/cases/${file.id}/drafts/record-${type}` }),
  },
  html`${Object.entries(given).map(([name, value]) => hidden(`given.${name}`, value))}
${factFields({ type, typed, problems, pointers, given: Object.keys(given) })}
${takesLetter ? fileQuestions({ file: 'letterFile', label: 'Attach the letter now (optional)', typed, problems }) : nothing}
${button(corrects ? 'Save the correction' : 'Save')}`,
)}`,
  )
}

/** What cannot be called back is said before they decide, in words that an interpreter can carry. */
function sayFirstCard(): Html {
  const said = Object.entries(whereItGoes[saidToday])
  return card(
    { title: 'Say this before they decide' },
    html`${said.map(([consent, lines]) =>
      details(
        consents[consent as keyof typeof consents], // the keys of the words are codes of consents
        html`<ul class="govuk-list govuk-list--spaced">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
      ),
    )}<p class="govuk-hint">Our words. No lawyer has read them yet.</p>`,
  )
}

export interface FactShownProps {
  readonly read: ReadCase
  readonly fact: Fact
  readonly history: readonly { readonly fact: Fact; readonly by: string }[]
  readonly nameOf: NameOf
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

/** One recorded fact, its earlier versions, and the two ways to mend it. */
export function factShownPage(frame: Frame, props: FactShownProps): Html {
  const { read, fact, history, nameOf, writeId, typed = {}, problems = {}, refused } = props
  const { file } = read
  return page(
    frame,
    {
      title: factTitle(fact),
      lead: caseBar(read),
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title: factTitle(fact) })}
${factDetail(fact, nameOf)}
<p>${linkButton('Correct it', `/cases/${file.id}/facts/${fact.id}/correct`)}</p>
${details(
  'It never happened, or belongs to somebody else',
  form(
    {
      action: `/cases/${file.id}/facts/${fact.id}/strike`,
      csrf: frame.csrf,
      writeId,
      versionSeen: file.version,
    },
    html`<p>It leaves the timeline and the clocks are counted again. The record of it stays readable here.</p>
${longText({ name: 'why', label: 'What was wrong?', rows: 3, typed, problems })}
${button('Strike it out', { kind: 'warning' })}`,
  ),
  { open: Boolean(refused) },
)}
${card(
  { title: 'History' },
  html`<ol class="wm-history">${history.map(
    ({ fact: one, by }) =>
      html`<li><strong>${factTitle(one)}</strong>, ${plainDay(one.on)}, recorded ${ukTime(one.recordedAt)} by ${by}${factDetail(one, nameOf)}</li>`,
  )}</ol>`,
)}`,
  )
}
