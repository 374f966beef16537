/**
 * Loaded before anything else behind the wall. Node 24 can forbid files, programs and threads to a process,
 * but not the network; so whatever could open a connection is taken away here before the drawing begins.
 */
import { registerHooks } from 'node:module'

/** What the drawing itself loads. Of files it can only read its own: the permission model sees to that. */
const needed = new Set(['crypto', 'fs', 'module', 'path', 'url'])

registerHooks({
  resolve(name, context, next) {
    const found = next(name, context)
    if (!found.url.startsWith('node:') || needed.has(found.url.slice('node:'.length))) return found
    throw new Error('this is not needed for drawing')
  },
})

/** Other ways to the same: parts of Node by name, and the channels through which parts can be reached. */
const doors = [
  'getBuiltinModule',
  'binding',
  '_linkedBinding',
  'dlopen',
  'execve',
  'kill',
  '_kill',
  '_debugProcess',
  'report',
  'stdin',
  'stdout',
  'stderr',
  'mainModule',
]
for (const door of doors) {
  Object.defineProperty(process, door, { value: undefined, writable: false, configurable: false })
}

const ways = ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel', 'MessageChannel', 'Worker']
for (const way of ways) {
  Object.defineProperty(globalThis, way, { value: undefined, writable: false, configurable: false })
}
