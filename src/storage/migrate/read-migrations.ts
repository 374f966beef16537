/**
 * The numbered .sql files, in order, each with its checksum. A landed file is never edited: its
 * checksum is kept in the database, and any change to it would be seen.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
  readonly asAdministrator: boolean
}

export const migrationsFolder = join(import.meta.dirname, '../migrations')

export function readMigrations(folder = migrationsFolder): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readMigration(folder, file))
  for (const [place, { number, name }] of migrations.entries()) {
    const before = migrations[place - 1]
    if (before?.number === number) {
      throw new Error(`two migrations have the number ${number}: ${before.name} and ${name}`)
    }
  }
  return migrations
}

function readMigration(folder: string, file: string): Migration {
  const [, number] = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file) ?? []
  if (number === undefined) throw new Error(`${file} is not named like 0001-what-it-makes.sql`)
  const sql = readFileSync(join(folder, file), 'utf8')
  // The runner opens and ends the transaction; a file that did so itself could be half applied.
  if (/^\s*(commit|rollback)\s*;/im.test(sql)) throw new Error(`${file} ends its own transaction`)
  return {
    number: Number(number),
    name: file.slice(5, -'.sql'.length),
    sql,
    sha256: createHash('sha256').update(sql).digest('hex'),
    asAdministrator: /^-- as: administrator\r?\n/.test(sql),
  }
}
