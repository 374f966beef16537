/** The guards that every answer must carry, written by hand, and what an answer lacks of them. */

/** For each header, what its value must be, or must look like. */
const everywhere: Readonly<Record<string, RegExp>> = {
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'permissions-policy':
    /^(?=.*\bcamera=\(\))(?=.*\bmicrophone=\(\))(?=.*\bgeolocation=\(\))(?=.*\blocal-fonts=\(\))(?=.*\bidle-detection=\(\))(?=.*\bdisplay-capture=\(\))(?!.*=\*)/,
  'x-robots-tag': /^(?=.*noindex)(?=.*noarchive)/,
  'cache-control': /^no-store$/,
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]
/** A page at an address that holds none: no way on but back. */
const policyElsewhere = [
  "default-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  'sandbox',
]
/** A file that was sent for opens with no rights at all. */
const policyOfFiles = ["default-src 'none'", 'sandbox', "frame-ancestors 'none'"]

export interface Guarded {
  readonly headers: Readonly<Record<string, unknown>>
  /** The look never changes under its name, so it may be kept. */
  readonly keptForever?: boolean
  readonly secure?: boolean
  /** Answered by the address that gives files only, or under a name that is not ours. */
  readonly onFilesHost?: boolean
  /** Where forms may lead besides: the address of files, when it is one of its own. */
  readonly filesAt?: string
}

/** What is missing or wrong, in words; nothing when every guard is there. */
export function lacks({
  headers,
  keptForever = false,
  secure = false,
  onFilesHost = false,
  filesAt,
}: Guarded): string[] {
  const value = (name: string) => String(headers[name] ?? '')
  const found = Object.entries(everywhere).flatMap(([name, wanted]) => {
    if (name === 'cache-control' && keptForever) return []
    return wanted.test(value(name)) ? [] : [`${name}: ${value(name) || 'missing'}`]
  })
  const said = value('content-security-policy')
  // One step away is allowed, to the files; everything else is held against the whole list.
  const sent = filesAt ? said.replace(`form-action 'self' ${filesAt}`, "form-action 'self'") : said
  const parts = sent.split('; ')
  const isFile = value('content-disposition') !== ''
  for (const wanted of isFile ? policyOfFiles : onFilesHost ? policyElsewhere : policy) {
    if (!parts.includes(wanted)) found.push(`content-security-policy lacks ${wanted}`)
  }
  if (/unsafe|https?:|\*/.test(sent)) found.push('a policy with a hole')
  if (isFile && !value('content-disposition').startsWith('attachment')) found.push('opens in place')
  if (value('content-type') && !/charset=utf-8|^(?!text\/)/.test(value('content-type'))) {
    found.push(`content-type without a charset: ${value('content-type')}`)
  }
  for (const banner of ['server', 'x-powered-by', 'via']) {
    if (headers[banner] !== undefined) found.push(`says what it runs on: ${banner}`)
  }
  if (secure && !/^max-age=63072000; includeSubDomains/.test(value('strict-transport-security'))) {
    found.push('no strict-transport-security')
  }
  if (onFilesHost && headers['set-cookie'] !== undefined) found.push('sets a cookie')
  return [...found, ...cookiesLack(headers['set-cookie'], secure)]
}

function cookiesLack(sent: unknown, secure: boolean): string[] {
  const cookies = sent === undefined ? [] : [sent].flat().map(String)
  return cookies.flatMap((cookie) => {
    const [name = '', ...rest] = cookie.split('; ')
    const wanted = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])]
    const missing = wanted.filter((part) => !rest.includes(part))
    if (rest.some((part) => part.startsWith('Domain'))) missing.push('no Domain')
    if (!name.startsWith(secure ? '__Host-' : 'waymark-')) missing.push('a name of its kind')
    return missing.map((part) => `a cookie lacks ${part}`)
  })
}
