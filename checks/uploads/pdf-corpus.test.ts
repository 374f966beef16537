/**
 * Made PDFs that act, tell or hide: all that comes through is what can be seen on their pages, as readers of
 * bytes and of objects that know nothing of how we draw find it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
  StandardFonts,
} from 'pdf-lib'
import { type DrawnPage, drawPages } from '../../src/documents/drawing/draw-pages.ts'
import { drawUpload, examineUpload } from '../../src/documents/intake/examine-upload.ts'

/** Reads bytes and packed streams, and knows nothing of how we clean. */
function activeIn(pdf: Buffer): string[] {
  const texts = [pdf.toString('latin1')]
  for (const [, packed = ''] of texts[0]?.matchAll(/stream\r?\n([\s\S]*?)endstream/g) ?? []) {
    try {
      texts.push(inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'))
    } catch {
      // No packed stream.
    }
  }
  const names = texts
    .join('\n')
    .replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return [
    ...new Set(
      names.match(
        /\/(JavaScript|JS|Launch|EmbeddedFiles?|AA|OpenAction|SubmitForm|ImportData|XFA|GoToE|GoToR|Rendition|RichMedia|AcroForm|Annots|Metadata|Info|Author|Producer|ByteRange|Names|Outlines|Font|URI|ID)\b|MadeUp\w+/g,
      ),
    ),
  ]
}

const plants: Readonly<Record<string, (pdf: PDFDocument) => void | Promise<void>>> = {
  'a script': (pdf) => pdf.addJavaScript('MadeUpName', 'MadeUpScript()'),
  'a program on opening': ({ catalog, context }) =>
    catalog.set(
      PDFName.of('OpenAction'),
      context.obj({ S: 'Launch', F: PDFString.of('MadeUpProgram') }),
    ),
  'an embedded file': (pdf) => pdf.attach(Buffer.from('MadeUpFile'), 'MadeUpName.txt'),
  'acts of the catalogue': ({ catalog, context }) =>
    catalog.set(
      PDFName.of('AA'),
      context.obj({ WC: { S: 'JavaScript', JS: PDFString.of('MadeUpScript()') } }),
    ),
  'acts of a page': (pdf) =>
    pdf
      .getPage(0)
      .node.set(
        PDFName.of('AA'),
        pdf.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('MadeUpScript()') } }),
      ),
  'a form that sends itself': ({ catalog, context }) =>
    catalog.set(
      PDFName.of('OpenAction'),
      context.obj({ S: 'SubmitForm', F: PDFString.of('http://MadeUpPlace.example/') }),
    ),
  'a signature, and a script as well': (pdf) => {
    const { catalog, context } = pdf
    const signature = context.obj({
      ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', ByteRange: [0, 1, 2, 3] },
      Name: PDFString.of('MadeUpSigner'),
    })
    const field = context.obj({ FT: 'Sig', T: PDFString.of('MadeUpField') })
    field.set(PDFName.of('V'), context.register(signature))
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [context.register(field)] }))
    pdf.addJavaScript('MadeUpName', 'MadeUpScript()')
  },
  'a film on its page': (pdf) => {
    const note = pdf.context.obj({
      ...{ Type: 'Annot', Subtype: 'RichMedia', Rect: [0, 0, 10, 10] },
      A: { S: 'Rendition', JS: PDFString.of('MadeUpScript()') },
    })
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]))
  },
  'a link to elsewhere': (pdf) => {
    const link = pdf.context.obj({
      ...{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] },
      A: { S: 'URI', URI: PDFString.of('http://MadeUpPlace.example/') },
    })
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]))
  },
  'a maker': (pdf) => {
    pdf.setAuthor('MadeUpAuthor')
    pdf.setProducer('MadeUpProducer')
    const about = pdf.context.stream('<x:xmpmeta>MadeUpProperty</x:xmpmeta>', { Type: 'Metadata' })
    pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(about))
  },
  'a form of another kind': ({ catalog, context }) =>
    catalog.set(
      PDFName.of('AcroForm'),
      context.obj({ Fields: [], XFA: PDFString.of('MadeUpForm') }),
    ),
}

/** All kinds of objects that the file has, whether anything points at them or not. */
async function kindsOf(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const keys = new Set<string>()
  const waiting: PDFObject[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const dict = object instanceof PDFStream ? object.dict : object
    if (dict instanceof PDFArray) waiting.push(...dict.asArray())
    if (!(dict instanceof PDFDict)) continue
    for (const [key, value] of dict.entries()) {
      keys.add(key.toString())
      waiting.push(value)
    }
  }
  for (const [name, value] of Object.entries(pdf.context.trailerInfo)) {
    if (value !== undefined && name !== 'Root') keys.add(`trailer ${name}`)
  }
  return keys
}

