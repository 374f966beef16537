/** Writes a small file that only its owner can read, and waits until it is on the disk. */
import { closeSync, fchmodSync, fsyncSync, openSync, writeSync } from 'node:fs'

export function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600)
  try {
    // The file may have been there before, with other rights.
    fchmodSync(file, 0o600)
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
