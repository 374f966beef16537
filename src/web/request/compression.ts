/**
 * Answers how a page travels: brotli or gzip where the browser takes it, and worth it. Our pages hold
 * no fixed secret beside typed text (the form token is masked), so their size gives nothing away.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Below this, the saving is smaller than the packet. */
const worthIt = 1400

export function encodingFor(accepted: string | undefined): Encoding | undefined {
  const offered = (accepted ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.split(';')[0])
  if (offered.includes('br')) return 'br'
  return offered.includes('gzip') ? 'gzip' : undefined
}

export async function packed(
  text: string,
  accepted: string | undefined,
): Promise<{ bytes: Buffer; encoding?: Encoding }> {
  const bytes = Buffer.from(text)
  const encoding = encodingFor(accepted)
  if (encoding === undefined || bytes.length < worthIt) return { bytes }
  if (encoding === 'gzip') return { bytes: await toGzip(bytes, { level: 5 }), encoding }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return { bytes: await toBrotli(bytes, { params }), encoding }
}
