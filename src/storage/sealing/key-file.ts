/**
 * The master key in a file of its own beside the database, readable by its owner only; with a
 * passphrase, sealed. Whoever has the file and the database can read everything: keep a copy apart.
 */
import { argon2Sync, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeSynced } from './file-synced.ts'
import type { KeyKeeper, KeyRefusal } from './key-keeper.ts'
import { NotOpened } from './sealed-cell.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

const shape = z.object({
  waymarkKeys: z.literal(1),
  /** Present when the keys below are sealed with a passphrase. */
  passphrase: z.object({ salt: z.string(), memoryKiB: z.number(), passes: z.number() }).optional(),
  /** Newest last; the last one wraps. */
  keys: z.array(z.object({ id: z.string(), madeAt: z.string(), key: z.string() })).min(1),
})
type KeyFile = z.infer<typeof shape>

interface Where {
  readonly path: string
  readonly passphrase?: string
  /** Only for a database that holds no keys yet: a new file would not open what an old one sealed. */
  readonly makeIfMissing: boolean
}

export function openKeyFile(where: Where): KeyKeeper | { refused: KeyRefusal } {
  if (!existsSync(where.path)) {
    if (!where.makeIfMissing) return missing(where.path)
    makeKeyFile(where)
  }
  const read = readKeyFile(where)
  return 'refused' in read ? read : keeperOf(where, read)
}

interface OpenKeys {
  readonly file: KeyFile
  readonly secrets: Map<string, KeyObject>
  readonly sealing: KeyObject | undefined
}

function keeperOf(where: Where, opened: OpenKeys): KeyKeeper {
  let { file } = opened
  const { secrets, sealing } = opened
  const newest = () => file.keys.at(-1)?.id ?? ''
  const secretOf = (id: string): KeyObject => {
    const secret = secrets.get(id)
    if (secret === undefined) throw new NotOpened(`the key file does not hold the master key ${id}`)
    return secret
  }
  return {
    generate: () => randomBytes(32),
    async wrap(key, about) {
      const by = newest()
      return { bytes: wrapKey(secretOf(by), key, bindingOf(by, about)), by }
    },
    async unwrap({ bytes, by }, about) {
      return unwrapKey(secretOf(by), bytes, bindingOf(by, about))
    },
    async rotate() {
      const made = makeKey(sealing)
      const after = { ...file, keys: [...file.keys, made.entry] }
      writeKeyFile(where.path, after)
      secrets.set(made.entry.id, made.secret)
      file = after
      return { now: newest() }
    },
    async health() {
      const read = readKeyFile(where)
      if ('refused' in read) return read
      return { ok: true, now: newest() }
    },
  }
}

function makeKeyFile({ path, passphrase }: Where): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const sealed = passphrase === undefined ? undefined : newPassphraseSetting()
  const sealing = sealed && passphrase ? fromPassphrase(passphrase, sealed) : undefined
  const { entry } = makeKey(sealing)
  writeKeyFile(path, { waymarkKeys: 1, ...(sealed && { passphrase: sealed }), keys: [entry] })
}

function readKeyFile({ path, passphrase }: Where): OpenKeys | { refused: KeyRefusal } {
  if (!existsSync(path)) return missing(path)
  if ((statSync(path).mode & 0o077) !== 0) return tooOpen(path)
  const file = parse(path)
  if (file === undefined) return unreadable(path)
  if (file.passphrase && passphrase === undefined) return passphraseNeeded(path)
  const sealing = file.passphrase && fromPassphrase(passphrase ?? '', file.passphrase)
  const secrets = new Map<string, KeyObject>()
  for (const { id, key } of file.keys) {
    try {
      const bytes = Buffer.from(key, 'base64')
      const plain = sealing ? unwrapKey(sealing, bytes, `waymark master key ${id}`) : bytes
      if (plain.length !== 32) return unreadable(path)
      secrets.set(id, createSecretKey(plain))
      plain.fill(0)
    } catch {
      return passphraseWrong(path)
    }
  }
  return { file, secrets, sealing }
}

function parse(path: string): KeyFile | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function makeKey(sealing: KeyObject | undefined) {
  const id = randomUUID()
  const key = randomBytes(32)
  const kept = sealing ? wrapKey(sealing, key, `waymark master key ${id}`) : key
  const entry = { id, madeAt: new Date().toISOString(), key: kept.toString('base64') }
  return { entry, secret: createSecretKey(key) }
}

/** Written beside, synced, then put in place: a crash leaves the old file or the new one. */
function writeKeyFile(path: string, file: KeyFile): void {
  writeSynced(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

function newPassphraseSetting(): NonNullable<KeyFile['passphrase']> {
  return { salt: randomBytes(16).toString('base64'), memoryKiB: 65_536, passes: 3 }
}

function fromPassphrase(
  passphrase: string,
  { salt, memoryKiB, passes }: NonNullable<KeyFile['passphrase']>,
): KeyObject {
  const key = argon2Sync('argon2id', {
    message: passphrase.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: 1,
    tagLength: 32,
    memory: memoryKiB,
    passes,
  })
  return createSecretKey(key)
}

function bindingOf(masterKeyId: string, about: string): string {
  return `waymark organisation key|${masterKeyId}|${about}`
}

function missing(path: string): { refused: KeyRefusal } {
  return refuse(
    'key-file-missing',
    `The key file ${path} is missing. Without it the record cannot be read. Put your copy of it ` +
      'back and start again. Nothing was changed.',
  )
}

function tooOpen(path: string): { refused: KeyRefusal } {
  return refuse(
    'key-file-too-open',
    `Other accounts of this machine can read the key file ${path}. Run: chmod 600 ${path}`,
  )
}

function unreadable(path: string): { refused: KeyRefusal } {
  return refuse(
    'key-file-unreadable',
    `The key file ${path} cannot be read: it is damaged or is not a key file of Waymark. Put your ` +
      'copy of it back and start again. Nothing was changed.',
  )
}

function passphraseNeeded(path: string): { refused: KeyRefusal } {
  return refuse(
    'passphrase-needed',
    `The key file ${path} is protected by a passphrase. Give it in WAYMARK_KEY_PASSPHRASE.`,
  )
}

function passphraseWrong(path: string): { refused: KeyRefusal } {
  return refuse('passphrase-wrong', `The passphrase does not open the key file ${path}.`)
}

function refuse(code: KeyRefusal['code'], words: string): { refused: KeyRefusal } {
  return { refused: { code, words } }
}
