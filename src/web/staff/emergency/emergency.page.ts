/** A case as far as an emergency opened it: what was named, each part by a press, and how long it lasts. */
import type { Shown } from '../../../application/access/break-the-glass.ts'
import type { EmergencyFile } from '../../../application/ports/access-stores.ts'
import { entryKinds } from '../../../application/ports/journal-store.ts'
import type { KeptPlan } from '../../../application/ports/risk-store.ts'
import { minutesLeft } from '../../../domain/break-glass/break-glass.ts'
import { type EmergencyPart, emergencyParts } from '../../../domain/break-glass/emergency-terms.ts'
import { placeKinds } from '../../../domain/places/place.ts'
import { planBlockNames, planBlocks } from '../../../domain/risk/safety-plan.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, buttonForm, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, emptyState, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { compartments } from '../person/person.pages.ts'
import { kindWords } from '../places/place-words.ts'
import { beforeTheNumber } from './before-the-number.ts'

export interface EmergencyPageProps {
  readonly file: EmergencyFile
  readonly writeId: string
  readonly shown?: Shown | undefined
  readonly typed?: Typed
  readonly problems?: Problems | undefined
  readonly done?: string | undefined
}

export function emergencyPage(frame: Frame, props: EmergencyPageProps): Html {
  const { file, shown, done, problems } = props
  const base = `/cases/${file.caseId}/emergency`
  return page(
    frame,
    {
      title: 'In an emergency',
      lead: banner(frame, file),
      width: 'reading',
      done,
      problems,
    },
    html`${shown ? shownCard(shown) : nothing}
${file.parts
  .filter((part) => part !== shown?.part)
  .map((part) =>
    card(
      { title: emergencyParts[part].words },
      buttonForm(
        { action: `${base}/show/${part}`, csrf: frame.csrf },
        `Show: ${emergencyParts[part].words.toLowerCase()}`,
        'secondary',
      ),
    ),
  )}
${noteCard(frame, props, base)}`,
  )
}

/** On every page that shows anything of the case: whose it is, how long it lasts, and the way to end it. */
function banner(frame: Frame, { alias, reference, caseId, id, until, now }: EmergencyFile): Html {
  const left = minutesLeft({ until }, now)
  return html`<section class="wm-emergency" aria-label="Open in an emergency"><div class="wm-emergency__inside">
<div><h1 class="wm-emergency__name"><strong>${alias}</strong> <span class="wm-identity__reference">${reference}</span></h1>
<p class="wm-emergency__left"><strong>Open in an emergency: ${left === 1 ? '1 more minute' : `${left} more minutes`}</strong>, until ${timeAt(until)}. Two leads know.</p></div>
${form(
  { action: `/cases/${caseId}/emergency/end`, csrf: frame.csrf },
  html`${hidden('emergency', id)}${button('End now', { kind: 'warning' })}`,
)}
</div></section>`
}

function shownCard(shown: Shown): Html {
  const { words } = emergencyParts[shown.part]
  if (shown.part === 'narrative') {
    const { entries, plan } = shown
    return html`${plan ? planInEmergency(plan) : nothing}${card(
      { title: words },
      entries.length === 0
        ? emptyState('Nothing is written yet', 'Entries of the daily record appear here.')
        : html`${entries.map(
            ({ on, kind, words: said, recordedByInitials }) =>
              html`<article class="wm-notice"><p class="wm-notice__title">${entryKinds[kind]}, ${plainDay(on)}, ${recordedByInitials}</p><p>${person(said)}</p></article>`,
          )}`,
    )}`
  }
  const value: Readonly<Record<string, string | undefined>> = { ...shown.value }
  const known = fieldsOf(shown.part).filter(({ name }) => value[name])
  const kept =
    known.length === 0
      ? emptyState('Nothing is kept here', 'Ring the lead on call: they may know.')
      : summaryList(known.map(({ name, label }) => ({ key: label, value: person(value[name]) })))
  return shown.part === 'contact'
    ? beforeTheNumber(shown.reach, { words, kept })
    : card({ title: words }, kept)
}

/** Their own words come before what others wrote. */
function planInEmergency({ blocks, on, initials }: KeptPlan): Html {
  const written = planBlockNames.filter((name) => blocks[name]?.trim())
  return card(
    { title: 'Their safety plan' },
    html`${summaryList(written.map((name) => ({ key: planBlocks[name].title, value: person(blocks[name]) })))}
<p>${initials}, ${plainDay(on)}</p>`,
  )
}

/** Places are kept by kind; the other compartments by field. */
function fieldsOf(
  part: Exclude<EmergencyPart, 'narrative'>,
): readonly { readonly name: string; readonly label: string }[] {
  return part === 'location'
    ? placeKinds.map((kind) => ({ name: kind, label: kindWords[kind] }))
    : compartments[part].fields
}

function noteCard(frame: Frame, props: EmergencyPageProps, base: string): Html {
  const { writeId, typed = {}, problems = {} } = props
  return card(
    { title: 'Write down what you did' },
    form(
      { action: `${base}/note`, csrf: frame.csrf, writeId },
      html`${longText({ name: 'note', label: 'A note for those who work with them', hint: 'It stands in the daily record with your initials. It is all that you can write here.', rows: 4, limit: 5000, typed, problems })}
${button('Save the note')}`,
    ),
  )
}
