/** The script of the pages of signing in: named after its content, beside the one that every page has. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { slim } from './slim-script.ts'

const text = slim(readFileSync(new URL('account.js', import.meta.url), 'utf8'))
const name = createHash('sha256').update(text).digest('hex').slice(0, 16)

export const accountScript = { text, address: `/look/waymark-${name}.js` } as const
