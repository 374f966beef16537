/** What happened, newest first: the day, the words, and who wrote them down. */
import type { Day } from '../../../domain/calendar/day.ts'
import { shortDay, timeOn } from '../dates.ts'
import { attr, type Html, type HtmlValue, html } from '../html.ts'

export interface TimelineEntry {
  readonly id?: string
  readonly on: Day
  /** A survivor's own words come as text: they are set in quotation marks and never changed. */
  readonly words: Html | { readonly theirs: string }
  /** Type, author, language, interpreter, what it was used in. */
  readonly about: HtmlValue
  /** Later replaced by a correction. */
  readonly superseded?: boolean
}

export function timeline(entries: readonly TimelineEntry[]): Html {
  return html`<ol class="wm-timeline">${entries.map(
    ({ id, on, words, about, superseded }) =>
      html`<li class="wm-entry${superseded ? ' wm-entry--superseded' : ''}"${attr('id', id)}>
<p class="wm-entry__day">${timeOn(on, shortDay(on))}</p>
<div class="wm-entry__body"><div class="wm-entry__words">${'theirs' in words ? ownWords(words.theirs) : words}</div>
<p class="wm-entry__about">${about}</p></div>
</li>`,
  )}</ol>`
}

/** What somebody said, as they said it. Marks that were written along are not set a second time. */
export function ownWords(text: string): Html {
  const quoted = /^["“„«]/.test(text) ? ' wm-theirs--quoted' : ''
  return html`<blockquote class="wm-theirs${quoted}" dir="auto">${text}</blockquote>`
}
