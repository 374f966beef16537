/** What Today says about a gap: send the RNA while there is time; once it has gone in, ask for the decision. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { fact, opened } from '../../domain/clocks/testing.ts'
import { loadPolicy } from '../load-policy.ts'
import { projectCase } from './project-case.ts'

const policy = loadPolicy()
const movingOn = [
  opened(),
  fact('rg', 'reasonable-grounds-decided', '2026-06-08', { outcome: 'positive' }),
  fact('start', 'support-started', '2026-06-10', { mode: 'outreach' }),
  fact('need', 'need-identified', '2026-06-15', { need: 'n1', category: 'mental-health' }),
  fact('cg', 'conclusive-grounds-decided', '2026-11-02', {
    outcome: 'positive',
    receivedBySurvivorOn: '2026-11-06',
  }),
  fact('offer', 'rna-offered', '2026-11-09', { rna: 'r1', trigger: 'conclusive-grounds' }),
  fact('yes', 'rna-accepted', '2026-11-09', { rna: 'r1' }),
]
const released = fact('sent', 'rna-released', '2026-11-20', { rna: 'r1', submission: 's1' })

function gapLine(facts: Parameters<typeof projectCase>[0]) {
  const { coming } = projectCase(facts, aDay('2026-11-23'), policy)
  const lines = coming.filter(({ kind }) => kind === 'cover-gap')
  assert.equal(lines.length, 1)
  return lines[0]
}

test('while no RNA has gone in, a gap on 22 December asks for one 21 days before', () => {
  const line = gapLine(movingOn)
  assert.equal(line?.due, '2026-12-01')
  assert.match(line?.todo ?? '', /^Send the next RNA/)
})

test('once the RNA has gone in, the gap asks for the decision, and is not late before it is there', () => {
  const line = gapLine([...movingOn, released])
  assert.equal(line?.due, '2026-12-22')
  assert.match(line?.todo ?? '', /^The RNA has gone in\. Ask for the decision/)
})
