/**
 * What surrounds a page for a guest: nothing. No name of a service or an organisation, no way into anything
 * else, no script, nothing for a preview to show. The same before the code for every link there could be.
 */

import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { problemSummary } from '../parts/notices.ts'
import type { Problems } from '../request/typed.ts'

export type GuestFrame = Pick<Frame, 'look'>

export function guestPage(
  { look }: GuestFrame,
  { title, problems = {} }: { readonly title: string; readonly problems?: Problems | undefined },
  body: Html,
): Html {
  const wrong = Object.keys(problems).length > 0
  return html`<!doctype html>
<html lang="en" class="govuk-template" translate="no">
<head>
<meta charset="utf-8">
<title>${wrong ? 'Problem: ' : ''}${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${look.style}">
<link rel="icon" href="${look.icon}" type="image/svg+xml">
</head>
<body class="govuk-template__body">
<div class="wm-page wm-page--reading">
<main class="wm-main" id="main-content">
${problemSummary(problems)}
${body}
</main>
</div>
</body>
</html>`
}

/**
 * Unknown, closed, used up, taken back, or broken: one page, because a stranger may be reading it. Whoever
 * had written something gets their own words back on it; nobody else has sent them.
 */
export function closedPage(frame: GuestFrame, written = ''): Html {
  return guestPage(
    frame,
    { title: 'This link does not open anything' },
    html`<h1 class="govuk-heading-l">This link does not open anything</h1>
<p class="govuk-body">It may be mistyped, over, or used already. Nothing was shown, and nothing was saved.</p>
<p class="govuk-body">Please call the person who gave it to you. They can make a new one.</p>
${
  written.trim() === ''
    ? nothing
    : html`<h2 class="govuk-heading-m">What you wrote</h2>
<p class="govuk-body">It was not sent and is kept nowhere. Copy it before you close this page.</p>
<p class="govuk-body wm-words" dir="auto">${written}</p>`
}`,
  )
}
