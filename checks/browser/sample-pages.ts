/** Pages with everything the look has, about made-up people, so that the look itself can be tested. */
import { aDay } from '../../src/domain/calendar/day.ts'
import { clockCard, whyThisDate } from '../../src/web/parts/casework/clock-card.ts'
import { coverLegend, coverRows } from '../../src/web/parts/casework/cover.ts'
import { identityBar, subNavigation } from '../../src/web/parts/casework/identity-bar.ts'
import { timeline } from '../../src/web/parts/casework/timeline.ts'
import { barChart } from '../../src/web/parts/chart.ts'
import { dueDay } from '../../src/web/parts/dates.ts'
import { choice, many, select } from '../../src/web/parts/fields/choices.ts'
import { dayField } from '../../src/web/parts/fields/day.ts'
import { filterForm } from '../../src/web/parts/fields/filter.ts'
import { button, buttons, form, linkButton } from '../../src/web/parts/fields/form.ts'
import { fileField, longText, password, textField } from '../../src/web/parts/fields/text.ts'
import type { Frame } from '../../src/web/parts/frame.ts'
import { type Html, html } from '../../src/web/parts/html.ts'
import { columns, pageHeading } from '../../src/web/parts/layout.ts'
import {
  card,
  details,
  emptyState,
  figureCard,
  figures,
  label,
  summaryList,
  tag,
} from '../../src/web/parts/lists.ts'
import { inset, note } from '../../src/web/parts/notices.ts'
import { page } from '../../src/web/parts/page.ts'
import { pagination } from '../../src/web/parts/pagination.ts'
import { table } from '../../src/web/parts/table.ts'
import { typedFromText } from '../../src/web/request/typed.ts'

export type Direction = 'ltr' | 'rtl'

const today = aDay('2026-11-21')

/** The heart of the staff surface: one person's situation at a glance. */
export function sampleCase(frame: Frame, dir: Direction): Html {
  const tracks = [
    { name: 'NRM', state: 'Positive conclusive grounds, 2 Jun 2026' },
    { name: 'Support', state: 'Outreach, agreed by RNA 2' },
    { name: 'RNA', state: 'Third RNA: drafting, 6 of 9 needs ready' },
    { name: 'Consents', state: '5 live, 1 withdrawn' },
  ]
  const lead = identityBar({
    alias: 'Heron',
    reference: 'WM-7K3F',
    heading: true,
    about:
      'Tigrinya, interpreter: woman, by phone, not from Leeds. Safe to call 10 to 12, ask for the code word.',
    tracks,
    actions: linkButton('Continue RNA 3', '/cases/1/rna'),
    navigation: subNavigation('Heron', [
      { href: '/case', label: 'Overview', here: true },
      { href: '/cases/1/needs', label: 'Needs' },
      { href: '/cases/1/journal', label: 'Journal' },
      { href: '/cases/1/rnas', label: 'RNAs' },
      { href: '/cases/1/people', label: 'People around' },
      { href: '/cases/1/documents', label: 'Documents' },
    ]),
  })
  const body = columns({
    first: card(
      { title: 'Clocks', aside: html`<a class="govuk-link" href="/clocks">All 7</a>` },
      sampleClocks(),
    ),
    rest: html`${card({ title: 'Cover: what is agreed, and until when' }, sampleCover())}
${card({ title: 'Timeline', aside: html`<a class="govuk-link" href="/add">Add an entry</a>` }, sampleTimeline())}`,
  })
  return page(frame, { title: 'Heron WM-7K3F', dir, lang: dir === 'rtl' ? 'ar' : 'en', lead }, body)
}

function sampleClocks(): Html {
  const why = whyThisDate({
    rule: 'A decision on an RNA can be challenged within a set number of days',
    starts: 'the decision, dated 12 November (day 1, the careful count)',
    counts: 'calendar days',
    other: 'counting from the next day gives 10 December',
    edition: 'in force since 1 July 2026',
    source: 'RNA guidance',
    unsure: 'secondary source',
  })
  return html`${clockCard({ title: 'Give Heron the police update', state: 'late', due: `was due ${dueDay(aDay('2026-11-20'), today)}` })}
${clockCard({ title: 'Challenge the counselling decision', state: 'soon', due: `by ${dueDay(aDay('2026-12-09'), today)}`, why, openWhy: true })}
${clockCard({ title: 'Send RNA 3 so that support does not lapse', state: 'running', due: 'by Thursday 10 December; support ends on 31 December', why })}
${clockCard({ title: 'Read back the decision with Heron', state: 'done', due: 'done on 13 November' })}`
}

