import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { madeUpCopy } from '../made-up.testing.ts'
import { survivorCopy } from '../packs/survivor-copy.ts'
import { renderWord } from '../word/render-word.ts'
import { readZip, type ZipFile } from '../zip/read-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import { drawUpload, examineUpload } from './examine-upload.ts'
import { openIntakeDesk } from './intake-desk.ts'
import type { AcceptedUpload, UploadRefusalCode } from './upload.ts'

async function accepted(bytes: Uint8Array, fileName?: string): Promise<AcceptedUpload> {
  const examined = await examineUpload(fileName === undefined ? { bytes } : { bytes, fileName })
  assert.ok('accepted' in examined, JSON.stringify(examined))
  return examined.accepted
}

async function refused(bytes: Uint8Array): Promise<UploadRefusalCode | undefined> {
  const examined = await examineUpload({ bytes })
  return 'refused' in examined ? examined.refused.code : undefined
}

const gps = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSDateStamp: '2026:01:02' },
}
const canvas = { create: { width: 40, height: 20, channels: 3, background: '#fff' } } as const

function aPhotograph(): Promise<Buffer> {
  const exif = { IFD0: { Make: 'MadeUpPhone' }, ...gps }
  return sharp(canvas).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()
}

async function aPdf(
  prepare: (pdf: PDFDocument) => void | Promise<void> = () => {},
): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 100]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 })
  pdf.setAuthor('MadeUpAuthor')
  pdf.setProducer('MadeUpProducer')
  await prepare(pdf)
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

async function aWordFile(
  change: (files: ZipFile[]) => ZipFile[] = (files) => files,
): Promise<Buffer> {
  const read = readZip(Buffer.from(await renderWord(survivorCopy(madeUpCopy))), {
    files: 100,
    bytes: 10_000_000,
  })
  assert.ok('files' in read)
  return writeZip(change([...read.files]))
}

function withPart(name: string, text: string | Buffer): (files: ZipFile[]) => ZipFile[] {
  return (files) => [
    ...files.filter((file) => file.name !== name),
    { name, bytes: Buffer.from(text) },
  ]
}

test('a photograph loses its place, its time and its camera, and is turned upright', async () => {
  const before = await aPhotograph()
  assert.ok((await sharp(before).metadata()).exif?.includes('2026:01:02'), 'the plant is there')
  const { type, bytes, cleaned, sha256 } = await accepted(before, 'letter.JPG')
  const after = await sharp(bytes).metadata()
  assert.deepEqual([type, cleaned], ['jpeg', { metadata: 'removed' }])
  assert.equal(after.exif, undefined)
  assert.equal(after.xmp, undefined)
  assert.ok(!Buffer.from(bytes).includes('MadeUpPhone'))
  assert.deepEqual([after.width, after.height], [20, 40])
  assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'))
})

test('a picture loses its comments and anything after its end', async () => {
  const png = await sharp(canvas).withExif(gps).png().toBuffer()
  const { bytes } = await accepted(Buffer.concat([png, Buffer.from('MadeUpTrailer')]))
  assert.ok(!Buffer.from(bytes).includes('MadeUpTrailer'))
  assert.equal((await sharp(bytes).metadata()).exif, undefined)
})

test('what a file is called does not matter, but a name that differs is told', async () => {
  const photograph = await aPhotograph()
  assert.equal((await accepted(photograph, 'letter.jpg')).extension, 'agrees')
  assert.equal((await accepted(photograph)).extension, 'none')
  const wrong = await accepted(photograph, 'letter.pdf')
  assert.deepEqual([wrong.type, wrong.extension], ['jpeg', 'differs'])
})

