/**
 * For tests: the life of sharing packs as somebody could keep it in their head, and everything that can
 * happen to one. The same steps are taken by the rules and by a real database; both must say what this says.
 */
import assert from 'node:assert/strict'
import type fc from 'fast-check'
import { addMonths, type Day, daysBetween, ukDayOf } from '../calendar/day.ts'

/** What is asked of whatever keeps packs. People, consents and packs are named by their place in the order. */
export interface PackWorld {
  consent(): Promise<void>
  takeBack(consent: number): Promise<void>
  bring(consent: number): Promise<void>
  /** Asked again, on a newer consent, and for less when they say so. */
  askAgain(member: number, consent: number, less: boolean): Promise<void>
  tellLess(member: number): Promise<void>
  end(member: number, how: 'ended' | 'conflict'): Promise<void>
  release(member: number, pack: { days: number; views: number }): Promise<boolean>
  code(pack: number, right: boolean): Promise<'in' | 'wrong' | 'closed'>
  look(pack: number): Promise<boolean>
  /** Whatever fetches the page by itself: a mail scanner, a preview. */
  passBy(pack: number): Promise<void>
  revoke(pack: number): Promise<void>
  pass(minutes: number): Promise<void>
  /** Of every pack that ever went out, in order: to whom, and how often it was opened. */
  listed(): Promise<readonly { readonly member: number; readonly opened: number }[]>
}

interface MemberModel {
  consent: number
  until: Day
  over: boolean
  /** How many parts they may be told. */
  parts: number
}

interface PackModel {
  readonly member: number
  readonly consent: number
  readonly endsAt: number
  /** The last day of whoever it is for, as it was when it was made. */
  readonly lastDay: Day
  viewsLeft: number
  opened: number
  wrong: number
  shut: boolean
  sessionUntil: number
}

export interface PackLives {
  now: number
  readonly consents: { readonly on: Day; stands: boolean }[]
  readonly members: MemberModel[]
  readonly packs: PackModel[]
  readonly met: Record<string, number>
}

export const begins = Date.parse('2026-01-05T09:00:00.000Z')
export const minute = 60_000
/** Time passes in steps that no slow machine can take for one another. */
export const tick = 5

export function noPacks(met: Record<string, number> = {}): PackLives {
  return { now: begins, consents: [], members: [], packs: [], met }
}

export type PackStep = fc.AsyncCommand<PackLives, PackWorld>

const dayOf = ({ now }: PackLives) => ukDayOf(new Date(now).toISOString())
const at = (count: number, all: readonly unknown[]) => count % Math.max(1, all.length)

/** The whole rule of who may be told at all, in one breath. */
function mayBeTold(model: PackLives, which: number): boolean {
  const member = model.members[which]
  const consent = member && model.consents[member.consent]
  return Boolean(consent?.stands && !member?.over && dayOf(model) <= (member?.until ?? ''))
}

/** Nothing opens after it was taken back, its time, its last look, five wrong codes, a consent or a part that ended. */
function isOpen(model: PackLives, pack: PackModel): boolean {
  if (pack.shut || pack.viewsLeft === 0 || pack.wrong >= 5) return false
  if (model.now >= pack.endsAt || dayOf(model) > pack.lastDay) return false
  const stands = model.consents[pack.consent]?.stands === true
  return stands && model.members[pack.member]?.over === false
}

function shutAllOf(model: PackLives, member: number): void {
  for (const pack of model.packs) if (pack.member === member) pack.shut = true
}

function meet(model: PackLives, what: string): void {
  model.met[what] = (model.met[what] ?? 0) + 1
}

type Check = (model: PackLives) => boolean

function step(name: string, check: Check, doing: PackStep['run']): PackStep {
  return {
    check,
    async run(model, real) {
      await doing(model, real)
      const listed = await real.listed()
      const all = model.packs.map(({ member, opened }) => ({ member, opened }))
      assert.deepEqual(listed, all, 'every pack is listed, and every look is counted')
    },
    toString: () => name,
  }
}

const somebody: Check = ({ members }) => members.length > 0
const something: Check = ({ packs }) => packs.length > 0

export const consents = step(
  'they say yes',
  ({ consents: given }) => given.length < 25,
  async (model, real) => {
    await real.consent()
    model.consents.push({ on: dayOf(model), stands: true })
  },
)

export const takesBack = (count: number) =>
  step(
    `consent ${count} is taken back`,
    (model) => model.consents.some(({ stands }) => stands),
    async (model, real) => {
      const standing = model.consents.filter(({ stands }) => stands)
      const consent = standing[at(count, standing)]
      assert.ok(consent)
      await real.takeBack(model.consents.indexOf(consent))
      consent.stands = false
    },
  )

