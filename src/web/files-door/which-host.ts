/**
 * Answers under which name a request came: that of the pages, that of the files, or one that is not
 * ours. Only the name that the browser itself sent counts, never what a header says of an earlier one.
 */

export type Host = 'pages' | 'files' | 'unknown'

interface Reached {
  /** Absent where nobody said under which address people come: then every name is that of the pages. */
  readonly origins?: readonly string[]
  readonly filesDoor?: { readonly origin: string }
}

export function hostsOf({ origins, filesDoor }: Reached): (host: string | undefined) => Host {
  if (origins === undefined) {
    if (filesDoor) throw new Error('files apart need to know the address of the pages')
    return () => 'pages'
  }
  const pages = new Set(origins)
  return (host) => {
    const named = (origin: string) => originUnder(origin, host) === origin
    if (filesDoor && named(filesDoor.origin)) return 'files'
    return [...pages].some(named) ? 'pages' : 'unknown'
  }
}

/** The origin that this host name is, if spoken to like that one: `a.example:443` is `https://a.example`. */
function originUnder(like: string, host: string | undefined): string | undefined {
  const { protocol } = new URL(like)
  if (host === undefined || /[/?#@\\\s]/.test(host)) return undefined
  return URL.parse(`${protocol}//${host}`)?.origin
}
