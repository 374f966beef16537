/**
 * Answers where the scanner listens, from WAYMARK_SCANNER: `unix:/run/clamav/clamd.ctl` or
 * `tcp:127.0.0.1:3310`. Another machine is refused: files would cross the network unsealed.
 */
export type ScannerAddress =
  | { readonly path: string }
  | { readonly host: string; readonly port: number }

export function scannerAddress(
  typed: string | undefined,
): ScannerAddress | undefined | { readonly refused: { readonly words: string } } {
  if (typed === undefined || typed.trim() === '') return undefined
  const path = /^unix:(\/[^\0]{1,100})$/.exec(typed)?.[1]
  if (path !== undefined) return { path }
  const [, host, digits] =
    /^tcp:(127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})$/.exec(typed) ?? []
  const port = Number(digits)
  if (host !== undefined && port > 0 && port < 65_536) {
    return { host: host.replace(/[[\]]/g, ''), port }
  }
  const words =
    'WAYMARK_SCANNER does not say where the scanner is on this machine. Write it like ' +
    'unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310, or leave it out.'
  return { refused: { words } }
}
