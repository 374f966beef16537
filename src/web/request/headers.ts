/**
 * Answers which headers every answer carries: nothing from elsewhere is loaded, nothing is stored, no
 * other site learns that anybody was here.
 */

/** Browsers hold the step from a form to the address of files against `form-action` too. */
const contentSecurity = (formsLeadTo: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formsLeadTo].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

const closedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

const always = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy': closedFeatures.map((feature) => `${feature}=()`).join(', '),
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-permitted-cross-domain-policies': 'none',
  'cache-control': 'no-store',
}

export type Headers = Readonly<Record<string, string>>

interface Reached {
  readonly secure: boolean
  /** Where files are given, when they have an address of their own. */
  readonly filesDoor?: { readonly origin: string }
}

export function headersFor({ secure, filesDoor }: Reached): Headers {
  return {
    'content-security-policy': contentSecurity(filesDoor ? [filesDoor.origin] : []),
    ...always,
    ...(secure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  }
}

/** Stylesheets, the script and the icon: named after their content, so they never change. */
export const keptForever: Headers = { 'cache-control': 'public, max-age=31536000, immutable' }

/** A downloaded file opens with no rights at all, and under a name that says nothing. */
export function headersForFile(name: string): Headers {
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(name)) throw new Error('a file name must be plain')
  return {
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  }
}

/** Asks the browser to forget this service. Never "cache": it can freeze the browser for seconds. */
export const forgetUs: Headers = { 'clear-site-data': '"cookies", "storage"' }
