/**
 * Answers on which address pages are served and under which they and files are reached. Refuses an address
 * that is mistyped, and real people's pages over a network without https: their cookies could be read there.
 */
export interface Listening {
  readonly host: string
  /** The https address behind a proxy, written as browsers write it. */
  readonly origin?: string
  /** Where files are given, apart from the pages. */
  readonly filesOrigin?: string
}

type Refused = { readonly refused: { readonly words: string } }

export function whereItListens(kind: 'demo' | 'live', env: NodeJS.ProcessEnv): Listening | Refused {
  const host = env['WAYMARK_HOST'] || '127.0.0.1'
  const typed = env['WAYMARK_ORIGIN']
  const origin = typed ? originIn(typed) : undefined
  if (typed && origin === undefined) {
    return no(
      'WAYMARK_ORIGIN is not the address of a site. Write it like https://waymark.example.org, without a path.',
    )
  }
  if (kind === 'live' && !origin?.startsWith('https:') && !isThisMachine(host)) {
    return no(
      'Real people’s pages are served to a network only over https. Put a proxy that speaks https in ' +
        'front and name its address in WAYMARK_ORIGIN, or leave WAYMARK_HOST out.',
    )
  }
  const files = filesOriginIn(env['WAYMARK_FILES_ORIGIN'], origin)
  if (files && 'refused' in files) return files
  return { host, ...(origin && { origin }), ...files }
}

/** Cookies know names and not ports, so only another name keeps files apart from the pages. */
function filesOriginIn(
  typed: string | undefined,
  origin: string | undefined,
): { readonly filesOrigin: string } | Refused | undefined {
  if (!typed) return undefined
  const filesOrigin = originIn(typed)
  if (filesOrigin === undefined) {
    return no(
      'WAYMARK_FILES_ORIGIN is not the address of a site. Write it like https://files.example.org, without a path.',
    )
  }
  if (origin === undefined) {
    return no(
      'WAYMARK_FILES_ORIGIN keeps files apart from the pages, so WAYMARK_ORIGIN must say where the pages are.',
    )
  }
  const [pages, files] = [new URL(origin), new URL(filesOrigin)]
  if (pages.protocol !== files.protocol || pages.hostname === files.hostname) {
    return no(
      'WAYMARK_FILES_ORIGIN must be another name than WAYMARK_ORIGIN, spoken to in the same way: ' +
        'https://files.example.org beside https://waymark.example.org.',
    )
  }
  return { filesOrigin }
}

/** Said once at the start, so that nobody believes that files are apart when they are not. */
export function filesWords({ filesOrigin }: Listening): string {
  return filesOrigin === undefined
    ? 'Files come from the same address as the pages. WAYMARK_FILES_ORIGIN gives them one of their own.'
    : `Files are given apart from the pages: ${filesOrigin}`
}

function no(words: string): Refused {
  return { refused: { words } }
}

function originIn(typed: string): string | undefined {
  const url = URL.parse(typed)
  const plain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  return plain ? url.origin : undefined
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
