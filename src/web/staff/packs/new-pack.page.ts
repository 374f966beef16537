/** Putting a pack together: exactly what goes, what does not and why, and giving it out. */
import type { LookedAtPack } from '../../../application/packs/look-at-pack.ts'
import type { NewPackPage } from '../../../application/packs/read-packs.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { shareItems } from '../../../domain/circle/share-items.ts'
import type { PackPart } from '../../../domain/packs/pack-content.ts'
import { packFields } from '../../../domain/packs/pack-fields.ts'
import {
  itemsOf,
  mostDays,
  mostViews,
  type PackTemplate,
  type PackTemplateName,
  packTemplates,
} from '../../../domain/packs/pack-templates.ts'
import { topics } from '../../../domain/told-once/account-words.ts'
import { plainDay } from '../../parts/dates.ts'
import { many } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttons, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { looksLikeInWords } from '../documents-out/out-words.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'
import { lookedOverName, mostAccount, paperName } from './pack.form.ts'
import { leftOutWords } from './pack-words.ts'

export interface NewPackProps {
  readonly read: NewPackPage
  readonly kind: PackTemplateName
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

export function newPackPage(frame: Frame, props: NewPackProps): Html {
  const { read, kind, problems, refused } = props
  const { file, member, look } = read
  const { who, organisation } = member.details
  const template: PackTemplate = packTemplates[kind]
  const looked = 'looked' in look ? look.looked : undefined
  return page(
    frame,
    {
      title: 'Make a sharing pack',
      lead: caseBar(read, '/circle'),
      width: 'reading',
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/packs">Back to the sharing packs</a></p>
${pageHeading({ title: html`For ${person(who)}`, intro: html`${person(organisation)}. ${template.title}: ${template.means}.` })}
${looked ? lookedCards(looked) : nothing}
${form(
  {
    action: `/cases/${file.id}/circle/packs/new`,
    csrf: frame.csrf,
    writeId: props.writeId,
  },
  html`${hidden('member', member.id)}${hidden('kind', kind)}${hidden('seen', looked?.hash)}
${fields(props, template, looked)}
${passingOnCard(member.type)}
${buttons(
  button('Show me again what goes', { kind: 'secondary', name: 'press', value: 'look' }),
  looked ? button('Give it out', { name: 'press', value: 'release' }) : nothing,
)}`,
)}`,
  )
}

function lookedCards({ content, concerns, ownPlaces, named }: LookedAtPack): Html {
  const { parts, papers, leftOut } = content
  return html`${card(
    { title: 'This goes, and nothing else' },
    html`${parts.map(partOf)}
${papers.length > 0 ? html`<h3 class="govuk-heading-s">Papers</h3><ol class="govuk-list govuk-list--number">${papers.map(({ title }) => html`<li>${person(title)}</li>`)}</ol>` : nothing}
${parts.length + papers.length === 0 ? html`<p>Nothing yet. Tick below what goes.</p>` : nothing}`,
  )}
${ownPlaces.length > 0 ? card({ title: 'It says where they are, so it cannot leave' }, html`<p>Their own address, street or postcode stands under: ${ownPlaces.join(', ')}. Write it differently where it was recorded.</p>`) : nothing}
${named.length > 0 ? card({ title: 'It says who they are, so it cannot leave' }, html`<p>This kind of pack names nobody. Take out: ${person(named.join(', '))}.</p>`) : nothing}
${card(
  { title: 'This stays here' },
  html`<ul class="govuk-list govuk-list--bullet"><li>Where they are: never in any pack</li>
${leftOut.map(({ field, why }) => html`<li>${packFields[field].title}: ${leftOutWords[why]}</li>`)}</ul>
<p>Whoever gets the pack is not told what stays here.</p>`,
)}
${
  concerns.places.length > 0
    ? card(
        { title: 'Read these lines once more' },
        html`<p>They may tell where somebody is, or how to reach them.</p>
<ul class="govuk-list govuk-list--bullet">${concerns.places.map((one) => html`<li>“${person(one.found)}” ${looksLikeInWords(one)}</li>`)}</ul>`,
      )
    : nothing
}`
}

function partOf({ title, lines }: PackPart): Html {
  const pairs = lines.flatMap(({ label, text }) =>
    label ? [{ key: label, value: person(text) }] : [],
  )
  const alone = lines.flatMap(({ label, text }) => (label ? [] : [text]))
  return html`<h3 class="govuk-heading-s">${title}</h3>
${pairs.length > 0 ? summaryList(pairs) : nothing}
${alone.map((text) => html`<p>${person(text)}</p>`)}`
}

function fields(
  { read, typed, problems }: NewPackProps,
  template: PackTemplate,
  looked: LookedAtPack | undefined,
): Html {
  const asked = { typed, problems }
  const agreed = itemsOf(template).filter((item) => read.member.items.includes(item))
  const asks =
    looked !== undefined && looked.concerns.places.length + looked.concerns.unprintable.length > 0
  return html`${many({
    name: 'items',
    label: 'What goes?',
    hint: 'Only what they agreed that this person is told, and what this kind of pack can hold.',
    options: agreed.map((item) => ({ value: item, label: shareItems[item].title })),
    small: true,
    ...asked,
  })}
${
  agreed.includes('account')
    ? html`${partsField(looked, asked)}${longText({
        name: 'account',
        label: 'What happened, in words they approved',
        hint: template.nameless
          ? 'How it was done: ways, cars, work, pay. No name, no day of birth, no number of theirs.'
          : 'If they want it told here. Read it to them first.',
        limit: mostAccount,
        ...asked,
      })}`
    : nothing
}
${agreed.includes('documents-named') ? paperFields(read, asked) : nothing}
${textField({ name: 'days', label: 'For how many days can it be opened?', hint: `1 to ${mostDays}`, width: 2, inputmode: 'numeric', open: true, ...asked })}
${textField({ name: 'views', label: 'How many times?', hint: `1 to ${mostViews}`, width: 2, inputmode: 'numeric', open: true, ...asked })}
${dayField({ name: 'shownOn', label: 'When did the person see this, or hear it read out?', hint: 'Show them exactly what goes, on this page.', ...asked })}
${
  asks
    ? many({
        name: 'goOn',
        label: 'Before it leaves',
        options: { yes: 'I have read the lines above, and it may leave like this' },
        ...asked,
      })
    : nothing
}`
}

/** The person’s own words, part by part: only what they allowed for this very kind of reader. */
function partsField(
  looked: LookedAtPack | undefined,
  asked: { readonly typed: Typed; readonly problems: Problems },
): Html {
  const may = looked?.account.may ?? []
  if (may.length === 0) return nothing
  return many({
    name: 'parts',
    label: 'Which parts of their account go?',
    hint: 'Word for word, with where they come from. Only what they approved and allowed for this reader.',
    options: may.map(({ block }) => ({
      value: block.id,
      label: topics[block.topic],
      hint: beginningOf(block.now.words),
    })),
    small: true,
    ...asked,
  })
}

const mostShown = 140
const beginningOf = (words: string): string =>
  words.length <= mostShown ? words : `${words.slice(0, mostShown)}…`

function paperFields(
  { papers, file }: NewPackPage,
  asked: { readonly typed: Typed; readonly problems: Problems },
): Html {
  if (papers.length === 0) return html`<p>There is no paper in this case that could go.</p>`
  return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Papers they named</legend>
<div class="govuk-hint">Write a name beside each paper that goes. What has no name stays here. A paper on which nobody has looked for an address is not in this list.</div>
${papers.map(
  ({ id, name, addedAt, type }) => html`${textField({
    name: paperName(id),
    label: name,
    hint: `${type.toUpperCase()}, added on ${plainDay(ukDayOf(addedAt))}`,
    ...asked,
  })}
<p><a class="govuk-link" href="/cases/${file.id}/documents/${id}" target="_blank" rel="noopener noreferrer">Open ${person(name)} in a new tab</a></p>
${many({
  name: lookedOverName(id),
  label: `Before ${name} leaves`,
  options: { yes: 'I looked: no address, no place of theirs on it' },
  small: true,
  ...asked,
})}`,
)}</fieldset>`
}
