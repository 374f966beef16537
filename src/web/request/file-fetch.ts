/**
 * Answers whether a file was asked for by a person who pressed a link of ours. Asked for by another
 * site, or to be shown inside a page as a picture, script or frame, it is not given.
 */
import type { ComesAs } from '../../application/ports/files/file-tickets.ts'

export interface AskedFor {
  readonly site: string | undefined
  readonly destination: string | undefined
}

/** What a browser says of a request, by itself: no page can write these lines. */
export interface FetchSaid extends AskedFor {
  readonly mode: string | undefined
  /** Fetched ahead, in case somebody presses. */
  readonly purpose: string | undefined
}

/** Older browsers say nothing of it; then the session decides alone, as for every page. */
export function mayBeGiven({ site, destination }: AskedFor): boolean {
  const byUs = site === undefined || site === 'same-origin' || site === 'none'
  const byPerson = destination === undefined || ['document', 'empty'].includes(destination)
  return byUs && byPerson
}

/** How a file is asked for on a page of ours, where `mayBeGiven` has let it through. */
export function askedAs({ site }: AskedFor): ComesAs {
  if (site === undefined) return 'unsaid'
  return site === 'none' ? 'address' : 'press'
}

/**
 * How whoever follows to the address of files comes there; nothing when it is no person's browser that
 * opens it in a window: a scanner of mail, a preview, a page that fetches or shows it, a look ahead.
 */
export function followsAs(
  { site, mode, destination, purpose }: FetchSaid,
  steps: readonly Step[],
): ComesAs | undefined {
  if (purpose !== undefined) return undefined
  if (site === undefined && mode === undefined && destination === undefined) return 'unsaid'
  if (mode !== 'navigate' || destination !== 'document') return undefined
  if (site === 'none') return 'address'
  return steps.some((step) => step === site) ? 'press' : undefined
}

/** What a browser calls the step from a page of ours to the address of files. */
export type Step = 'same-site' | 'cross-site'

/**
 * Neighbours are names under one name that somebody owns. Under a country's two letters we cannot tell
 * `example.uk` from `co.uk`, where strangers live side by side, so there either is taken.
 */
export function stepsBetween(pages: string, files: string): readonly Step[] {
  const [left, right] = [labelsOf(pages), labelsOf(files)]
  const apart = left.findIndex((label, at) => label !== right[at])
  const shared = apart === -1 ? left.length : apart
  const isNumber = /^\d+$/.test(left[0] ?? '')
  if (isNumber || shared < 2) return ['cross-site']
  return shared === 2 && left[0]?.length === 2 ? ['same-site', 'cross-site'] : ['same-site']
}

/** `org`, `example`, `files`. */
function labelsOf(origin: string): readonly string[] {
  return new URL(origin).hostname.split('.').reverse()
}
