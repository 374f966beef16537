/**
 * Answers what a request says about where it comes from: its session, its network, its kind of browser.
 * Only signing in asks for it; it is never logged, and the machine's own address is not kept.
 */

export interface Sender {
  /** What the session cookie holds. */
  readonly sessionToken: string | undefined
  /** The network and not the machine, such as `203.0.113.0/24`. */
  readonly network: string
  /** Tells a person's own sessions apart: "Firefox on Windows". */
  readonly device: string
  /** The address under which this service was reached, such as `https://waymark.example.org`. */
  readonly origin: string
}

/** An IPv4 address up to its third number, an IPv6 address up to its fourth: who shares a line. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const four = /^(\d+\.\d+\.\d+)\.\d+$/.exec(mapped)?.[1]
  if (four !== undefined) return `${four}.0/24`
  const [before = '', after] = mapped.toLowerCase().split('::', 2)
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMac OS X\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** Words of ours only: nothing of what a browser says about itself is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (names: typeof browsers) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  return `${named(browsers) ?? 'A browser'} on ${named(systems) ?? 'some device'}`
}