test('of a PDF nothing is kept before it is drawn, and then only what can be seen', async () => {
  const pdf = await aPdf((made) => made.addJavaScript('start', 'MadeUpScript()'))
  assert.deepEqual(await examineUpload({ bytes: pdf }), { toDraw: true })
  const drawn = await drawUpload({ bytes: pdf })
  assert.ok('accepted' in drawn, JSON.stringify(drawn))
  const { type, bytes, cleaned, receivedSha256 } = drawn.accepted
  assert.deepEqual([type, cleaned], ['pdf', { metadata: 'removed' }])
  assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /MadeUp|JavaScript|Info/)
  assert.equal((await PDFDocument.load(bytes)).getPageCount(), 1)
  assert.equal(receivedSha256, createHash('sha256').update(pdf).digest('hex'))
})

test('a file that is no PDF, or two files at once, is not drawn', async () => {
  const code = async (bytes: Buffer) => {
    const drawn = await drawUpload({ bytes })
    return 'refused' in drawn && drawn.refused.code
  }
  const zip = writeZip([{ name: 'a', bytes: Buffer.from('x') }])
  assert.equal(await code(await aPhotograph()), 'unknown-type')
  assert.equal(await code(Buffer.concat([await aPdf(), zip])), 'two-files-in-one')
  assert.equal(await code(Buffer.alloc(0)), 'empty')
})

test('a Word file loses its author, its thumbnail and what its pictures tell', async () => {
  const core = '<cp:coreProperties><dc:creator>MadeUpAuthor</dc:creator></cp:coreProperties>'
  const word = await aWordFile((files) =>
    [
      withPart('docProps/core.xml', core),
      withPart('docProps/app.xml', '<Properties><Company>MadeUpCompany</Company></Properties>'),
      withPart('docProps/thumbnail.jpeg', 'MadeUpThumbnail'),
    ].reduce((all, change) => change(all), files),
  )
  const photographed = await aPhotograph()
  const read = readZip(word, { files: 100, bytes: 10_000_000 })
  assert.ok('files' in read)
  const { type, bytes, cleaned } = await accepted(
    writeZip([...read.files, { name: 'word/media/image1.jpeg', bytes: photographed }]),
  )
  assert.deepEqual([type, cleaned], ['docx', { metadata: 'removed' }])
  const after = readZip(Buffer.from(bytes), { files: 100, bytes: 10_000_000 })
  assert.ok('files' in after)
  const all = Buffer.concat(after.files.map((file) => file.bytes))
  assert.doesNotMatch(all.toString('latin1'), /MadeUp/)
  assert.ok(after.files.some(({ name }) => name === 'word/document.xml'))
})

test('Word files that act or reach outside are refused', async () => {
  const relation = (type: string, mode: string) =>
    `<Relationships><Relationship Id="a" Type="x/${type}" Target="http://example.org/" ${mode}/></Relationships>`
  const rows: [string, string, UploadRefusalCode][] = [
    ['word/vbaProject.bin', 'x', 'active-content'],
    ['word/embeddings/sheet.xlsx', 'x', 'active-content'],
    ['word/_rels/document.xml.rels', relation('attachedTemplate', ''), 'active-content'],
    ['word/_rels/document.xml.rels', relation('image', 'TargetMode="External"'), 'reaches-outside'],
    ['word/extra.xml', '<!DOCTYPE a [<!ENTITY b "c">]>', 'active-content'],
    [
      'word/extra.xml',
      '<w:instrText>DD</w:instrText><w:instrText>E cmd</w:instrText>',
      'active-content',
    ],
    ['word/extra.xml', '\ufeff<a/>\0', 'damaged'],
    [
      '[Content_Types].xml',
      'application/vnd.ms-word.document.macroEnabled.main+xml',
      'active-content',
    ],
  ]
  for (const [name, text, code] of rows) {
    assert.equal(await refused(await aWordFile(withPart(name, text))), code, `${name} ${text}`)
  }
  const linked = relation('hyperlink', 'TargetMode="External"')
  assert.equal(
    (await accepted(await aWordFile(withPart('word/_rels/x.rels', linked)))).type,
    'docx',
  )
})

