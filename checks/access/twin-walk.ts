/**
 * Walks two worlds side by side, step by step as chance says: opens pages, follows links, fills in forms.
 * In one world alone somebody else is busy meanwhile, with the same names, words and files. Whoever walks
 * must be answered the same in both: status, headers, length and every word.
 */
import fc from 'fast-check'
import type { Services } from '../../src/application/services.ts'
import type { Route } from '../../src/web/route.ts'
import { targetOf } from '../inputs/every-form.ts'
import { formsIn } from '../inputs/forms-in.ts'
import { sendUntilSaved } from '../inputs/send-until-saved.ts'
import type { Door, FrontDoor, Reply } from './front-door.ts'
import type { Who } from './made-up-few.ts'

export interface TwinWalk {
  readonly one: FrontDoor
  /** Where somebody else is busy as well. */
  readonly other: FrontDoor
  readonly since: number
  readonly routes: readonly Route<Services>[]
  /** Where each walker may begin. */
  readonly starts: readonly { readonly who: Who; readonly url: string }[]
  /** Where the others begin, and which of the forms they find there they may send. */
  readonly busy: readonly { readonly who: Who; readonly url: string }[]
  readonly mayBeSent: RegExp
  /** Words that everybody types. */
  readonly words: readonly string[]
}

export interface TwinWalked {
  readonly found: readonly string[]
  readonly compared: number
  readonly saved: number
  readonly disturbed: number
}

type Step =
  | { readonly do: 'open'; readonly at: number }
  | { readonly do: 'follow'; readonly at: number }
  | { readonly do: 'send'; readonly at: number; readonly words: number }
  | { readonly do: 'disturb'; readonly at: number; readonly form: number; readonly words: number }

const some = fc.nat(9_999)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), at: some }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('follow' as const), at: some }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), at: some, words: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('disturb' as const),
      at: some,
      form: some,
      words: some,
    }),
  },
)

/** The same for a seed, always: as many sequences, of as many steps. */
export function sequences(
  seed: number,
  count: number,
  length: number,
): readonly (readonly Step[])[] {
  const one = fc.array(step, { minLength: length, maxLength: length })
  return fc.sample(one, { seed, numRuns: count })
}

interface Where {
  readonly who: Who
  readonly url: string
  readonly replies: readonly [Reply, Reply]
}

interface Walking {
  readonly walk: TwinWalk
  readonly doors: readonly [Door, Door]
  readonly found: string[]
  compared: number
  saved: number
  disturbed: number
}

export async function walkTwins(
  walk: TwinWalk,
  all: readonly (readonly Step[])[],
): Promise<TwinWalked> {
  const doors = [walk.one.openAt(walk.routes), walk.other.openAt(walk.routes)] as const
  const walking: Walking = { walk, doors, found: [], compared: 0, saved: 0, disturbed: 0 }
  for (const [number, steps] of all.entries()) {
    let where: Where | undefined
    for (const [at, one] of steps.entries()) {
      where = await taken(walking, one, where, `walk ${number}, step ${at}`)
    }
  }
  for (const door of doors) await door.stop()
  const { found, compared, saved, disturbed } = walking
  return { found, compared, saved, disturbed }
}

function taken(
  walking: Walking,
  one: Step,
  where: Where | undefined,
  name: string,
): Promise<Where | undefined> {
  const { starts } = walking.walk
  if (one.do === 'disturb') return disturb(walking, one).then(() => where)
  if (one.do === 'open' || where === undefined) {
    const start = starts[one.at % starts.length]
    return start ? open(walking, start.who, [start.url, start.url], name) : Promise.resolve(where)
  }
  return one.do === 'follow'
    ? follow(walking, one.at, where, name)
    : send(walking, one, where, name)
}

async function open(
  walking: Walking,
  who: Who,
  urls: readonly [string, string],
  name: string,
): Promise<Where> {
  const [here, there] = walking.doors
  const ask = () => Promise.all([here.get(who, urls[0]), there.get(who, urls[1])])
  let replies = await ask()
  // A minute may have passed between the two; what only the others can have changed stays as it is.
  if (differences(walking.walk, replies, urls[0]).length > 0) replies = await ask()
  compare(walking, replies, `${name}, ${who} opens ${urls[0]}`, urls[0])
  return { who, url: urls[0], replies }
}

const awayFrom = /^\/(sign-out|leave|sign-in|rehearsal|account|look\/)/

function follow(walking: Walking, at: number, where: Where, name: string): Promise<Where> {
  const [here = [], there = []] = where.replies.map(({ page }) =>
    [...page.matchAll(/<a\b[^>]*href="(\/[^"]*)"/g)]
      .map(([, href = '']) => href.replaceAll('&amp;', '&'))
      .filter((href) => !awayFrom.test(href)),
  )
  if (isOfTheLog.test(where.url)) return Promise.resolve(where)
  const link = here[at % here.length]
  const twin = there[at % here.length]
  if (!link || !twin) return Promise.resolve(where)
  return open(walking, where.who, [link, twin], name)
}

/** They end sessions, take people away from what they do, give a case a reference by lot, are about
 * one line of the log, or print, for which there is no press here. */
const neverSent =
  /^\/(sign-out|rehearsal|account|staff\/[^/]+\/(off|on|code)|emergency$|cases$|cases\/[^/]+\/(looked|documents-out))/

