/**
 * What is said at an address that holds no page of the application: a few plain words that load nothing,
 * run nothing and set nothing.
 */
import { createHash } from 'node:crypto'
import { type Html, html, markupOf, nothing } from '../parts/html.ts'
import type { Headers } from '../request/headers.ts'
import type { Response } from '../request/response.ts'
import { type Message, words } from '../words.ts'

interface Said extends Message {
  readonly status: number
}

const nothingHere: Said = {
  status: 404,
  title: 'There is nothing here',
  next: 'This address gives files only, each to whoever asked for it on a page.',
}

/** One answer for every reason: whoever found or guessed an address learns nothing from it. */
const notGiven: Said = {
  status: 403,
  title: 'This link does not open the file any more',
  next: 'Nothing was opened. A link to a file works once, within a minute, from the page on which it was pressed. Go back to that page and press it again.',
}

const broke: Said = {
  status: 500,
  title: 'Something went wrong on our side',
  next: 'The file was not opened. Go back to the page and press it again.',
}

const otherName: Said = {
  status: 421,
  title: 'This is not the address of the service',
  next: 'Nothing was shown or saved. Use the address that you were given. If you look after this service: let the proxy pass the name that people typed on, unchanged (Host), and check WAYMARK_ORIGIN.',
}

const said = { nothingHere, notGiven, broke, otherName }
export type PlainWords = keyof typeof said

/** `backTo`: where the pages are, for somebody who stands here by mistake. */
export function plainResponse(what: PlainWords, backTo?: string): Response {
  const { status } = said[what]
  const body = markupOf(plainPage(said[what], backTo))
  return {
    status,
    headers: { ...headersFor(body), 'content-type': 'text/html; charset=utf-8' },
    body,
  }
}

function plainPage({ title, next }: Message, backTo?: string): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<style>body{margin:2rem auto;max-width:34rem;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif;color:#1b2a2e;background:#fff}h1{font-size:1.5rem;line-height:1.25}a{color:#155e63}a:focus{outline:3px solid #f4c542;outline-offset:2px}@media(prefers-color-scheme:dark){body{color:#eef2f0;background:#14201f}a{color:#8fd0cf}}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${next}</p>
${backTo === undefined ? nothing : html`<p><a href="${backTo}" rel="noreferrer">${words.home}</a></p>`}
</main>
</body>
</html>`
}

/** The page's own few lines of style are known by their hash; everything else is shut. */
function headersFor(markup: string): Headers {
  const style = /<style>(.*?)<\/style>/s.exec(markup)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      'sandbox',
    ].join('; '),
  }
}
