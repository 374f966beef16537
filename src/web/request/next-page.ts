/** Answers where to go after signing in. Refuses every address that is not a page of this service. */

export function nextPage(wanted: string, otherwise = '/'): string {
  if (!/^\/(?![/\\])[^\u0000-\u0020\u007f\\]*$/.test(wanted)) return otherwise
  return wanted.startsWith('/sign-in') || wanted.startsWith('/leave') ? otherwise : wanted
}

export function signInAddress(from: string): string {
  const next = nextPage(from)
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