function sampleCover(): Html {
  const agreed = { kind: 'agreed', from: aDay('2026-08-01'), to: aDay('2026-12-31') } as const
  return html`${coverRows({
    from: aDay('2026-08-01'),
    to: aDay('2027-02-28'),
    today,
    rows: [
      {
        need: 'Support worker',
        spans: [agreed],
        tone: 'soon',
        toneWords: 'Ends 31 Dec',
        words: 'agreed from 1 August to 31 December',
      },
      {
        need: 'Accommodation',
        spans: [agreed, { kind: 'asked', from: aDay('2027-01-01'), to: aDay('2027-02-28') }],
        tone: 'soon',
        toneWords: 'Ends 31 Dec',
        words: 'asked for until 28 February, no answer yet',
      },
      {
        need: 'Counselling',
        spans: [
          { ...agreed, to: aDay('2026-12-14') },
          { kind: 'gap', from: aDay('2026-12-15'), to: aDay('2026-12-31') },
          { kind: 'elsewhere', from: aDay('2027-01-01'), to: aDay('2027-02-28') },
        ],
        tone: 'late',
        toneWords: 'Gap of 17 days',
        words: 'nothing from 15 to 31 December, then an NHS place from 1 January',
      },
      {
        need: 'Money',
        spans: [agreed],
        tone: 'good',
        toneWords: 'Covered',
        words: 'weekly, to 31 December',
      },
    ],
  })}${coverLegend()}`
}

function sampleTimeline(): Html {
  return timeline([
    {
      on: aDay('2026-11-19'),
      words: html`<p>Call from Heron's GP surgery: first therapy session offered for 4 January. Letter asked for.</p>`,
      about: html`${label('Mental health')} call, A. Osei, used in RNA 3`,
    },
    {
      on: aDay('2026-11-16'),
      words: {
        theirs: 'I sleep better since the lock was changed. I still do not answer the door.',
      },
      about: html`${label('Safety')} in her words, Tigrinya, interpreter K-14, visit, A. Osei`,
    },
    {
      on: aDay('2026-11-12'),
      words: html`<p>RNA 2 decision: counselling agreed to 14 December, asked for to 31 January.</p>`,
      about: html`${label('RNA 2')} decision letter attached`,
    },
    {
      on: aDay('2026-11-10'),
      words: html`<p>Decision expected on 15 November.</p>`,
      about: 'corrected on 12 November',
      superseded: true,
    },
    {
      on: aDay('2026-11-08'),
      words: { theirs: 'أنام أفضل منذ تغيير القفل. (هاتف 10)' },
      about: 'Arabic, visit',
    },
  ])
}

/** Every field, with problems beside some and everything kept. */
export function sampleForm(frame: Frame, dir: Direction, csrf: string): Html {
  const typed = typedFromText(
    'summary=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&decided-day=31&decided-month=2&decided-year=2026&outcome=part&needs=health&needs=money&words=%0A%D8%B3%D9%84%D8%A7%D9%85%20%3Cb%3E',
  )
  const problems = {
    decided: 'Enter the date on the decision letter, like 27 3 2026',
    summary: 'Say in a few words what was decided',
  }
  const fields = { typed, problems }
  const date = html`${dayField({ name: 'until', label: 'Agreed until', ...fields })}`
  const body = html`${pageHeading({ title: 'Record the decision on RNA 2', intro: 'Use the dates printed on the letter. You can correct this later.' })}
${form(
  { action: '/form', csrf, writeId: '0198', versionSeen: 4, draft: '/draft', files: true },
  html`${dayField({ name: 'decided', label: 'Date on the decision letter', hint: 'For example, 27 3 2026', ...fields })}
${textField({ name: 'summary', label: 'Decision in a few words', ...fields })}
${choice({
  name: 'outcome',
  label: 'What was decided?',
  options: [
    { value: 'all', label: 'Everything was agreed' },
    {
      value: 'part',
      label: 'Part of it was agreed',
      hint: 'You can say for each need what was agreed.',
      more: date,
    },
    { value: 'none', label: 'Nothing was agreed' },
  ],
  ...fields,
})}
${many({ name: 'needs', label: 'Which needs does it name?', options: { health: 'Mental health', money: 'Money', home: 'Somewhere to live' }, small: true, ...fields })}
${choice({ name: 'told', label: 'Has Heron been told?', options: { yes: 'Yes', no: 'Not yet' }, inline: true, ...fields })}
${longText({ name: 'words', label: 'What Heron says about it', hint: 'In their words, in their language.', limit: 2000, ...fields })}
${select({ name: 'language', label: 'Language', none: 'Choose a language', options: { ti: 'Tigrinya', ar: 'Arabic', en: 'English' }, ...fields })}
${fileField({ name: 'letter', label: 'The letter', hint: 'PDF, Word or a photo, up to 25 MB.', accept: '.pdf', ...fields })}
${password({ name: 'check', label: 'Your password, once more', autocomplete: 'current-password', ...fields })}
${buttons(button('Save the decision'), button('Keep for later', { kind: 'secondary', name: 'later', value: 'yes' }))}`,
)}`
  return page(
    frame,
    { title: 'Record the decision', dir, problems, lang: dir === 'rtl' ? 'ar' : 'en' },
    body,
  )
}

