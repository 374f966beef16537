/**
 * Made pictures that tell or hide: nothing telling comes through, as an independent reader of bytes sees it.
 * PDFs have a corpus of their own. And every kind of document has its harm classes.
 */
import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { harmOfDocuments } from '../../src/application/documents/harm-of-documents.ts'
import { cleanImage } from '../../src/documents/intake/clean-image.ts'
import { examineUpload } from '../../src/documents/intake/examine-upload.ts'
import { writeZip } from '../../src/documents/zip/write-zip.ts'
import { classesOf } from '../../src/domain/looked/acts.ts'
import { aPhotograph } from './made-up-files.ts'

/** Everything in a picture but what draws it, by walking its bytes. */
function tellingIn(picture: Buffer): string[] {
  const found: string[] = []
  if (picture[0] === 0xff) {
    for (let at = 2; at + 4 <= picture.length && picture[at] === 0xff; ) {
      const marker = picture[at + 1] ?? 0
      if (marker === 0xda) break
      if (marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee)) {
        found.push(marker.toString(16))
      }
      at += 2 + picture.readUInt16BE(at + 2)
    }
    if (picture.subarray(-2).toString('hex') !== 'ffd9') found.push('trailer')
  } else {
    for (let at = 8; at + 12 <= picture.length; at += 12 + picture.readUInt32BE(at)) {
      const name = picture.toString('latin1', at + 4, at + 8)
      if (!['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'pHYs', 'sRGB', 'gAMA'].includes(name)) {
        found.push(name)
      }
      if (name === 'IEND' && at + 12 !== picture.length) found.push('trailer')
    }
  }
  return [...found, ...(picture.toString('latin1').match(/MadeUp\w+/g) ?? [])]
}

const canvas = { create: { width: 40, height: 20, channels: 3, background: '#933' } } as const

async function telling(): Promise<Readonly<Record<string, Buffer>>> {
  const photograph = await aPhotograph()
  const comment = Buffer.concat([Buffer.from('fffe000f', 'hex'), Buffer.from('MadeUpComment')])
  const iptc = Buffer.concat([Buffer.from('ffed000c', 'hex'), Buffer.from('MadeUpIptc')])
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/">MadeUpXmp</x:xmpmeta>'
  return {
    'a place and a device': photograph,
    'comments and captions': Buffer.concat([
      photograph.subarray(0, 2),
      comment,
      iptc,
      photograph.subarray(2),
    ]),
    'a script behind its end': Buffer.concat([
      photograph,
      Buffer.from('<script>MadeUpScript()</script>'),
    ]),
    'words of an editor': await sharp(canvas).withXmp(xmp).jpeg().toBuffer(),
    'four printing colours': await sharp(canvas)
      .toColourspace('cmyk')
      .withExif({ IFD0: { Make: 'MadeUpPress' } })
      .jpeg()
      .toBuffer(),
    'a place, as PNG': await sharp(canvas)
      .withExif({ IFD0: { Make: 'MadeUpPhone' } })
      .png()
      .toBuffer(),
    'more behind its end, as PNG': Buffer.concat([
      await sharp(canvas).png().toBuffer(),
      Buffer.from('MadeUpTrailer'),
    ]),
  }
}

type Cleaner = typeof cleanImage

async function tellsAfter(cleaner: Cleaner): Promise<string[]> {
  const told: string[] = []
  for (const [what, bytes] of Object.entries(await telling())) {
    assert.notDeepEqual(tellingIn(bytes), [], `${what}: the reader sees the plant`)
    const cleaned = await cleaner(bytes, bytes[0] === 0xff ? 'jpeg' : 'png')
    if ('refused' in cleaned) throw new Error(`${what}: ${cleaned.refused.code}`)
    if (tellingIn(Buffer.from(cleaned.bytes)).length > 0) told.push(what)
  }
  return told
}

test('pictures come through with nothing but what draws them, upright, in screen colours', async () => {
  assert.deepEqual(await tellsAfter(cleanImage), [])
  const upright = await cleanImage(await aPhotograph(), 'jpeg')
  assert.ok('bytes' in upright)
  const { width, height, space } = await sharp(upright.bytes).metadata()
  assert.deepEqual([width, height, space], [20, 40, 'srgb'])
})