async function send(
  walking: Walking,
  { at, words }: { at: number; words: number },
  where: Where,
  name: string,
): Promise<Where> {
  const forms = where.replies.map(({ page }) =>
    formsIn(page).filter(({ action }) => action && !neverSent.test(action)),
  )
  const count = forms[0]?.length ?? 0
  const [here, there] = forms.map((some) => some[at % Math.max(1, count)])
  if (!here || !there) return where
  const typing = typingOf(walking.walk, words)
  const [first, second] = await Promise.all([
    sendUntilSaved(walking.doors[0], targetOf(where.who, where.url, here), typing),
    sendUntilSaved(walking.doors[1], targetOf(where.who, where.url, there), typing),
  ])
  const said = `${name}, ${where.who} sends ${here.action}`
  if (first.replies.length !== second.replies.length) {
    walking.found.push(`${said}: ${first.replies.length} and ${second.replies.length} tries`)
  }
  for (const [index, reply] of first.replies.entries()) {
    const twin = second.replies[index]
    if (twin) compare(walking, [reply, twin], said)
  }
  const { goTo } = first.reply
  if (!goTo || !second.reply.goTo) return { ...where, replies: [first.reply, second.reply] }
  walking.saved += 1
  return open(walking, where.who, [goTo, second.reply.goTo], `${said}, and then`)
}

/** The same words in the same field, whoever types them: so that what is unique meets itself. */
function typingOf({ words }: TwinWalk, chosen: number) {
  const word = words[chosen % words.length] ?? 'Words'
  return { words: () => word, letter: word }
}

async function disturb(
  walking: Walking,
  { at, form, words }: { at: number; form: number; words: number },
): Promise<void> {
  const { busy, mayBeSent } = walking.walk
  const start = busy[at % busy.length]
  if (!start) return
  const door = walking.doors[1]
  const { page } = await door.get(start.who, start.url)
  const forms = formsIn(page).filter(
    ({ action }) => mayBeSent.test(action) && !neverSent.test(action),
  )
  const chosen = forms[form % Math.max(1, forms.length)]
  if (!chosen) return
  const target = targetOf(start.who, start.url, chosen)
  const { reply } = await sendUntilSaved(door, target, typingOf(walking.walk, words))
  if (reply.status < 400) walking.disturbed += 1
}

function compare(walking: Walking, replies: readonly [Reply, Reply], said: string, url = ''): void {
  walking.compared += 1
  walking.found.push(...differences(walking.walk, replies, url).map((one) => `${said}: ${one}`))
}

function differences(
  { since, one }: TwinWalk,
  [here, there]: readonly [Reply, Reply],
  url: string,
): string[] {
  const [to, twin] = [here, there].map(({ goTo = '' }) => plain(goTo, since))
  return [
    ...(here.status >= 500 ? [`broke with ${here.status}`, ...one.faults()] : []),
    ...(here.status === there.status ? [] : [`${here.status} and ${there.status}`]),
    ...(to === twin ? [] : [`sends to ${here.goTo} and ${there.goTo}`]),
    ...unlikeHeaders(here, there, since),
    ...unlikePages(here, there, since, url),
  ]
}

function unlikeHeaders(here: Reply, there: Reply, since: number): string[] {
  const names = [...new Set([...Object.keys(here.headers), ...Object.keys(there.headers)])]
  return names
    .filter((name) => name !== 'date' && name !== 'content-length')
    .filter((name) => {
      const [one, other] = [here, there].map(({ headers }) => plain(String(headers[name]), since))
      return one !== other
    })
    .map((name) => `header ${name}: ${String(here.headers[name])} / ${String(there.headers[name])}`)
}

function unlikePages(here: Reply, there: Reply, since: number, url: string): string[] {
  const [one = [], other = []] = [here, there].map(({ page }) => linesOf(plain(page, since), url))
  const at = one.findIndex((line, index) => line !== other[index])
  if (at >= 0 || one.length !== other.length) {
    const [line = '', twin = ''] = [one[at], other[at]]
    const letter = [...line].findIndex((each, index) => each !== twin[index])
    const around = (text: string) => text.slice(Math.max(0, letter - 60), letter + 90)
    return [`differs: ${around(line)} / ${around(twin)}`]
  }
  // Ids, times and tokens are as long as one another.
  const [long, twin] = [here, there].map(
    ({ page }) => page.replace(/\d+ more minutes?/g, '').length,
  )
  return long === twin ? [] : [`${long} and ${twin} letters`]
}

/**
 * Two lines of the log that one page left may stand in either order, in one world as in two. So the pages
 * that show the log are compared as what they say, in whatever order.
 */
function linesOf(page: string, url: string): readonly string[] {
  if (!isOfTheLog.test(url)) return page.split('\n')
  return page
    .replace(/new id \d+/g, 'a new id')
    .split(/(?=<(?:li|tr|option|div class="govuk-radios__item)\b)|\n/)
    .map((line) => line.trim())
    .sort()
}
const isOfTheLog = /\/looked([/?#]|$)/

/** Without what is new in each world: ids in the order in which they come, times, tokens, references. */
function plain(page: string, since: number): string {
  const ids = new Map<string, string>()
  const named = (id: string) => {
    const name = ids.get(id) ?? `new id ${ids.size}`
    ids.set(id, name)
    return name
  }
  return page
    .replace(/<strong>[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/g, '')
    .replace(
      /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      (id, version) =>
        version === '7' && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < since
          ? id
          : named(id),
    )
    .replace(/[0-9A-Za-z_-]{40,}/g, 'a token')
    .replace(/document-[0-9a-f]{8}|\bFile [0-9A-F]{6}\b/g, 'a document')
    .replace(/\d+ more minutes?/g, 'some more minutes')
    .replace(/\b(?:[A-Z2-7]{4} ?){8}\b/g, 'a secret')
    .replace(/\b[A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){3}\b/g, 'a code')
    .replace(/(?<=T|\b)\d\d:\d\d(?::\d\d(?:\.\d+)?)?/g, 'a time')
    .replace(/<path [^>]*>/g, '')
}