/** What a PDF of pictures needs, and not one thing more. */
const needed = new Set(
  [
    ...['Type', 'Pages', 'Kids', 'Count', 'Parent', 'MediaBox', 'Resources', 'XObject', 'Page'],
    ...['Contents', 'Subtype', 'Width', 'Height', 'ColorSpace', 'BitsPerComponent', 'Filter'],
    'Length',
  ].map((name) => `/${name}`),
)

async function drawn(bytes: Uint8Array): Promise<Buffer> {
  const examined = await drawUpload({ bytes })
  assert.ok('accepted' in examined, JSON.stringify(examined))
  return Buffer.from(examined.accepted.bytes)
}

async function pagesOf(bytes: Uint8Array): Promise<readonly DrawnPage[]> {
  const pages: DrawnPage[] = []
  const done = await drawPages(bytes, { take: async (page) => void pages.push(page) })
  assert.deepEqual(done, { pages: pages.length })
  return pages
}

/** How far one page is from another, of 255, as the eye would see it. */
function difference(one: DrawnPage, other: DrawnPage): number {
  assert.ok(Math.abs(one.width - other.width) <= 2 && Math.abs(one.height - other.height) <= 2)
  const brightness = ({ points, channels, width }: DrawnPage, x: number, y: number) =>
    points[(y * width + x) * channels] ?? 0
  const [width, height] = [one.width - 2, one.height - 2]
  let sum = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sum += Math.abs(brightness(one, x, y) - brightness(other, x, y))
    }
  }
  return sum / (width * height)
}

async function aLetter(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const page = pdf.addPage([200, 100])
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  page.drawText('The decision is positive', { x: 20, y: 60, size: 12, font })
  page.drawRectangle({ x: 10, y: 10, width: 50, height: 20 })
  return pdf
}

async function comesThroughQuiet(before: Buffer): Promise<void> {
  assert.notDeepEqual(activeIn(before), [], 'the reader sees the plant')
  const after = await drawn(before)
  assert.deepEqual(activeIn(after), [])
  assert.deepEqual(
    [...(await kindsOf(after))].filter((key) => !needed.has(key)),
    [],
  )
}

for (const [what, plant] of Object.entries(plants)) {
  test(`a PDF with ${what} comes through as its pages and nothing else`, async () => {
    const pdf = await aLetter()
    await plant(pdf)
    for (const useObjectStreams of [false, true]) {
      await comesThroughQuiet(Buffer.from(await pdf.save({ useObjectStreams })))
    }
  })
}

test('what is seen stays: the words and lines of a letter are where they were', async () => {
  const pdf = await aLetter()
  pdf.addPage([842, 595]).drawSquare({ x: 100, y: 100, size: 200 })
  const before = Buffer.from(await pdf.save())
  const [was, is] = [await pagesOf(before), await pagesOf(await drawn(before))]
  assert.deepEqual([was.length, is.length], [2, 2])
  const empty = await PDFDocument.create()
  empty.addPage([200, 100])
  const [blank] = await pagesOf(await empty.save())
  const [first, second] = was
  const [again, secondAgain] = is
  assert.ok(first && second && again && secondAgain && blank)
  assert.ok(difference(first, blank) > 10, 'the measure sees that words are missing')
  assert.ok(difference(first, again) < 2, `${difference(first, again)}`)
  assert.ok(difference(second, secondAgain) < 2, `${difference(second, secondAgain)}`)
  const sizes = (await PDFDocument.load(await drawn(before)))
    .getPages()
    .map((page) => page.getSize())
  assert.ok(Math.abs((sizes[1]?.width ?? 0) - 842) < 1)
})

test('words under a black bar, on a hidden layer or beside the sheet are not in what is kept', async () => {
  const pdf = await aLetter()
  const page = pdf.getPage(0)
  page.drawText('MadeUpStreet', { x: 20, y: 30, size: 10 })
  page.drawRectangle({ x: 0, y: 25, width: 200, height: 20 })
  page.drawText('MadeUpBeside', { x: 20, y: -300, size: 10 })
  const before = Buffer.from(await pdf.save({ useObjectStreams: false }))
  await comesThroughQuiet(before)
})

test('the same PDF becomes the same bytes, whenever it is drawn: there is no date in it', async () => {
  const before = await (await aLetter()).save()
  assert.deepEqual(await drawn(before), await drawn(before))
})

test('what is filled into a form is seen', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([200, 100])
  const field = pdf.getForm().createTextField('MadeUpField')
  field.addToPage(page, { x: 10, y: 10, width: 180, height: 60 })
  const without = await pagesOf(await pdf.save())
  field.setText('XXXXXXXXXXXX')
  const bytes = await pdf.save()
  const [empty, filled] = [without[0], (await pagesOf(await drawn(bytes)))[0]]
  assert.ok(empty && filled && difference(empty, filled) > 1)
})

