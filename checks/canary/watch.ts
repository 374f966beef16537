/**
 * Who typed what, and every place where it was seen again. A place is named in words, so that the
 * places where something may be seen can be listed by hand; every other sighting is a finding.
 */
import type { Services } from '../../src/application/services.ts'
import type { Route } from '../../src/web/route.ts'
import type { Reply } from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import { decoded } from '../inputs/forms-in.ts'
import { canaries } from './canaries.ts'
import { insideOf } from './look-inside.ts'

/** Where a word was typed. */
export interface Typed {
  /** Such as `POST /cases/:caseId/entries words`. */
  readonly field: string
  readonly by: Who
  readonly caseId: string | undefined
  /** It was sent in a way that must not be kept. */
  readonly refused?: true
}

/** Somebody who looks at something. */
export interface Looking {
  readonly who: Who | undefined
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** What they look at is the answer to what they sent themselves. */
  readonly own?: true
}

export interface Allowed {
  readonly typed: RegExp
  readonly seen: RegExp
  readonly because: string
}

export interface Watch {
  type(typed: Typed): string
  look(place: string, bytes: Buffer): void
  lookAtReply(looking: Looking, reply: Reply): Promise<void>
  /** What was seen where it may not be: one line for each field and place. */
  findings(): readonly string[]
  /** What was seen where it may be, so that seeing nothing means something. */
  allowedSightings(): readonly string[]
  readonly counted: { words: number; looks: number; bytes: number; seen: number }
}

interface Ground {
  readonly routes: readonly Route<Services>[]
  readonly allowed: readonly Allowed[]
  readonly mayRead: (who: Who | undefined, caseId: string) => boolean
  /** What people are called, and their references: in pages, and never in a title. */
  readonly called?: readonly string[]
}

export function watch({ routes, allowed, mayRead, called = [] }: Ground): Watch {
  const words = canaries<Typed>()
  const found = new Set<string>()
  const inOrder = new Set<string>()
  const counted = { words: 0, looks: 0, bytes: 0, seen: 0 }
  const patterns = routes.map(({ method, path }) => ({
    method,
    path,
    matches: new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`),
  }))
  const routeOf = ({ method, url }: Looking) => {
    const path = url.split(/[?#]/, 1)[0] ?? ''
    const known = patterns.filter((one) => one.method === method && one.matches.test(path))
    // Of several, the one with the fewest names to fill in is the one that answers.
    const [best] = known.sort((one, other) => names(one.path) - names(other.path))
    return `${method} ${best?.path ?? '(no route)'}`
  }

  function note(place: string, bytes: Buffer, standing: (typed: Typed) => string) {
    counted.looks += 1
    counted.bytes += bytes.length
    for (const typed of words.foundIn(bytes)) {
      counted.seen += 1
      const at = `${place}${standing(typed)}`
      const said = `${typed.field}${typed.refused ? ' (refused)' : ''}`
      const may = allowed.some((one) => one.typed.test(said) && one.seen.test(at))
      ;(may ? inOrder : found).add(`${said} was seen in ${at}`)
    }
  }

  return {
    counted,
    type(typed) {
      counted.words += 1
      return words.mint(typed)
    },
    look: (place, bytes) => note(place, bytes, () => ''),
    async lookAtReply(looking, reply) {
      const route = routeOf(looking)
      const caseId = /^\/cases\/([0-9a-f-]{36})/.exec(looking.url)?.[1]
      const standing = (typed: Typed) => ` | ${standingOf(typed, looking, caseId, mayRead)}`
      const heads = JSON.stringify(reply.headers)
      note(`a header of ${route}`, Buffer.from(heads), standing)
      if (!String(reply.headers['content-type']).startsWith('text/html')) {
        for (const { part, bytes } of await insideOf(reply.bytes)) {
          note(`the ${part} of the file from ${route}`, bytes, standing)
        }
        return
      }
      const { page } = reply
      const title = /<title>([\s\S]*?)<\/title>/.exec(page)?.[1] ?? ''
      note(`the title of ${route}`, Buffer.from(decoded(title)), standing)
      for (const name of called.filter((one) => decoded(title).includes(one))) {
        found.add(`${name} was seen in the title of ${route}`)
      }
      note(`an address in ${route}`, Buffer.from(addressesIn(page)), standing)
      const shown = reply.status >= 400 && reply.status !== 422 && reply.status !== 409
      const kind = shown ? `the error page (${reply.status})` : 'the page'
      note(`${kind} of ${route}`, Buffer.from(decoded(page)), standing)
    },
    findings: () => [...found].sort(),
    allowedSightings: () => [...inOrder].sort(),
  }
}

function standingOf(
  typed: Typed,
  { who, own }: Looking,
  caseId: string | undefined,
  mayRead: Ground['mayRead'],
): string {
  if (own && who === typed.by) return 'the answer to the writer'
  if (typed.caseId !== undefined && !mayRead(who, typed.caseId)) {
    return who === typed.by ? 'the writer' : 'somebody outside the team'
  }
  const where = caseId === undefined ? 'of no case' : 'of another case'
  const about = caseId === typed.caseId && caseId ? 'of the same case' : where
  return `${about}, ${who === typed.by ? 'the writer' : 'the team'}`
}

function addressesIn(page: string): string {
  const values = page.matchAll(/\s(?:href|src|action|formaction|ping)="([^"]*)"/g)
  return [...values].map(([, value = '']) => decodeURIComponentSafely(decoded(value))).join('\n')
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function names(path: string): number {
  return path.split(':').length
}
