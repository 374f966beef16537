/**
 * Answers whether a file was asked for by a person who pressed a link of ours. Asked for by another
 * site, or to be shown inside a page as a picture, script or frame, it is not given.
 */

export interface AskedFor {
  readonly site: string | undefined
  readonly destination: string | undefined
}

/** Older browsers say nothing of it; then the session decides alone, as for every page. */
export function mayBeGiven({ site, destination }: AskedFor): boolean {
  const byUs = site === undefined || site === 'same-origin' || site === 'none'
  const byPerson = destination === undefined || ['document', 'empty'].includes(destination)
  return byUs && byPerson
}
