/**
 * `waymark clocks`: one case from a file, its tracks, clocks with their derivations, and cover with
 * gaps. No database, no network: the rules as a tool for anybody.
 */
import { readFileSync } from 'node:fs'
import { type CasePicture, pictureOf } from '../application/case/case-picture.ts'
import { guardLimitsFrom } from '../application/case/limits-from-policy.ts'
import { factsSchema } from '../application/facts-file/facts-schema.ts'
import { readFactsFile } from '../application/facts-file/read-facts-file.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { type Day, parseDay, ukDayOf } from '../domain/calendar/day.ts'
import { type Clock, clockState, explain } from '../domain/clocks/clock.ts'
import type { GapAhead } from '../domain/cover/coming-gap.ts'
import { daysUntilUncovered } from '../domain/cover/coming-gap.ts'
import { coverReasons } from '../domain/cover/cover-period.ts'
import type { Stretch } from '../domain/cover/stretch.ts'
import { dueInPlainWords, inPlainWords } from '../domain/pathway/in-plain-words.ts'
import { mayRecord } from '../domain/pathway/may-record.ts'
import { inWords } from '../domain/pathway/refusal-words.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  type Given,
  say,
  textOption,
} from './command.ts'

export const clocksCommand: Command = {
  name: 'clocks',
  summary: 'prints tracks, clocks and cover of one case from a file; needs no database',
  options: {
    facts: {
      type: 'string',
      help: 'the JSON file with the facts of the case; - for standard input',
    },
    on: { type: 'string', help: 'the day to look from, like 2026-11-21 (left out: today)' },
    json: { type: 'boolean', help: 'print JSON for machines' },
    schema: { type: 'boolean', help: 'print the format of the file, with an example, and end' },
  },
  run,
}

async function run(given: Given): Promise<ExitCode> {
  if (given['schema']) {
    say(JSON.stringify(factsSchema(), null, 2))
    return exit.ok
  }
  const file = textOption(given, 'facts')
  if (file === undefined) {
    complain('waymark clocks: name the file with --facts FILE (see --schema for its format)')
    return exit.usage
  }
  const on = textOption(given, 'on')
  const today = on === undefined ? ukDayOf(new Date().toISOString()) : parseDay(on)
  if (today === undefined) {
    complain(`waymark clocks: --on "${on}" is not a day like 2026-11-21`)
    return exit.usage
  }
  const text = textOf(file)
  if (text === undefined) return exit.noInput
  const read = readFactsFile(text)
  if ('problems' in read) {
    for (const problem of read.problems) complain(`${file}: ${problem}`)
    return exit.badData
  }
  const policy = loadPolicy()
  const checked = mayRecord([], read.facts, { today, limits: guardLimitsFrom(policy, today) })
  if ('refused' in checked) {
    const { title, next } = inWords(checked.refused)
    complain(`${file}: fact "${checked.refused.fact}": ${title}. ${next}`)
    return exit.badData
  }
  const picture = pictureOf(read.facts, today, policy)
  say(given['json'] ? JSON.stringify(asJson(picture), null, 2) : asText(picture))
  return exit.ok
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
    complain(`waymark clocks: cannot read ${file} (${code})`)
    return undefined
  }
}

function trackLines({ tracks, today }: CasePicture): Record<string, string> {
  const lines: Record<string, string> = {
    nrm: inPlainWords(tracks.nrm, today),
    support: inPlainWords(tracks.support, today),
  }
  for (const rna of tracks.rnas) lines[`rna ${rna.cycle.number}`] = inPlainWords(rna, today)
  if (tracks.rnaDue) lines['rna due'] = dueInPlainWords(tracks.rnaDue, today)
  for (const [code, { state }] of Object.entries(tracks.consents)) {
    if (state !== 'never-asked') lines[`consent ${code}`] = state
  }
  if (tracks.ageGroup !== 'adult') lines['child'] = inPlainWords(tracks.child, today)
  lines['immigration'] = inPlainWords(tracks.immigration, today)
  return lines
}

function asText(picture: CasePicture): string {
  const { today, clocks, cover, gaps } = picture
  const lines = [`As on ${today}`, '', 'Tracks']
  for (const [name, words] of Object.entries(trackLines(picture))) lines.push(`  ${name}: ${words}`)
  lines.push('', 'Clocks')
  for (const clock of clocks) lines.push(...clockLines(clock, today))
  lines.push('', 'Cover')
  for (const need of cover.needs) {
    lines.push(`  ${need.need}`)
    for (const period of need.periods)
      lines.push(`    ${days(period)}  ${coverReasons[period.reason]}`)
    for (const gap of need.gaps) lines.push(`    ${days(gap)}  GAP`)
  }
  if (cover.needs.length === 0) {
    for (const period of cover.whole.periods)
      lines.push(`  ${days(period)}  ${coverReasons[period.reason]}`)
  }
  lines.push(...gaps.map(gapLine), ...daysLeft(picture))
  return lines.join('\n')
}

function gapLine({ gap, needs, submitBy, startOn, rnaCanHelp }: GapAhead): string {
  const whose = needs.length > 0 ? needs.join(', ') : 'no need is recorded yet'
  const what = rnaCanHelp
    ? `start the next RNA on ${startOn}; the last day it can still go in is ${submitBy} (our own lead time)`
    : 'an RNA is not a way to more support here: ask now how support goes on'
  return `  Gap from ${gap.from} (${whose}): ${what}`
}

/** Nothing is called covered that is not: a person outside support, or one need without the rest. */
function daysLeft({ cover, gaps, today }: CasePicture): readonly string[] {
  const inSupport = cover.whole.inSupport.some(({ to }) => to === undefined || to >= today)
  if (!inSupport) return ['  Not in support on this day, so no uncovered day is counted']
  const left = daysUntilUncovered(cover.whole, today)
  if (left !== undefined) return [`  Days until uncovered: ${left}`]
  if (gaps.length > 0) return ['  Something covers every day, but not every need: see above']
  return ['  No uncovered day in sight']
}

function clockLines(clock: Clock, today: Day): string[] {
  const state = clockState(clock, today)
  const also = clock.alsoDue ? ` (by the other count ${clock.alsoDue})` : ''
  return [
    `  ${clock.due ?? '----------'}  ${state.padEnd(16)} ${clock.limit.padEnd(8)} ${clock.title}${also}`,
    ...explain(clock).map((line) => `        ${line}`),
  ]
}

function days({ from, to }: Stretch): string {
  return `${from} to ${to ?? 'not known'}`
}

function asJson(picture: CasePicture): unknown {
  const { today, clocks, cover, gaps, tracks } = picture
  return {
    on: today,
    tracks,
    inPlainWords: trackLines(picture),
    clocks: clocks.map((clock) => ({
      ...clock,
      state: clockState(clock, today),
      derivation: { ...clock.derivation },
    })),
    cover,
    gaps,
    daysUntilUncovered: daysUntilUncovered(cover.whole, today) ?? null,
  }
}
