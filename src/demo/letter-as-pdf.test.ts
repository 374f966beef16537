import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import { aDay } from '../domain/calendar/day.ts'
import { letterAsPdf, letterFileName } from './letter-as-pdf.ts'
import { madeUpInstallation } from './made-up-installation.ts'

const letter = {
  on: aDay('2026-03-05'),
  title: 'Reasonable grounds decision',
  lines: ['The decision (positive) stands. '.repeat(8), 'A person’s reasons \\ here.'],
}

test('a made-up letter is a PDF of one page that a reader can open', async () => {
  const bytes = letterAsPdf(letter)
  const read = await PDFDocument.load(bytes, { throwOnInvalidObject: true })
  assert.equal(read.getPageCount(), 1)
  assert.match(Buffer.from(bytes).toString('latin1'), /MADE-UP LETTER/)
  assert.equal(letterFileName(letter), 'letter-2026-03-05.pdf')
})

test('every letter that a fact points to is there', () => {
  for (const { alias, facts, letters } of madeUpInstallation(aDay('2026-11-21')).people) {
    const ids = new Set(letters.map(({ id }) => id))
    assert.equal(ids.size, letters.length)
    for (const { detail } of facts) {
      if ('letter' in detail && detail.letter) assert.ok(ids.has(detail.letter), alias)
    }
  }
})
