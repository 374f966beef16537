/**
 * May this person be reached in this way, now? One guard for every call, message, letter and document.
 * It answers with what to know before the first word, or with every reason why not.
 */
import {
  type Channel,
  type ChannelRule,
  type ContactAct,
  type ContactBlock,
  type ContactDecision,
  type ContactGuide,
  type ContactRules,
  contentLevels,
  mostStaleAfterDays,
  usualStaleAfterDays,
} from './contact-rules.ts'
import { compileWindows, nextSafe, type Run, safeUntil } from './safe-times.ts'
import { clockStretch } from './zone-clocks.ts'

const dayLength = 86_400_000

/** The rules of one channel with their times as numbers. */
interface Compiled {
  readonly rule: ChannelRule
  /** Absent: any time. */
  readonly runs?: readonly Run[]
  readonly timesUnknown: boolean
  readonly broken: boolean
  /** Not a number when nobody has confirmed it. */
  readonly confirmedAt: number
  readonly staleFrom: number
  readonly guide: Omit<ContactGuide, 'unsafeFrom'>
}

// Rules are values that nobody changes, so what was compiled from them holds as long as they do.
const compiledRules = new WeakMap<ContactRules, Map<Channel, Compiled>>()

/**
 * Allowed only when the way is known to be safe, was confirmed not too long ago, the person's own clock
 * stands within the hours they named, and what is said is no more than they agreed to. Unknown,
 * expired, frozen and stopped all block; so does anything that cannot be read.
 *
 * @param at the instant as an ISO time with its zone; the person's own zone is in the rules
 */
export function decideContact(rules: ContactRules, act: ContactAct, at: string): ContactDecision {
  const instant = instantOf(at)
  const reasons: ContactBlock[] = []
  if (rules.stopped) reasons.push({ code: 'stopped' })
  if (rules.frozen) reasons.push({ code: 'frozen' })
  const compiled = compiledOf(rules, act.channel)
  if (compiled === undefined) return { blocked: true, reasons: [...reasons, noSuchChannel] }
  const unsafeFrom = whenItEnds(rules, compiled, instant, reasons)
  contentOf(rules, compiled, act, reasons)
  if (reasons.length > 0 || unsafeFrom === undefined) {
    return { blocked: true, reasons: reasons.length > 0 ? reasons : [broken] }
  }
  return { allowed: true, ...compiled.guide, unsafeFrom: new Date(unsafeFrom).toISOString() }
}

const noSuchChannel: ContactBlock = { code: 'no-such-channel' }
const broken: ContactBlock = { code: 'broken' }

/** Adds what stands against the moment; otherwise says until when nothing does. */
function whenItEnds(
  rules: ContactRules,
  compiled: Compiled,
  instant: number,
  reasons: ContactBlock[],
): number | undefined {
  const { rule, staleFrom, timesUnknown, runs } = compiled
  if (compiled.broken || clockStretch(rules.zone, instant) === undefined) {
    reasons.push(broken)
    return undefined
  }
  if (rule.isSafe !== 'yes') reasons.push({ code: rule.isSafe === 'no' ? 'not-safe' : 'unknown' })
  const stale = whyStale(rules, compiled, instant)
  if (stale) reasons.push({ code: 'stale', because: stale })
  if (timesUnknown) reasons.push({ code: 'times-unknown' })
  const ends = endOfConfirmation(rules, staleFrom, instant)
  if (runs === undefined) return ends
  const times = { zone: rules.zone, runs }
  // Out of date or not, the hours are looked at, so that every reason can be given.
  const until = safeUntil(times, instant, ends > instant ? ends : instant + 1)
  if (until !== undefined && until > instant) return until
  const next = nextSafe(times, instant)
  reasons.push({
    code: 'outside-window',
    ...(next !== undefined && { next: new Date(next).toISOString() }),
  })
  return undefined
}

/** What is known to unsettle a confirmation later on ends it sooner. */
function endOfConfirmation({ unsettled }: ContactRules, staleFrom: number, now: number): number {
  const happens = unsettled ? instantOf(unsettled.at) : Number.NaN
  return happens > now ? Math.min(happens, staleFrom) : staleFrom
}

type WhyStale = Extract<ContactBlock, { code: 'stale' }>['because']

function whyStale(
  { unsettled }: ContactRules,
  { confirmedAt, staleFrom }: Compiled,
  instant: number,
): WhyStale | undefined {
  // A confirmation that lies in the future comes from a clock that is wrong, and confirms nothing.
  if (!(confirmedAt <= instant)) return 'never-confirmed'
  if (!(instant < staleFrom)) return 'too-long-ago'
  if (unsettled === undefined) return undefined
  const happened = instantOf(unsettled.at)
  const holds = happened > instant || happened < confirmedAt
  return holds ? undefined : unsettled.because
}

function contentOf(
  { reads }: ContactRules,
  { guide: { mostContent } }: Compiled,
  { content, language }: ContactAct,
  reasons: ContactBlock[],
): void {
  const wanted = contentLevels.indexOf(content)
  if (wanted < 0 || wanted > contentLevels.indexOf(mostContent)) {
    reasons.push({ code: 'content-too-detailed', most: mostContent })
  }
  if (language !== undefined && reads !== undefined && !reads.includes(language)) {
    reasons.push({ code: 'language', reads })
  }
}

function compiledOf(rules: ContactRules, channel: Channel): Compiled | undefined {
  let ofRules = compiledRules.get(rules)
  if (ofRules === undefined) {
    ofRules = new Map()
    compiledRules.set(rules, ofRules)
  }
  const known = ofRules.get(channel)
  if (known) return known
  const rule = rules.channels[channel]
  if (rule === undefined) return undefined
  const compiled = compile(rules, channel, rule)
  ofRules.set(channel, compiled)
  return compiled
}

function compile(rules: ContactRules, channel: Channel, rule: ChannelRule): Compiled {
  const { when, confirmedAt = '', staleAfterDays = usualStaleAfterDays } = rule
  // A letter lies in a box until somebody opens it: no hour can be promised for it, so none is asked.
  const timed = channel !== 'post'
  const runs = timed && typeof when === 'object' ? compileWindows(when) : undefined
  const confirmed = instantOf(confirmedAt)
  const days = staleAfterDays >= 0 ? Math.min(staleAfterDays, mostStaleAfterDays) : 0
  return {
    rule,
    ...(runs && { runs }),
    timesUnknown: timed && when === undefined,
    broken: timed && typeof when === 'object' && runs === undefined,
    confirmedAt: confirmed,
    staleFrom: confirmed + days * dayLength,
    guide: {
      senderName: rule.senderName ?? 'neutral',
      voicemail: rule.voicemail ?? 'no-message',
      mostContent: rule.content ?? 'none',
      askCodeWord: rules.hasCodeWord === true,
      ...(rule.nameWeUse && { nameWeUse: rule.nameWeUse }),
      ...(rule.whoElseSees && { whoElseSees: rule.whoElseSees }),
      ...(rule.through && { through: rule.through }),
    },
  }
}

const withZone = /(?:Z|[+-]\d\d:\d\d)$/

/** Not a number for anything that does not name one instant. */
function instantOf(written: string): number {
  return withZone.test(written) ? Date.parse(written) : Number.NaN
}