test('a cleaner that keeps what a picture tells is caught', async () => {
  const source = readFileSync('src/documents/intake/clean-image.ts', 'utf8')
  const broken = source
    .replace('.autoOrient()', '.autoOrient().keepMetadata()')
    .replace("'sharp'", JSON.stringify(import.meta.resolve('sharp')))
    .replace(
      "'./upload.ts'",
      JSON.stringify(import.meta.resolve('../../src/documents/intake/upload.ts')),
    )
  assert.notEqual(broken, source)
  assert.deepEqual(bannedIn(broken), ['keepMetadata'])
  const folder = mkdtempSync(join(tmpdir(), 'waymark-planted-'))
  try {
    writeFileSync(join(folder, 'planted.ts'), broken)
    const planted: { cleanImage: Cleaner } = await import(join(folder, 'planted.ts'))
    assert.ok((await tellsAfter(planted.cleanImage)).length >= 3)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const banned = ['keepMetadata', 'withMetadata', 'keepExif', 'keepIccProfile', 'withExif', 'keepXmp']
const bannedIn = (text: string) => banned.filter((word) => text.includes(word))

test('no source asks for what a picture tells to be kept', () => {
  const files = globSync('src/**/*.ts').filter((path) => !/\.test\.ts$|testing\.ts$/.test(path))
  assert.ok(files.length > 300)
  assert.deepEqual(
    files.filter((path) => bannedIn(readFileSync(path, 'utf8')).length > 0),
    [],
  )
})

test('a small file that claims to be a vast picture is refused before it is drawn', async () => {
  const small = await sharp(canvas).png().toBuffer()
  const claims = Buffer.from(small)
  claims.writeUInt32BE(60_000, 16)
  claims.writeUInt32BE(60_000, 20)
  const examined = await examineUpload({ bytes: claims })
  assert.ok('refused' in examined)
})

test('files that are two things at once are refused, whichever comes first', async () => {
  const zip = writeZip([{ name: 'a', bytes: Buffer.from('x') }])
  const pdf = await PDFDocument.create()
  pdf.addPage()
  const letter = Buffer.from(await pdf.save())
  const photograph = await aPhotograph()
  const rows: readonly (readonly [string, Buffer])[] = [
    ['GIF and script', Buffer.from('GIF89a/*MadeUp*/=1;alert(1)//')],
    ['PDF and ZIP', Buffer.concat([letter, zip])],
    ['ZIP and PDF', Buffer.concat([zip, letter])],
    ['JPEG and ZIP', Buffer.concat([photograph, zip])],
    ['HTML and JPEG', Buffer.concat([Buffer.from('<html><!--'), photograph])],
    ['script and PDF', Buffer.concat([Buffer.from('#!/bin/sh\n'), letter])],
  ]
  for (const [what, bytes] of rows) {
    assert.ok('refused' in (await examineUpload({ bytes })), what)
  }
})

/** Made, handed out and never kept: each has a line of its own in the log. */
const printedAs: Readonly<Record<string, string>> = {
  'who-looked': 'printed who looked',
  'own-record': 'made their copy',
  'meeting-pack': 'printed a pack for a meeting',
  'meeting-summary': 'printed what a meeting decided',
  'sharing-pack': 'gave out a sharing pack',
}

/** One file that writes more than one kind of document. */
const writtenBy: Readonly<Record<string, string>> = {
  'chase-letter': 'promise-letter',
  'escalation-letter': 'promise-letter',
}

test('every made document has its harm classes, and the log names them', () => {
  const kinds = Object.entries(harmOfDocuments)
  for (const [kind, { classes, because }] of kinds) {
    assert.ok(because.length > 10)
    const act = printedAs[kind] ?? `made a document: ${kind}, pdf`
    const logged = classesOf(act)
    assert.deepEqual(
      classes.filter((one) => !logged.includes(one)),
      [],
      kind,
    )
  }
  const parts = ['rna-need', 'survivor-copy-words', 'who-looked-words', 'write-blocks']
  const packs = readdirSync('src/documents/packs')
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing\.ts$/.test(name))
    .map((name) => name.replace('.ts', ''))
    .filter((name) => !parts.includes(name))
  const written = new Set(kinds.map(([kind]) => writtenBy[kind] ?? kind))
  assert.deepEqual(packs.toSorted(), [...written].toSorted())
})
