/**
 * Asks for each act of the table with the step-up standing in every way that it can: what does not hold
 * is asked for again beside its field and changes nothing, what holds is done, and both are in the log.
 */
import { type StepUpKind, stepUpKinds } from '../../src/application/accounts/step-up.ts'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route } from '../../src/web/route.ts'
import { actsIn, changeBetween, type Rows, rowsIn, tablesOf } from '../faults/rows.ts'
import { asItStands, formsIn } from '../inputs/forms-in.ts'
import { isSaved } from '../inputs/send-until-saved.ts'
import type { Known } from './cells.ts'
import { type StepUpRow, type StepUpState, stepUpStates } from './expected-step-up.ts'
import {
  beginAs,
  type Door,
  type Fields,
  type FrontDoor,
  type Held,
  type Reply,
} from './front-door.ts'
import { now } from './made-up-few.ts'
import { addressOf, type Things } from './things-of.ts'
import { nameOf, type Walked } from './walk-routes.ts'

export interface StepUpWalk {
  readonly front: FrontDoor
  readonly known: Known
  readonly routes: readonly Route<Services>[]
  readonly rows: readonly StepUpRow[]
  readonly states?: readonly StepUpState[]
}

export async function walkStepUps(walk: StepUpWalk): Promise<Walked> {
  const { front, routes, rows, states = stepUpStates } = walk
  const client = await front.copy.connect()
  const tables = await tablesOf(client)
  const door = front.openAt(routes, { services: printingNothing(front) })
  const findings: string[] = []
  let cells = 0
  for (const row of rows) {
    if (!routes.some((route) => nameOf(route) === row.route)) {
      findings.push(`${row.route}: there is no such route`)
      continue
    }
    const things = await thingsFor(walk, row)
    // Of many sessions the oldest end.
    front.signInAgain()
    for (const { who, path, fields } of row.first ?? []) {
      const made = await door.post(who, addressOf(path, things), { ...fields, writeId: newId() })
      if (!isSaved(made)) findings.push(`${row.route}: ${path} got ${made.status} before it`)
    }
    for (const state of states) {
      for (const kind of kindsOf(row, state)) {
        cells += 1
        const sending = await sendingOf({ front, door }, row, state, things)
        const held = await holding(front, row, state, kind)
        const before = await rowsIn(client, tables)
        const reply = await door.sendWith(held, sending)
        const after = await rowsIn(client, tables)
        const acts = await actsIn(client, before, after)
        const wrong = wrongWith({ row, state, reply, before, after, acts })
        const said = kind === row.kind ? '' : ` (${kind})`
        findings.push(
          ...wrong.map((one) => `${row.route}, ${row.kind} ${state.name}${said}: ${one}`),
        )
      }
    }
  }
  await door.stop()
  await client.end()
  return { findings: [...findings, ...front.faults()], cells }
}

/** What is printed is tried elsewhere; here it matters whether anything is handed out. */
function printingNothing({ services }: FrontDoor): Services {
  const file = { bytes: Buffer.from('a made-up file'), name: 'file', type: 'text/plain' }
  return { ...services, press: { ...services.press, make: async () => file } }
}

function kindsOf({ kind }: StepUpRow, { of }: StepUpState): readonly StepUpKind[] {
  return of === 'each other kind' ? stepUpKinds.filter((one) => one !== kind) : [kind]
}

/** A whole session of theirs, and the step-up as it stands. */
async function holding(
  { services, actor }: FrontDoor,
  { who }: StepUpRow,
  { left, inAnotherSession }: StepUpState,
  kind: StepUpKind,
): Promise<Held> {
  const session = await beginAs(services, actor(who), 'second-factor')
  if (left === undefined) return { session }
  const [server, database] = left
  const until = new Date(now.getTime() + server * 1000).toISOString()
  const proved = { kind, until, by: 'code', lastsSeconds: database } as const
  const renewed = await services.signIn.stepUp(session, actor(who), proved)
  if (renewed === undefined) throw new Error('a step-up was not kept')
  if (inAnotherSession) return { session: await beginAs(services, actor(who), 'second-factor') }
  return { session: renewed, forms: session }
}

async function thingsFor({ front, known }: StepUpWalk, row: StepUpRow): Promise<Things> {
  const { about } = row
  const [found] = await front.copy.asAdministrator<Things>(
    `select reference, (select id::text from document
       where case_id = case_file.id and class = 'L' limit 1) as "pictureId"
     from case_file where id = $1`,
    [front.caseId(about)],
  )
  return { ...known.things.get(about), ...found, ...row.params }
}

async function sendingOf(
  { front, door }: { front: FrontDoor; door: Door },
  row: StepUpRow,
  state: StepUpState,
  things: Things,
) {
  const url = addressOf(row.route.replace('POST ', ''), things)
  const fields = Object.fromEntries(
    Object.entries(row.fields).map(([name, value]) => [
      name,
      value.startsWith('@') ? (things[value.slice(1)] ?? '') : value,
    ]),
  )
  // The session of the page is not the one of the cell.
  front.signInAgain()
  const hidden = row.page ? await hiddenIn(door, row, addressOf(row.page, things), url) : {}
  const shown = { stepUp: state.ranOut ? 'held' : 'asked' }
  return {
    method: 'POST',
    url,
    fields: { ...hidden, ...fields, ...shown, writeId: newId(), versionSeen: '0' },
  } as const
}

async function hiddenIn(door: Door, { who }: StepUpRow, page: string, action: string) {
  const form = formsIn((await door.get(who, page)).page).find((one) => one.action === action)
  return form ? (asItStands(form) satisfies Fields) : {}
}

interface Happened {
  readonly row: StepUpRow
  readonly state: StepUpState
  readonly reply: Reply
  readonly before: Rows
  readonly after: Rows
  readonly acts: readonly string[]
}

/** The log grows by whatever was looked at; nothing else may change when the act is not done. */
const ofTheLog = /^(audit_(entry|unsealed) \+\d+(, )?)*$/

function wrongWith({ row, state, reply, before, after, acts }: Happened): readonly string[] {
  const asksAgain = reply.status === 422 && reply.page.includes('id="stepUpCode-problem"')
  const change = changeBetween(before, after)
  if (state.may) {
    const isDone = reply.status === 303 || reply.status === 200
    return [
      ...(isDone && !asksAgain ? [] : [`should be done, and got ${reply.status}`]),
      ...(acts.length > 0 ? [] : ['was done and is not in the log']),
    ]
  }
  const saysRanOut = acts.includes(`not proved again for ${row.kind}: had run out`)
  return [
    ...(asksAgain ? [] : [`should ask for the second step, and got ${reply.status}`]),
    ...(ofTheLog.test(change) ? [] : [`changed ${change}`]),
    ...(state.ranOut && !saysRanOut ? ['that it had run out is not in the log'] : []),
  ]
}