test('an old Word file is kept as it came, and refused with macros', async () => {
  const old = (part: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(part, 'utf16le'),
    ])
  const { type, cleaned } = await accepted(old('WordDocument'), 'letter.doc')
  assert.deepEqual([type, cleaned], ['doc', { metadata: 'kept', because: 'old-format' }])
  assert.equal(await refused(old('WordDocument _VBA_PROJECT')), 'active-content')
  assert.equal(await refused(old('Workbook')), 'unknown-type')
})

test('a file that is also another file is refused', async () => {
  const zip = writeZip([{ name: 'a', bytes: Buffer.from('x') }])
  const photograph = await aPhotograph()
  const pdf = await aPdf()
  const rows: Buffer[] = [
    Buffer.concat([photograph, zip]),
    Buffer.concat([pdf, zip]),
    Buffer.concat([pdf, Buffer.from('<script>')]),
    Buffer.concat([Buffer.from('%PDF-1.7 <html><script>'), pdf]),
    Buffer.concat([
      photograph.subarray(0, 2),
      Buffer.from('fffe000a', 'hex'),
      Buffer.from('%PDF-1.7'),
      photograph.subarray(2),
    ]),
  ]
  for (const bytes of rows) assert.equal(await refused(bytes), 'two-files-in-one')
})

test('anything else is refused by its content, whatever it is called', async () => {
  const rows: [Buffer | string, UploadRefusalCode][] = [
    ['', 'empty'],
    ['MZ program', 'program'],
    ['#!/bin/sh', 'program'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'web-page'],
    ['<?xml version="1.0"?><a/>', 'web-page'],
    ['\ufeff<!doctype html>', 'web-page'],
    [Buffer.from('\ufeff<html>', 'utf16le'), 'web-page'],
    [Buffer.from('377abcaf271c0004', 'hex'), 'archive'],
    [Buffer.from('526172211a0700', 'hex'), 'archive'],
    [Buffer.from('1f8b0800', 'hex'), 'archive'],
    ['GIF89a', 'unknown-type'],
    ['plain words', 'unknown-type'],
    [' %PDF-1.7 not at the beginning', 'unknown-type'],
    [writeZip([{ name: 'a', bytes: Buffer.from('x') }]), 'archive'],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), 'damaged'],
    [Buffer.alloc(25 * 1024 * 1024 + 1), 'too-big'],
  ]
  for (const [bytes, code] of rows) {
    assert.equal(await refused(Buffer.from(bytes)), code, String(bytes).slice(0, 30))
  }
})

test('a picture with more points than any letter needs is refused before it is drawn', async () => {
  const vast = await sharp({
    create: { width: 7000, height: 6000, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer()
  assert.equal(await refused(vast), 'picture-too-large')
})

test('the desk examines apart, and refuses what takes too long', async () => {
  const photograph = await aPhotograph()
  const desk = openIntakeDesk()
  const [one, two, three] = await Promise.all(
    ['a.jpg', 'b.jpg', 'c.png'].map((fileName) => desk.examine({ bytes: photograph, fileName })),
  )
  assert.ok(one && 'accepted' in one && two && 'accepted' in two && three && 'accepted' in three)
  assert.equal(three.accepted.extension, 'differs')
  assert.deepEqual(one.accepted.sha256, two.accepted.sha256)
  const hurried = openIntakeDesk({ timeLimitMs: 1 })
  assert.deepEqual(await hurried.examine({ bytes: photograph }), {
    refused: { code: 'could-not-be-examined' },
  })
})

test('the desk draws one PDF at a time, and ends whoever draws when it takes too long', async () => {
  const desk = openIntakeDesk()
  const pdf = await aPdf()
  const both = await Promise.all([desk.draw({ bytes: pdf }), desk.draw({ bytes: pdf })])
  for (const drawn of both) assert.ok('accepted' in drawn)
  const hurried = openIntakeDesk({ drawingTimeLimitMs: 1 })
  assert.deepEqual(await hurried.draw({ bytes: pdf }), {
    refused: { code: 'could-not-be-examined' },
  })
})
