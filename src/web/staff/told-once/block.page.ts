/** One part of an account: the words, what they may be used for, everywhere they went, and taking them back. */
import type { NoticeOwed, ReadAccount } from '../../../application/told-once/read-account.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import {
  accountUseNames,
  accountUses,
  approvalWays,
  readBackAnswers,
  topics,
  useAnswers,
} from '../../../domain/told-once/account-words.ts'
import { type Block, translationsOf, type Version } from '../../../domain/told-once/block.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, buttons, form, hidden, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { saidLine, theirWords } from './account.page.ts'
import { standsTag, useLines } from './account-words.ts'

export interface BlockProps {
  readonly read: ReadAccount
  readonly block: Block
  readonly notices: readonly NoticeOwed[]
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

export function blockPage(frame: Frame, props: BlockProps): Html {
  const { read, block, problems, refused, done } = props
  const { file, mayWork } = read
  const title = topics[block.topic]
  const stands = block.takenBack === undefined
  const asks = mayWork && stands && block.what !== 'translation'
  return page(
    frame,
    {
      title: 'Part of their account',
      lead: caseBar(read, '/account'),
      width: 'reading',
      ...{ problems, refused, done },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/account">Back to their account</a></p>
${pageHeading({ title, intro: whoseWords(block) })}
${notices(frame, props)}
${card({ title: 'The words', aside: standsTag(block) }, words(props))}
${asks && block.now.approved === undefined ? card({ title: 'Do they approve these words?' }, approveForm(frame, props)) : nothing}
${block.what === 'translation' ? nothing : card({ title: 'What they may be used for' }, uses(frame, props, asks))}
${card({ title: 'Where these words went' }, went(props))}
${mayWork && stands ? takeBack(frame, props) : nothing}
${earlier(block)}`,
  )
}

function whoseWords({ what, takenBack }: Block): string {
  if (takenBack) return `They took this back on ${plainDay(takenBack)}. It is not used any more.`
  if (what === 'summary') return 'A worker’s summary. These are not their own words.'
  return what === 'translation'
    ? 'A translation. The words it renders stay as they were said.'
    : 'Their own words. Nobody changes them; new words are a new version.'
}

function one({ read, block }: BlockProps): string {
  return `/cases/${read.file.id}/account/${block.id}`
}

function formOf(frame: Frame, props: BlockProps, act: string) {
  return { action: `${one(props)}/${act}`, csrf: frame.csrf, writeId: props.newWriteId() }
}

function seen({ block }: BlockProps): Html {
  return html`${hidden('revisionSeen', block.revision)}${hidden('version', block.now.id)}`
}

function words(props: BlockProps): Html {
  const { read, block } = props
  const { now } = block
  const original = read.blocks.find(({ id }) => id === now.renders?.block)
  const translations = translationsOf(block, read.blocks)
  const base = `/cases/${read.file.id}/account`
  const mayWrite = read.mayWork && block.takenBack === undefined
  return html`${theirWords(now)}
<p>${saidLine(now)} ${now.translator ? html`Translated by ${person(now.translator)}. ` : nothing}Read back to them: ${readBackAnswers[now.readBack].toLowerCase()}.${now.approved ? ` ${approvalWays[now.approved.how]}, ${plainDay(now.approved.on)}.` : ''}</p>
${original ? html`<p>It renders <a class="govuk-link" href="${base}/${original.id}">the words as they were said</a>${original.now.id === now.renders?.version ? nothing : ', which have changed since'}.</p>` : nothing}
${translations.map(
  ({ id, now: own }) =>
    html`<h3 class="govuk-heading-s">Translation</h3>${theirWords(own)}<p>${own.translator ? html`By ${person(own.translator)}, ` : nothing}${plainDay(own.on)}. <a class="govuk-link" href="${base}/${id}">Open the translation</a></p>`,
)}
${
  mayWrite
    ? buttons(
        linkButton('Write down newer words', `${one(props)}/words`, 'secondary'),
        block.what === 'own-words'
          ? linkButton('Add a translation', `${one(props)}/translate`, 'secondary')
          : nothing,
      )
    : nothing
}`
}

function approveForm(frame: Frame, props: BlockProps): Html {
  const asked = { typed: props.typed, problems: props.problems }
  return html`<p>Until they do, these words are used for nothing.</p>${form(
    formOf(frame, props, 'approve'),
    html`${seen(props)}${choice({ name: 'how', label: 'How did they say yes?', options: approvalWays, small: true, ...asked })}
${dayField({ name: 'approvedOn', label: 'When?', hint: 'Leave it empty for today.', ...asked })}
${button('They approve these words')}`,
  )}`
}

function uses(frame: Frame, props: BlockProps, asks: boolean): Html {
  const { block, read, typed, problems } = props
  const lines = useLines(block, read.picture.today)
  const asked = { typed, problems }
  return html`${
    lines.length === 0
      ? html`<p>They were not asked yet, so it may be used for nothing.</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  }
${
  asks
    ? details(
        lines.length === 0 ? 'Write down what they say' : 'They say something else now',
        form(
          formOf(frame, props, 'uses'),
          html`${seen(props)}<p>Only what you spoke about. Empty stays as it is.</p>${accountUseNames.map(
            (use) =>
              select({
                name: `use-${use}`,
                label: accountUses[use].title,
                none: 'Not spoken about',
                options: useAnswers,
                ...asked,
              }),
          )}
${dayField({ name: 'askedOn', label: 'When were they asked?', hint: 'Leave it empty for today.', ...asked })}
${dayField({ name: 'until', label: 'Until when do they agree?', hint: 'Leave it empty for twelve months, the longest.', ...asked })}
${button('Save what they said', { kind: 'secondary' })}`,
        ),
        { open: Object.keys(problems).some((name) => /^use-|^until|^askedOn/.test(name)) },
      )
    : nothing
}`
}

function went({ block, read }: BlockProps): Html {
  const { wentOut, told, versions } = block
  if (wentOut.length + told.length === 0) return html`<p>Nowhere.</p>`
  const number = (version: string) => versions.find(({ id }) => id === version)?.number
  return html`<ul class="govuk-list govuk-list--bullet">${wentOut.map(
    ({ on, type, use, who, version, inPack, inHandover }) =>
      html`<li>${plainDay(on)}: ${inHandover ? 'A handover' : inPack ? 'A sharing pack' : accountUses[use].title}${who ? html`, to ${person(who)}` : ''} (${recipientTypes[type]}), version ${number(version)}. ${
        inHandover
          ? html`<a class="govuk-link" href="/cases/${read.file.id}/circle/handovers">The handovers<span class="govuk-visually-hidden"> and what went out on ${plainDay(on)}</span></a>`
          : inPack
            ? html`<a class="govuk-link" href="/cases/${read.file.id}/circle/packs">The sharing packs<span class="govuk-visually-hidden"> and what went out on ${plainDay(on)}</span></a>`
            : use === 'rna'
              ? html`<a class="govuk-link" href="/cases/${read.file.id}/rnas">The assessments<span class="govuk-visually-hidden"> and what was sent on ${plainDay(on)}</span></a>`
              : html`<a class="govuk-link" href="/cases/${read.file.id}/documents">Kept with the documents<span class="govuk-visually-hidden">: the letter of ${plainDay(on)}</span></a>`
      }</li>`,
  )}${told.map(
    ({ on, type, who }) =>
      html`<li>${plainDay(on)}: they told it themselves: ${recipientTypes[type]}${who ? html` (${person(who)})` : nothing}</li>`,
  )}</ul>`
}

function takeBack(frame: Frame, props: BlockProps): Html {
  const { block } = props
  const out = block.wentOut.length
  return details(
    'They take these words back',
    html`<p>From then on they are used for nothing. ${out > 0 ? 'What went out before is listed above, and Waymark drafts the letters that ask to stop using it.' : 'They went nowhere yet.'} If they want to say it again, that is a new part.</p>${form(
      formOf(frame, props, 'take-back'),
      html`${seen(props)}${button('Take these words back', { kind: 'warning' })}`,
    )}`,
  )
}

function notices(frame: Frame, props: BlockProps): Html {
  const { notices: owed, read } = props
  return html`${owed.map(({ went: { member, who, type }, notice }) =>
    card(
      { title: 'Ask them to stop using it' },
      html`<p>${who ? person(who) : recipientTypes[type]} still has words that were taken back. This letter says no name, no reason and nothing of what it was. Waymark never sends it.</p>
<div class="wm-words">${notice.lines.map((line) => html`<p>${line}</p>`)}</div>
${
  read.mayWork
    ? buttonForm({ ...formOf(frame, props, `notice/${member}`) }, 'I gave this to them')
    : nothing
}`,
    ),
  )}`
}

function earlier({ versions }: Block): Html {
  const before: readonly Version[] = versions.slice(0, -1).toReversed()
  if (before.length === 0) return nothing
  return details(
    `Earlier words: ${before.length}`,
    html`${before.map((version) => html`<h3 class="govuk-heading-s">Version ${version.number}</h3>${theirWords(version)}<p>${saidLine(version)}</p>`)}`,
  )
}
