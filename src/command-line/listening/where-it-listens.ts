/**
 * Answers on which address pages are served and under which they are reached. Refuses an address that
 * is mistyped, and real people's pages over a network without https: their cookies could be read there.
 */
export interface Listening {
  readonly host: string
  /** The https address behind a proxy, written as browsers write it. */
  readonly origin?: string
}

export function whereItListens(
  kind: 'demo' | 'live',
  env: NodeJS.ProcessEnv,
): Listening | { readonly refused: { readonly words: string } } {
  const host = env['WAYMARK_HOST'] || '127.0.0.1'
  const typed = env['WAYMARK_ORIGIN']
  const origin = typed ? originIn(typed) : undefined
  if (typed && origin === undefined) {
    const words =
      'WAYMARK_ORIGIN is not the address of a site. Write it like https://waymark.example.org, without a path.'
    return { refused: { words } }
  }
  if (kind === 'live' && !origin?.startsWith('https:') && !isThisMachine(host)) {
    const words =
      'Real people’s pages are served to a network only over https. Put a proxy that speaks https in ' +
      'front and name its address in WAYMARK_ORIGIN, or leave WAYMARK_HOST out.'
    return { refused: { words } }
  }
  return { host, ...(origin && { origin }) }
}

function originIn(typed: string): string | undefined {
  const url = URL.parse(typed)
  const plain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  return plain ? url.origin : undefined
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
