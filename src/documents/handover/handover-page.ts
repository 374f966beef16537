/**
 * A handover as one page that any browser opens without a network: no script, nothing fetched, readable on a
 * small screen and on paper, each text the way round that its language is written. The same handover lies
 * inside as data, so that the page itself can be taken in again.
 */
import { longDay } from '../../domain/clocks/day-words.ts'
import { type Handover, writtenText } from '../../domain/handover/handover.ts'
import { pageData } from '../../domain/handover/in-page.ts'
import type { ReadLine, ReadPart } from '../../domain/handover/parts.ts'
import { languages } from '../../domain/told-once/account-words.ts'

export function handoverPage(handover: Handover, parts: readonly ReadPart[]): string {
  const { making } = handover
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<title>Handover ${escaped(making.reference)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="mark">Confidential</p>
<h1>Handover to your service</h1>
<p>From ${own(making.organisation)}, ${longDay(making.madeOn)}. Read it before you meet, so that nobody has to tell it again.</p>
</header>
<nav aria-label="What is in it"><ul>${parts.map(({ name, title }) => `<li><a href="#${name}">${escaped(title)}</a></li>`).join('')}<li><a href="#about">About this handover</a></li></ul></nav>
<main>
${parts.map(partOf).join('\n')}
${aboutOf(handover)}
</main>
${pageData(writtenText(handover))}
</body>
</html>
`
}

function partOf({ name, title, intro, lines }: ReadPart): string {
  const body =
    name === 'timeline'
      ? `<ol>${lines.map((line) => `<li>${labelOf(line)} ${wordsOf(line, 'span')}</li>`).join('')}</ol>`
      : lines
          .map((line) => `<div class="line">${labelOf(line)}${wordsOf(line, 'p')}</div>`)
          .join('')
  return `<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${escaped(title)}</h2>
${intro ? `<p class="intro" dir="auto">${escaped(intro)}</p>` : ''}${body}
</section>`
}

function labelOf({ label }: ReadLine): string {
  return label ? `<strong dir="auto">${escaped(label)}</strong>` : ''
}

function wordsOf({ text, language }: ReadLine, element: 'p' | 'span'): string {
  const way = language ? ` lang="${language}" dir="${languages[language].dir}"` : ' dir="auto"'
  return `<${element}${way}>${escaped(text)}</${element}>`
}

function aboutOf({ making, version }: Handover): string {
  const { notAllowed, sha256 } = making
  const parts = notAllowed === 1 ? '1 part' : `${notAllowed} parts`
  return `<section id="about" aria-labelledby="about-title">
<h2 id="about-title">About this handover</h2>
<ul>
<li>Made by ${own(making.organisation)} (${own(making.by)}) on ${longDay(making.madeOn)}, under their reference ${own(making.reference)}, with Waymark ${own(making.waymark)}, form ${version}.</li>
<li>Where the person lives or stays is never in a handover. Ask ${own(making.organisation)}: two of its people can tell one of yours, once.</li>
${notAllowed > 0 ? `<li>Left out: ${parts}, because the person did not allow it.</li>` : '<li>The person allowed everything that a handover can hold.</li>'}
<li>What only members of staff read is left out: the daily record, attempts to reach them, notes for colleagues. So are telephone numbers, and where they stand with immigration: they tell that themselves.</li>
<li>Reach them through ${own(making.organisation)} until they have told you another way.</li>
<li>Their yes was for this handover to your service. It allows nothing further: ask them before you tell anybody else.</li>
<li>Another Waymark can take this page in as it is. Its data begins with <span class="hash" dir="ltr">${sha256.slice(0, 16)}</span> (SHA-256 of what is carried).</li>
</ul>
</section>`
}

const own = (text: string): string => `<bdi>${escaped(text)}</bdi>`

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => marks[one] ?? one)
}

const style = `
:root{color-scheme:light}
body{margin:0 auto;max-width:44rem;padding:1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff}
header{border-bottom:.25rem solid #1d5b6b;margin-bottom:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:.25rem 0}
h2{font-size:1.35rem;line-height:1.25;margin:2rem 0 .5rem;border-top:1px solid #b1b4b6;padding-top:1rem}
.mark{margin:0;font-weight:700;color:#7a1f12}
.intro{color:#383f43}
nav ul{padding:0;list-style:none;columns:2;margin:0}
nav li{padding:.3rem 0;break-inside:avoid}
a{color:#14505e}
a:focus{outline:.2rem solid #0b0c0c;background:#ffdd00;color:#0b0c0c}
.line{margin:.6rem 0;padding-inline-start:.75rem;border-inline-start:.2rem solid #d5dadc}
.line strong{display:block}
p,span,li,strong{overflow-wrap:anywhere;white-space:pre-wrap}
nav li,header p{white-space:normal}
section>ul>li{white-space:normal}
ol{padding-inline-start:1.5rem}
ol li{margin:.4rem 0}
.line p{margin:.1rem 0}
.hash{font-family:monospace}
@media (max-width:30rem){nav ul{columns:1}}
@media print{nav{display:none}body{max-width:none;font-size:11pt}h2{break-after:avoid}.line,li{break-inside:avoid}}
`
