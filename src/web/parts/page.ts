/**
 * The page that everything stands in: language and direction, the bar with "Leave this page", where to
 * go, what just happened. Works without any script.
 */
import type { Problems } from '../request/typed.ts'
import { type Message, words } from '../words.ts'
import type { Frame, Place, Rehearsal } from './frame.ts'
import { attr, type Html, html, nothing, person } from './html.ts'
import { doneBanner, problemSummary, refusedNotice } from './notices.ts'

export interface PageWords {
  /** What kind of page it is, and never whose: histories, tabs and print jobs keep titles. */
  readonly title: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  readonly problems?: Problems | undefined
  /** Why a command said no, in words. */
  readonly refused?: Message | undefined
  /** What was just saved, in one sentence. */
  readonly done?: string | undefined
  /** Stands above the main column over the full width, such as the identity bar of a case. */
  readonly lead?: Html | undefined
  /** `reading` keeps lines short; `work` (the usual) gives lists and cases the whole width. */
  readonly width?: 'reading' | 'work'
}

/** Pages of somebody who is signed in are not offered for translation: that sends them to strangers. */
export function page(frame: Frame, about: PageWords, body: Html): Html {
  const { title, lang = 'en', dir = 'ltr', problems = {}, width = 'work' } = about
  const wrong = Object.keys(problems).length > 0
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}" class="govuk-template"${attr('translate', frame.person && 'no')}>
<head>
<meta charset="utf-8">
<title>${wrong ? `${words.problem} ` : ''}${title} - ${words.service}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${dir === 'rtl' ? frame.look.styleRightToLeft : frame.look.style}">
<link rel="icon" href="${frame.look.icon}" type="image/svg+xml">
<script src="${frame.look.script}" defer></script>
</head>
<body class="govuk-template__body"${attr('data-signed-in', frame.person !== undefined)}>
${bar(frame)}
${frame.rehearsal && rehearsalBanner(frame.rehearsal, frame)}
${about.lead}
<div class="wm-page wm-page--${width}">
<main class="wm-main" id="main-content">
${about.done && doneBanner(about.done)}
${about.refused && refusedNotice(about.refused)}
${problemSummary(problems)}
${body}
</main>
</div>
</body>
</html>`
}

function bar(frame: Frame): Html {
  return html`<header class="wm-bar">
<div class="wm-top">
<a class="wm-leave" href="/leave" rel="noreferrer" data-leave="${frame.leaveTo}">${words.leave}</a>
<a class="govuk-skip-link wm-skip" href="#main-content">${words.skip}</a>
<a class="wm-name" href="/">${words.service}</a>
${frame.person && whoIsHere(frame.person, frame.csrf)}
</div>
${frame.places.length > 0 ? navigation(frame.places, frame.path) : nothing}
</header>`
}

function whoIsHere({ name, initials, role }: NonNullable<Frame['person']>, csrf: string): Html {
  return html`<div class="wm-who">
<span class="wm-who__name" title="${name}, ${role}"><span aria-hidden="true">${initials}</span><span
 class="govuk-visually-hidden">${person(name)}, ${role}</span></span>
<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><button
 class="wm-quiet-button" type="submit">${words.signOut}</button></form>
</div>`
}

function navigation(places: readonly Place[], path: string): Html {
  const here = placeOf(places, path)
  return html`<nav class="wm-places" aria-label="${words.places}"><ul class="wm-places__list">${places.map(
    (place) =>
      html`<li><a class="wm-places__link" href="${place.href}"${attr(
        'aria-current',
        place === here ? (place.href === path ? 'page' : 'true') : undefined,
      )}>${place.label}${
        place.count ? html` <span class="wm-count">${place.count}</span>` : nothing
      }</a></li>`,
  )}</ul></nav>`
}

/** The place that the path lies in: the longest address that starts it. */
function placeOf(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
}

function rehearsalBanner({ today, action }: Rehearsal, { csrf, path }: Frame): Html {
  return html`<aside class="wm-rehearsal" aria-label="${words.rehearsalDay}">
<p><strong>${words.madeUp}</strong> ${words.rehearsalDay} ${today}</p>
<form method="post" action="${action}"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="next" value="${path}"><button
 class="wm-quiet-button" type="submit">${words.moveOn}</button></form>
</aside>`
}
