/**
 * A file that somebody brought: opened with its code where it is sealed, and read as strictly as anything from
 * a stranger. Every no is one word, and shows nothing of what was in the file.
 */
import { checkHandover } from '../../domain/handover/check-handover.ts'
import { checkedText, type Handover } from '../../domain/handover/handover.ts'
import { dataInPage } from '../../domain/handover/in-page.ts'
import { hashed } from './look-at-handover.ts'
import { fileCodeOf, isSealedFile, mostBytes, openFile } from './sealed-file.ts'

export type OpenRefusal =
  | { readonly code: 'not-one' }
  | { readonly code: 'too-large' }
  | { readonly code: 'another-version' }
  /** The file is sealed, and nobody typed a code that could be one. */
  | { readonly code: 'code-missing' }
  /** Whether the code is wrong or the file was changed cannot be told apart. */
  | { readonly code: 'wrong-code-or-changed' }
  | { readonly code: 'not-whole' }

export type OpenedHandover =
  | { readonly handover: Handover; readonly sealed: boolean }
  | { readonly refused: OpenRefusal }

export async function openHandover(bytes: Uint8Array, code: string): Promise<OpenedHandover> {
  if (bytes.length > mostBytes) return { refused: { code: 'too-large' } }
  const sealed = isSealedFile(bytes)
  const opened = sealed ? await unsealed(bytes, code) : { page: textIn(bytes) }
  if ('refused' in opened) return opened
  const written = opened.page === undefined ? undefined : dataInPage(opened.page)
  if (written === undefined) return { refused: { code: 'not-one' } }
  const checked = checkHandover(written)
  if ('refused' in checked) {
    const codes = {
      'not-a-handover': 'not-one',
      'other-version': 'another-version',
      'not-whole': 'not-whole',
    } as const
    return { refused: { code: codes[checked.refused.code] } }
  }
  const { handover, carriedText } = checked
  const whole =
    hashed(carriedText) === handover.making.sha256 &&
    hashed(checkedText(handover)) === handover.check
  return whole ? { handover, sealed } : { refused: { code: 'not-whole' } }
}

async function unsealed(
  bytes: Uint8Array,
  typed: string,
): Promise<{ readonly page: string } | { readonly refused: OpenRefusal }> {
  const code = fileCodeOf(typed)
  if (code === undefined) return { refused: { code: 'code-missing' } }
  const opened = await openFile(bytes, code)
  if ('page' in opened) return opened
  return {
    refused: {
      code: opened.refused === 'version' ? 'another-version' : 'wrong-code-or-changed',
    },
  }
}

/** A page is UTF-8 and nothing else. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
