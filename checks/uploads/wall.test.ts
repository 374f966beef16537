/**
 * The wall around drawing: whoever sits behind it reads nothing, writes nothing, reaches nobody and starts
 * nothing; and whatever it answers but pages, or if it never answers, the file is not kept.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import { type Drawn, type DrawnPage, drawPages } from '../../src/documents/drawing/draw-pages.ts'
import { drawingLimits } from '../../src/documents/drawing/drawing-limits.ts'
import { rebuildPdf } from '../../src/documents/drawing/rebuild-pdf.ts'
import { aPdf } from './made-up-files.ts'
import { aWorker, doorsTo, liars, triesDoors } from './planted-workers.ts'

let folder: string
let reached = 0
const server = createServer((socket) => {
  reached += 1
  socket.destroy()
})
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-wall-'))
  writeFileSync(join(folder, 'secret'), 'MadeUpSecret')
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
})
after(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function doorsOpened(without: readonly string[]): Promise<string[]> {
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  const [secret, written] = [join(folder, 'secret'), join(folder, 'written')]
  rmSync(written, { force: true })
  reached = 0
  const doors = doorsTo({ secret, written, port: address.port })
  const pages: DrawnPage[] = []
  const drawn = await drawPages(Buffer.from('x'), {
    take: async (page) => void pages.push(page),
    behind: aWorker(folder, triesDoors(doors), { without }),
  })
  assert.deepEqual(drawn, { pages: 1 })
  const points = pages[0]?.points ?? Buffer.alloc(0)
  assert.equal(points.length, Object.keys(doors).length)
  return [
    ...Object.keys(doors).filter((_, n) => points[n] === 0),
    ...(reached > 0 ? ['somebody was reached'] : []),
    ...(existsSync(written) ? ['something was written'] : []),
  ]
}

test('behind the wall no file, no folder, no network, no process, no thread and no code from words', async () => {
  assert.deepEqual(await doorsOpened([]), [])
})

test('a wall without the permission model is caught', async () => {
  const opened = await doorsOpened(['--permission', '--allow-fs-read'])
  for (const door of ['reading a file', 'listing a folder']) assert.ok(opened.includes(door), door)
  assert.ok(!opened.includes('writing a file'), 'the system itself holds that door')
})

test('a wall without the lock on the network is caught: the permission model of Node 24 has none', async () => {
  const opened = await doorsOpened(['--import'])
  for (const door of ['a connection', 'fetching a page', 'somebody was reached']) {
    assert.ok(opened.includes(door), door)
  }
  assert.ok(!opened.includes('reading a file'))
})

test('a wall that lets words become code is caught', async () => {
  assert.deepEqual(await doorsOpened(['--disallow']), ['words as code', 'words as a function'])
})

/** Long enough on a busy machine for whoever answers at all; who never does is ended by it. */
const limits = { ...drawingLimits, pageMs: 5_000, allMs: 5_000 }

for (const [what, program] of Object.entries(liars)) {
  test(`one that ${what} makes no file`, async () => {
    const behind = aWorker(folder, program)
    const rebuilt = await rebuildPdf(Buffer.from('x'), { limits, behind })
    assert.ok('notDrawn' in rebuilt)
  })
}

const draws = async (file: Buffer, less: Partial<typeof drawingLimits>): Promise<Drawn> =>
  drawPages(file, { take: async () => {}, limits: { ...drawingLimits, ...less } })

test('every limit ends the drawing, and says which kind of no it is', async () => {
  const file = await aPdf()
  assert.deepEqual(await draws(file, {}), { pages: 1 })
  const rows: readonly (readonly [Partial<typeof drawingLimits>, Drawn])[] = [
    [{ pages: 0 }, { notDrawn: 'too-much-to-draw' }],
    [{ pixels: 1_000 }, { notDrawn: 'too-much-to-draw' }],
    [{ pixelsOfPage: 1_000 }, { notDrawn: 'could-not-be-examined' }],
    [{ pageMs: 1 }, { notDrawn: 'could-not-be-examined' }],
    [{ allMs: 1 }, { notDrawn: 'could-not-be-examined' }],
  ]
  for (const [less, drawn] of rows) {
    assert.deepEqual(await draws(file, less), drawn, JSON.stringify(less))
  }
  const heavy = await rebuildPdf(file, { limits: { ...drawingLimits, bytes: 10 } })
  assert.deepEqual(heavy, { notDrawn: 'too-much-to-draw' })
})

test('a process that fails to take a page is ended, and the fault is told', async () => {
  const take = () => Promise.reject(new Error('planted'))
  await assert.rejects(drawPages(await aPdf(), { take }), /planted/)
})

/** What Linux tells of every process that has not ended. */
function running(): { pid: number; startedBy: number; group: number }[] {
  return globSync('/proc/[0-9]*/stat').flatMap((path) => {
    try {
      const told = /^(\d+) \(.*\) (\S) (\d+) (\d+)/.exec(readFileSync(path, 'utf8'))
      const [, pid, state, startedBy, group] = told ?? []
      if (state === undefined || state === 'Z') return []
      return [{ pid: Number(pid), startedBy: Number(startedBy), group: Number(group) }]
    } catch {
      return []
    }
  })
}

async function until(holds: () => boolean): Promise<boolean> {
  for (let asked = 0; asked < 1_000; asked += 1) {
    if (holds()) return true
    await new Promise((go) => setTimeout(go, 20))
  }
  return false
}

const onLinux = process.platform === 'linux' ? {} : { skip: 'asks Linux who started whom' }

test('whoever draws ends with the server when that is killed', onLinux, async () => {
  const pdf = await PDFDocument.create()
  for (let n = 0; n < 200; n += 1) pdf.addPage([842, 1190])
  const [letter, server] = [join(folder, 'long.pdf'), join(folder, 'server.ts')]
  writeFileSync(letter, await pdf.save())
  const intake = import.meta.resolve('../../src/documents/intake/intake-desk.ts')
  writeFileSync(
    server,
    `import { readFileSync } from 'node:fs'
import { openIntakeDesk } from ${JSON.stringify(intake)}
await openIntakeDesk().draw({ bytes: readFileSync(${JSON.stringify(letter)}) })`,
  )
  const started = spawn(process.execPath, ['--no-warnings', server], { stdio: 'ignore' })
  const desk = () => running().find((one) => one.startedBy === started.pid)?.group ?? 0
  const drawing = (group: number) => running().filter((one) => one.group === group).length
  try {
    assert.ok(await until(() => drawing(desk()) === 2), 'the desk, and whoever draws for it')
    const group = desk()
    started.kill('SIGKILL')
    assert.ok(await until(() => drawing(group) === 0), 'somebody still draws')
  } finally {
    started.kill('SIGKILL')
  }
})
