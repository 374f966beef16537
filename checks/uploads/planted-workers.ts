/**
 * Made-up processes behind the wall: one that tries every door it can think of and tells which opened, and
 * ones that answer with something else than the pages of a letter.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Behind, wallOf } from '../../src/documents/drawing/behind-wall.ts'

/** Flags of the wall whose text begins like this are taken off. */
export function aWorker(
  folder: string,
  program: string,
  { without = [] }: { without?: readonly string[] } = {},
): Behind {
  const path = join(folder, `planted-${program.length}-${without.length}.mjs`)
  writeFileSync(path, `${preface}\n${program}`)
  const wall = wallOf(path).filter((flag) => !without.some((start) => flag.startsWith(start)))
  return { program: path, wall }
}

/** `head(kind, first, second)` and `say(bytes)`, as the real one does it. */
const preface = `
import { readFileSync, writeFileSync, writeSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
const say = (bytes) => { for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at) }
const kinds = ['opened', 'locked', 'damaged', 'grey', 'colour', 'end']
const head = (kind, first = 0, second = 0) => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32LE(kinds.indexOf(kind) + 1, 0)
  bytes.writeUInt32LE(first, 4)
  bytes.writeUInt32LE(second, 8)
  say(bytes)
}`

export interface Outside {
  /** A file that it must not read, and one that it must not write. */
  readonly secret: string
  readonly written: string
  /** Where somebody listens. */
  readonly port: number
}

/** Each door as the lines of a program that throws when it is held; in the order of the answers. */
export function doorsTo({ secret, written, port }: Outside): Readonly<Record<string, string>> {
  const [read, write] = [JSON.stringify(secret), JSON.stringify(written)]
  const calls = (net: string) => `(${net}).connect(${port}, '127.0.0.1').on('error', () => {})`
  return {
    'reading a file': `readFileSync(${read})`,
    'reading its own environment': `readFileSync('/proc/self/environ')`,
    'listing a folder': `readdirSync('/')`,
    'being handed an environment': `if (Object.keys(process.env).every((name) => ['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))) throw 0`,
    'writing a file': `writeFileSync(${write}, 'x')`,
    'a connection': calls(`await import('node:net')`),
    'a connection, asked for differently': calls(`createRequire(import.meta.url)('net')`),
    'a connection, built in': calls(`process.getBuiltinModule('net')`),
    'a connection, through its own output': calls(`new process.stdout.constructor()`),
    'a connection, bound': `if (!process.binding('tcp_wrap')) throw 0`,
    'fetching a page': `fetch('http://127.0.0.1:${port}/').catch(() => {})`,
    'a web socket': `new WebSocket('ws://127.0.0.1:${port}/').addEventListener('error', () => {})`,
    'a datagram': `(await import('node:dgram')).createSocket('udp4').close()`,
    'a name': `(await import('node:dns')).lookup('localhost', () => {})`,
    'another process': `(await import('node:child_process')).spawnSync('/bin/true')`,
    'another process, built in': `process.getBuiltinModule('child_process').spawnSync('/bin/true')`,
    'becoming another process': `process.execve('/bin/true', ['true'], {})`,
    'a thread': `new (await import('node:worker_threads')).Worker('1', { eval: true })`,
    'ending its starter': `process.kill(process.ppid, 0)`,
    'native code': `process.dlopen({ exports: {} }, ${read})`,
    'a report of itself': `process.report.writeReport(${write})`,
    'a debugger': `(await import('node:inspector')).open(0)`,
    'words as code': `eval('1')`,
    'words as a function': `new Function('return 1')()`,
  }
}

/** Answers with a picture of one line: white for each door that was held, black for each that opened. */
export function triesDoors(doors: Readonly<Record<string, string>>): string {
  const tries = Object.values(doors).map((door) => `  async () => { ${door} },`)
  return `
const doors = [
${tries.join('\n')}
]
const answers = Buffer.alloc(doors.length, 255)
for (const [n, door] of doors.entries()) await door().then(() => { answers[n] = 0 }, () => {})
await new Promise((go) => setTimeout(go, 200))
head('opened', 1)
head('grey', doors.length, 1)
say(answers)
head('end')
process.exit(0)`
}

/** A page of 10 by 10 points, and around it what no honest one would do. */
const page = `head('grey', 10, 10); say(Buffer.alloc(100, 200))`

export const liars: Readonly<Record<string, string>> = {
  'says nothing': ``,
  'says words instead': `say(Buffer.from('MadeUpWords and more of them'))`,
  'has no pages': `head('opened', 0); head('end')`,
  'answers more points than said': `head('opened', 1); ${page}; say(Buffer.alloc(7)); head('end')`,
  'answers fewer points than said': `head('opened', 1); head('grey', 10, 10); say(Buffer.alloc(99))`,
  'answers more pages than said': `head('opened', 1); ${page}; ${page}; head('end')`,
  'answers fewer pages than said': `head('opened', 2); ${page}; head('end')`,
  'goes on after its end': `head('opened', 1); ${page}; head('end'); say(Buffer.from('MadeUpTail'))`,
  'ends with a number too many': `head('opened', 1); ${page}; head('end', 1)`,
  'says a page without points': `head('opened', 1); head('grey', 0, 10); head('end')`,
  'says a page that is too large': `head('opened', 1); head('grey', 9000, 9000)`,
  'says a page that is too long': `head('opened', 1); head('grey', 1, 4000000000)`,
  'dies between pages': `head('opened', 2); ${page}; process.abort()`,
  'dies within a page': `head('opened', 1); head('colour', 10, 10); say(Buffer.alloc(50)); process.exit(3)`,
  'never begins': `for (;;) {}`,
  'never ends': `head('opened', 1); ${page}; for (;;) {}`,
  'sends without end': `head('opened', 1); ${page}; for (;;) say(Buffer.alloc(60000))`,
  'takes all memory': `head('opened', 1); const all = []; for (;;) all.push(new Array(1e6).fill(all.length))`,
}
