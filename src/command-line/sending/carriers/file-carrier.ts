/**
 * Puts each message into a folder, as a file of its own that only its owner can read, and says "accepted"
 * when it is on the disk. For the demo, and for whoever sends by hand. The same key twice is one file.
 */
import { constants } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  HandedOver,
  Leaving,
  MessageCarrier,
} from '../../../application/ports/sending/message-carrier.ts'
import { isAddress } from '../../../domain/contact/addresses.ts'
import { isPlain } from './mail-words.ts'

export function fileCarrier(folder: string): MessageCarrier {
  return {
    name: 'file',
    channels: ['email', 'text'],
    repeatable: true,
    handOver: (message) => write(folder, message),
  }
}

const fileName = /^[0-9a-f-]{36}$/

async function write(folder: string, message: Leaving): Promise<HandedOver> {
  const { key, channel, to } = message
  if (!fileName.test(key) || !isAddress(channel, to) || !isPlain(message))
    return { never: 'address-unusable' }
  const path = join(folder, `${key}.txt`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (await isThere(path)) return { accepted: true }
    const unfinished = `${path}.part`
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(asText(message))
      await file.sync()
    } finally {
      await file.close()
    }
    // Whole or not at all: half a message is never found under its name.
    await rename(unfinished, path)
    await syncFolder(folder)
    return { accepted: true }
  } catch {
    return { notNow: 'folder-unusable' }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK)
    return true
  } catch {
    return false
  }
}

/** The name, too, is on the disk only after the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

function asText({ channel, to, subject, text }: Leaving): string {
  const lines = [`Channel: ${channel}`, `To: ${to}`, ...(subject ? [`Subject: ${subject}`] : [])]
  return `${lines.join('\n')}\n\n${text}\n`
}