test('what a later edition of a PDF took over or added does not come through', async () => {
  const first = Buffer.from(await (await aLetter()).save({ useObjectStreams: false }))
  const root = /\/Root (\d+) 0 R/.exec(first.toString('latin1'))?.[1] ?? ''
  const pages = /\/Pages (\d+) 0 R/.exec(first.toString('latin1'))?.[1] ?? ''
  const later = `${root} 0 obj\n<< /Type /Catalog /Pages ${pages} 0 R /OpenAction << /S /J#61vaScript /JS (MadeUpScript()) >> >>\nendobj\ntrailer\n<< /Root ${root} 0 R >>\n%%EOF\n`
  await comesThroughQuiet(Buffer.concat([first, Buffer.from(later)]))
})

async function aLocked(): Promise<Buffer> {
  const pdf = await aLetter()
  const { context } = pdf
  const text = PDFString.of('x'.repeat(32))
  const lock = { Filter: 'Standard', V: 2, R: 3, P: -4, Length: 128, O: text, U: text }
  context.trailerInfo.Encrypt = context.register(context.obj(lock))
  context.trailerInfo.ID = context.obj([PDFString.of('a'), PDFString.of('a')])
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

async function withPages(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let n = 0; n < pages; n += 1) pdf.addPage([20, 20])
  return pdf.save()
}

test('what cannot be opened, is locked or is too long is refused, and at once', async () => {
  const letter = Buffer.from(await (await aLetter()).save({ useObjectStreams: false }))
  const rows: readonly (readonly [string, Uint8Array, string])[] = [
    ['locked', await aLocked(), 'locked'],
    ['nothing but its name', Buffer.from('%PDF-1.7\n1 0 obj << /Broken\n%%EOF\n'), 'damaged'],
    ['half of it', letter.subarray(0, 60), 'damaged'],
    ['3,000 pages', await withPages(3_000), 'too-much-to-draw'],
    ['201 pages', await withPages(201), 'too-much-to-draw'],
  ]
  for (const [what, bytes, code] of rows) {
    assert.deepEqual(await examineUpload({ bytes }), { refused: { code } }, what)
    assert.deepEqual(await drawUpload({ bytes }), { refused: { code } }, what)
  }
  assert.deepEqual(await examineUpload({ bytes: letter }), { toDraw: true })
  assert.deepEqual(await examineUpload({ bytes: await withPages(200) }), { toDraw: true })
})

test('a sheet of any size is drawn whole and small; one that claims too much takes no more', async () => {
  for (const [wide, high] of [
    [1e9, 1e9],
    [1e9, 1],
    [0.001, 14_400],
    [-500, 200],
  ] as const) {
    const pdf = await PDFDocument.create()
    pdf.addPage([wide, high])
    const examined = await drawUpload({ bytes: await pdf.save() })
    if ('refused' in examined) continue
    assert.ok(examined.accepted.bytes.length < 200_000)
    const [page] = (await PDFDocument.load(examined.accepted.bytes)).getPages()
    assert.ok(page && page.getWidth() <= 14_400 && page.getHeight() <= 14_400)
  }
})

test('a small file that unpacks to gigabytes ends what draws it, or is drawn, and nothing else', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([200, 100])
  const zeros = deflateSync(Buffer.alloc(50_000_000))
  const bomb = pdf.context.register(
    pdf.context.stream(zeros, {
      ...{ Type: 'XObject', Subtype: 'Image', Width: 100_000, Height: 100_000 },
      ...{ ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: 'FlateDecode' },
    }),
  )
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ XObject: { Bomb: bomb } }))
  const draws = pdf.context.stream('200 0 0 100 0 0 cm /Bomb Do')
  page.node.set(PDFName.of('Contents'), pdf.context.register(draws))
  const examined = await drawUpload({ bytes: await pdf.save() })
  assert.ok('accepted' in examined || examined.refused.code === 'could-not-be-examined')
})

test('however a file is broken, it is refused or comes through as pages only', async () => {
  const pdf = await aLetter()
  await pdf.attach(Buffer.from('MadeUpFile'), 'MadeUpName.txt')
  const whole = Buffer.from(await pdf.save({ useObjectStreams: false }))
  for (let n = 1; n <= 12; n += 1) {
    const bytes = Buffer.from(whole)
    for (let at = n * 31; at < bytes.length - 10; at += 97 * n) bytes[at] = (bytes[at] ?? 0) ^ n
    const examined = await drawUpload({ bytes })
    if ('accepted' in examined) {
      assert.deepEqual(activeIn(Buffer.from(examined.accepted.bytes)), [])
    }
  }
})
