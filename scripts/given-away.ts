/**
 * `bin/run scripts/given-away.ts`: migrates an empty database, reads what it says of itself, and writes
 * into SECURITY.md what a compromise of each part gives away.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { betweenMarks } from '../checks/given-away/between-marks.ts'
import { inWords } from '../checks/given-away/in-words.ts'
import { whatIsKept } from '../checks/given-away/what-is-kept.ts'
import { aDatabase } from '../src/storage/testing.ts'

const path = join(import.meta.dirname, '..', 'SECURITY.md')
const database = await aDatabase()
const made = inWords(await whatIsKept(database.asAdministrator))
await database.close()
writeFileSync(path, betweenMarks(readFileSync(path, 'utf8'), made))
process.exit(0)
