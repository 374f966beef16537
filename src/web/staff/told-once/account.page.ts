/** Their account: each part in their words, and whom they need not tell again. */
import type { AlreadyTold, ReadAccount } from '../../../application/told-once/read-account.ts'
import { openRecipientTypes, recipientTypes } from '../../../domain/circle/recipient.ts'
import { blockKinds, languages, topics } from '../../../domain/told-once/account-words.ts'
import { type Block, translationsOf, type Version } from '../../../domain/told-once/block.ts'
import { plainDay } from '../../parts/dates.ts'
import { many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, linkButton } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { attr, type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { standsTag, useLines } from './account-words.ts'

export interface AccountProps {
  readonly read: ReadAccount
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

export function accountPage(frame: Frame, props: AccountProps): Html {
  const { read, problems, refused, done } = props
  const { file, blocks, mayWork } = read
  const own = blocks.filter(({ what }) => what !== 'translation')
  const stand = own.filter(({ takenBack }) => takenBack === undefined)
  const gone = own.filter(({ takenBack }) => takenBack !== undefined)
  return page(
    frame,
    {
      title: 'Their account',
      lead: caseBar(read, '/account'),
      width: 'reading',
      ...{ problems, refused, done },
    },
    html`${pageHeading({
      title: 'Their account',
      intro:
        'What they chose to tell, once, in their own words. Nothing here has to be asked, and it may stay empty.',
      action: mayWork
        ? linkButton('Write down what they say', `/cases/${file.id}/account/new`)
        : nothing,
    })}
${
  own.length === 0
    ? emptyState(
        'Nothing is written here',
        'When they tell something and want it kept, write it down as they say it. They decide what it may be used for, so that they need not tell it again.',
      )
    : stand.map((block) => blockCard(read, block))
}
${gone.length === 0 ? nothing : details(`Taken back: ${gone.length}`, html`${gone.map((block) => blockCard(read, block))}`)}
${toldCard(read)}
${mayWork && stand.length > 0 ? toldForm(frame, props, stand) : nothing}`,
  )
}

function blockCard({ file, blocks, picture }: ReadAccount, block: Block): Html {
  const lines = useLines(block, picture.today)
  const translations = translationsOf(block, blocks)
  return card(
    { title: topics[block.topic], aside: standsTag(block) },
    html`${theirWords(block.now)}
${
  lines.length > 0
    ? html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
    : block.takenBack
      ? nothing
      : html`<p>They were not asked yet what it may be used for.</p>`
}
<p>${saidLine(block.now)}${translations.length > 0 ? html` Translated into ${translations.map(({ now }) => (now.language ? languages[now.language].title : 'another language')).join(', ')}.` : nothing} <a class="govuk-link" href="/cases/${file.id}/account/${block.id}">Open<span class="govuk-visually-hidden">: ${topics[block.topic]}, ${plainDay(block.now.on)}</span></a></p>`,
  )
}

/** A person's words as they stand, in the direction and the language in which they were said. */
export function theirWords({ words, language, what }: Version): Html {
  const lang = attr('lang', language)
  return what === 'summary'
    ? html`<div class="wm-words" dir="auto"${lang}>${words}</div>`
    : html`<blockquote class="wm-theirs" dir="auto"${lang}>${words}</blockquote>`
}

export function saidLine({ what, on, language, interpreter, initials }: Version): Html {
  const how = what === 'own-words' ? 'Said' : blockKinds[what]
  return html`${how}${what === 'own-words' ? ' on ' : ', '}${plainDay(on)}${language && what !== 'translation' ? ` in ${languages[language].title}` : ''}${interpreter ? html`, through an interpreter (${person(interpreter)})` : nothing}. Written down by ${initials}.`
}

function toldCard({ told }: ReadAccount): Html {
  return card(
    { title: 'Already told' },
    told.length === 0
      ? html`<p>Nobody is noted yet. Before a meeting, look here: what stands here they need not tell again.</p>`
      : html`<p>They need not tell these people again.</p><ul class="govuk-list govuk-list--bullet">${told.map((line) => html`<li>${toldLine(line)}</li>`)}</ul>`,
  )
}

const howTold = {
  themselves: 'They told it themselves',
  paper: 'In a letter from here',
  assessment: 'In the assessment that was sent',
  us: 'Told by one of us',
} as const

export function toldLine({ on, type, who, how, blocks, what }: AlreadyTold): Html {
  const parts = [...new Set(blocks.map(({ topic }) => topics[topic]))].join(', ')
  return html`<strong>${recipientTypes[type]}</strong>${who ? html` (${person(who)})` : nothing}, ${plainDay(on)}: ${parts || 'part of their account'}. ${howTold[how]}${what ? html`: ${person(what)}` : '.'}`
}

function toldForm(
  frame: Frame,
  { read, writeId, typed, problems }: AccountProps,
  blocks: readonly Block[],
): Html {
  const asked = { typed, problems }
  return details(
    'They told somebody themselves',
    form(
      {
        ...{ action: `/cases/${read.file.id}/account/told`, csrf: frame.csrf, writeId },
        draft: `/cases/${read.file.id}/drafts/account-told`,
      },
      html`${select({ name: 'type', label: 'Whom did they tell?', none: 'Choose', options: openRecipientTypes, ...asked })}
${textField({ name: 'who', label: 'Name or organisation (optional)', ...asked })}
${many({
  name: 'parts',
  label: 'What did they tell?',
  options: blocks.map(({ id, topic, now }) => ({
    value: id,
    label: `${topics[topic]}, ${plainDay(now.on)}`,
  })),
  small: true,
  ...asked,
})}
${dayField({ name: 'toldOn', label: 'When?', hint: 'Leave it empty for today.', ...asked })}
${button('Note it', { kind: 'secondary' })}`,
    ),
    { open: Object.keys(problems).length > 0 },
  )
}