/** Lists, figures, filters, notices, and what empty places say. */
export function sampleList(frame: Frame, dir: Direction): Html {
  const names = ['Heron', 'Maple', 'Lantern', 'Willow', 'Pebble']
  const body = html`${pageHeading({ title: 'Caseload', intro: '34 people. Next due day first.', action: linkButton('Record a referral', '/referral') })}
${figures(
  figureCard({ figure: 3, words: 'clocks are late', href: '/late', tone: 'late' }),
  figureCard({
    figure: 6,
    words: 'people whose cover ends within 30 days',
    href: '/ends',
    tone: 'soon',
  }),
  figureCard({ figure: 2, words: 'decisions not yet given', href: '/given' }),
  figureCard({ figure: 21, words: 'people covered', href: '/covered', tone: 'good' }),
)}
${filterForm(
  { action: '/list', showing: 'Showing 5 of 34 people.', clear: '/list' },
  html`${textField({ name: 'q', label: 'Search', type: 'search', open: true, typed: {}, problems: {} })}
${select({ name: 'state', label: 'RNA', none: 'Any', options: { draft: 'Being written', sent: 'Sent' }, typed: {}, problems: {} })}`,
)}
${table({
  caption: 'People you support',
  quietCaption: true,
  columns: [
    { label: 'Person', sort: { href: '?sort=alias' } },
    { label: 'Next due', sort: { href: '?sort=due', now: 'up' } },
    { label: 'Why' },
    { label: 'Cover' },
    { label: 'Entries', numeric: true },
  ],
  rows: names.map((name, index) => [
    html`<a class="govuk-link" href="/case">${name}</a> WM-7K3${index}`,
    dueDay(aDay(`2026-12-0${index + 1}`), today),
    'the counselling decision can be challenged until then',
    index === 1
      ? tag('late', 'Gap of 17 days')
      : index === 2
        ? tag('soon', 'Ends 31 Dec')
        : tag('good', 'Covered'),
    String(40 + index * 13),
  ]),
})}
${pagination({ page: 3, pages: 9, address: (number) => `/list?page=${number}` })}
${card(
  { title: 'About this organisation' },
  html`${summaryList([
    { key: 'Name', value: 'Harbour Lights (made up)', change: { href: '/name', label: 'Change' } },
    { key: 'Services', value: 'Outreach, safe house' },
    {
      key: 'State',
      value: [
        tag('unsure', 'secondary source'),
        ' ',
        tag('over', 'Stopped'),
        ' ',
        tag('calm', 'Waiting'),
      ],
    },
  ])}${details('What this means', html`<p class="govuk-body">Only people in your services are shown.</p>`)}${inset(html`<p>The rule changed on 1 July 2026.</p>`)}${note(html`<p>This limit comes from a secondary source.</p>`)}`,
)}
${card(
  { title: 'Asked for and agreed' },
  barChart({
    title: 'Needs this year',
    meaning: 'Of 42 needs asked for, 31 were agreed.',
    unit: 'Needs',
    bars: [
      { label: 'Asked for', value: 42 },
      { label: 'Agreed', value: 31 },
      { label: 'Waiting', value: undefined },
    ],
  }),
)}
${emptyState('Nobody is waiting for you here.', 'A person appears here when a referral names your service.', linkButton('Record a referral', '/referral', 'secondary'))}`
  return page(
    frame,
    {
      title: 'Caseload',
      dir,
      done: 'Saved. Heron has a new journal entry.',
      lang: dir === 'rtl' ? 'ar' : 'en',
    },
    body,
  )
}