export const brings = (count: number) =>
  step(
    `somebody comes on consent ${count}`,
    (model) => {
      const here = model.members.filter(({ over }) => !over)
      return here.length < 4 && standsToday(model, at(count, model.consents))
    },
    async (model, real) => {
      const consent = at(count, model.consents)
      await real.bring(consent)
      const until = addMonths(model.consents[consent]?.on ?? dayOf(model), 3)
      model.members.push({ consent, until, over: false, parts: 2 })
    },
  )

/** A consent on which somebody can rest from today: it stands, and its three months are not over. */
function standsToday(model: PackLives, which: number): boolean {
  const consent = model.consents[which]
  return consent?.stands === true && dayOf(model) <= addMonths(consent.on, 3)
}

export const asksAgain = (count: number, less: boolean) =>
  step(
    `${count} is asked again${less ? ', and says less' : ''}`,
    (model) => somebody(model) && standsToday(model, model.consents.length - 1),
    async (model, real) => {
      const which = at(count, model.members)
      const member = model.members[which]
      const newest = model.consents.length - 1
      if (!member || member.over || member.consent === newest) return
      const [parts, until] = [member.parts, member.until]
      await real.askAgain(which, newest, less)
      member.consent = newest
      member.until = addMonths(model.consents[newest]?.on ?? until, 3)
      member.parts = less ? 1 : 2
      if (member.parts < parts || member.until < until) shutAllOf(model, which)
    },
  )

export const tellsLess = (count: number) =>
  step(`${count} is told less`, somebody, async (model, real) => {
    const which = at(count, model.members)
    const member = model.members[which]
    if (!member || member.parts === 1 || !mayBeTold(model, which)) return
    await real.tellLess(which)
    member.parts = 1
    shutAllOf(model, which)
  })

export const ends = (count: number, how: 'ended' | 'conflict') =>
  step(`${count}: ${how}`, somebody, async (model, real) => {
    const which = at(count, model.members)
    const member = model.members[which]
    if (!member || member.over) return
    await real.end(which, how)
    member.over = true
  })

export const releases = (count: number, days: number, views: number) =>
  step(`a pack for ${count}: ${days} days, ${views} times`, somebody, async (model, real) => {
    const member = at(count, model.members)
    const person = model.members[member]
    const out = await real.release(member, { days, views })
    assert.equal(out, mayBeTold(model, member), 'it goes out exactly when they may be told')
    meet(model, out ? 'released' : 'withheld')
    if (!out || !person) return
    const endsAt = model.now + days * 24 * 60 * minute
    const still = { opened: 0, wrong: 0, shut: false, sessionUntil: 0 }
    const { consent, until: lastDay } = person
    model.packs.push({ member, consent, endsAt, lastDay, viewsLeft: views, ...still })
  })

/** One of the packs: mostly the newest that opens, so that things happen behind it. */
function packAt(count: number, model: PackLives): number {
  const open = model.packs.findLastIndex((pack) => isOpen(model, pack))
  return count % 4 !== 0 && open >= 0 ? open : at(count, model.packs)
}

export const givesCode = (count: number, right: boolean) =>
  step(`a ${right ? 'right' : 'wrong'} code for ${count}`, something, async (model, real) => {
    const which = packAt(count, model)
    const pack = model.packs[which]
    assert.ok(pack)
    const open = isOpen(model, pack)
    if (open && !right) pack.wrong += 1
    if (open && right) pack.sessionUntil = model.now + 15 * minute
    const said = isOpen(model, pack) ? (right ? 'in' : 'wrong') : 'closed'
    assert.equal(await real.code(which, right), said)
    meet(model, said)
  })

export const looks = (count: number) =>
  step(`a look at ${count}`, something, async (model, real) => {
    const which = packAt(count, model)
    const pack = model.packs[which]
    assert.ok(pack)
    const may = isOpen(model, pack) && model.now < pack.sessionUntil
    assert.equal(await real.look(which), may)
    meet(model, may ? 'opened' : 'not opened')
    if (!may) return
    pack.viewsLeft -= 1
    pack.opened += 1
  })

export const passesBy = (count: number) =>
  step(`something fetches ${count}`, something, (model, real) => real.passBy(packAt(count, model)))

export const revokes = (count: number) =>
  step(`${count} is taken back`, something, async (model, real) => {
    const which = packAt(count, model)
    await real.revoke(which)
    const pack = model.packs[which]
    if (pack) pack.shut = true
  })

export const passes = (minutes: number) =>
  step(
    `${minutes} minutes pass`,
    () => true,
    async (model, real) => {
      await real.pass(minutes)
      model.now += minutes * minute
    },
  )

/** Straight to the day before somebody may be told no more. */
export const passesNearly = (count: number) =>
  step(`it is nearly over for ${count}`, somebody, async (model, real) => {
    const until = model.members[at(count, model.members)]?.until ?? dayOf(model)
    const days = Math.max(0, daysBetween(dayOf(model), until) - 1)
    await real.pass(days * 24 * 60)
    model.now += days * 24 * 60 * minute
  })
