/** For each row of the expected table, everybody who asks, how they stand to the thing, and what for. */
import type { Role } from '../../src/application/actor.ts'
import { newId } from '../../src/storage/new-id.ts'
import { emergencyIdOf } from './emergencies.ts'
import type {
  EmergencyStanding,
  Row,
  SeatStanding,
  StaffStanding,
  Standing,
} from './expected-access.ts'
import type { FrontDoor } from './front-door.ts'
import type { CaseKey, Who } from './made-up-few.ts'
import { type Things, thingsOf } from './things-of.ts'

export interface Cell {
  /** Nobody, for somebody who is not signed in. */
  readonly who: Who | undefined
  readonly standing: string
  readonly may: boolean
  readonly things: Things
}

type Asked = readonly [role: Role, standing: Standing, who: Who, about: CaseKey | 'no-case']

/** Each person and how they stand to the three cases of one kind. */
function askersOf([main, own, covered]: readonly [CaseKey, CaseKey, CaseKey]): readonly Asked[] {
  const closed = ['data-protection-lead', 'administrator'] as const
  const outside = ['otherProtector', 'otherAdministrator'] as const
  const inside = ['protector', 'administrator'] as const
  return [
    ['support-worker', 'worker', 'worker', main],
    ['support-worker', 'cover', 'cover', main],
    ['support-worker', 'service', 'colleague', main],
    ['support-worker', 'other-service', 'southWorker', main],
    ['support-worker', 'other-organisation', 'otherWorker', main],
    ['support-worker', 'broke-glass', 'glassWorker', main],
    ['support-worker', 'kept-out', 'keptOutWorker', main],
    ['support-worker', 'no-case', 'worker', 'no-case'],
    ['service-manager', 'worker', 'manager', own],
    ['service-manager', 'cover', 'manager', covered],
    ['service-manager', 'service', 'manager', main],
    ['service-manager', 'other-service', 'southManager', main],
    ['service-manager', 'other-organisation', 'otherManager', main],
    ['service-manager', 'broke-glass', 'glassManager', main],
    ['service-manager', 'kept-out', 'keptOutManager', main],
    ['service-manager', 'no-case', 'manager', 'no-case'],
    ...closed.flatMap((role, index): Asked[] => [
      [role, 'service', inside[index] ?? 'protector', main],
      [role, 'other-organisation', outside[index] ?? 'protector', main],
      [role, 'no-case', inside[index] ?? 'protector', 'no-case'],
    ]),
    ['administrator', 'other-organisation', 'primeAdministrator', main],
    ['data-protection-lead', 'other-organisation', 'authorityProtector', main],
    ['prime-liaison', 'other-organisation', 'prime', main],
    ['prime-liaison', 'no-case', 'prime', 'no-case'],
    ['assessor', 'other-organisation', 'assessor', main],
    ['assessor', 'no-case', 'assessor', 'no-case'],
  ]
}

const drafting = askersOf(['main', 'managersOwn', 'managersCover'])
const decided = askersOf(['decided', 'managersDecided', 'managersDecidedCover'])

/** Who may open each case, so that its ids can be looked up. */
const openedBy: Readonly<Partial<Record<CaseKey, Who>>> = {
  main: 'worker',
  managersOwn: 'manager',
  managersCover: 'manager',
  decided: 'worker',
  managersDecided: 'manager',
  managersDecidedCover: 'manager',
}

export interface Submissions {
  /** With the prime contractor, not yet with the authority. */
  readonly withPrime: string
  /** The same, and nobody asks about it as the contractor. */
  readonly stillWithPrime: string
  readonly withAuthority: string
}

export interface Known {
  readonly things: ReadonlyMap<CaseKey, Things>
  readonly submissions: Submissions
}

export async function knownAt(door: FrontDoor): Promise<Known> {
  const things = new Map<CaseKey, Things>()
  for (const [key, who] of Object.entries(openedBy)) {
    // The keys of the table above.
    things.set(key as CaseKey, await thingsOf(door, who, key as CaseKey))
  }
  const idOf = async (key: CaseKey) => {
    const [row] = await door.copy.asAdministrator<{ id: string }>(
      'select id from submission where case_id = $1 order by released_at desc limit 1',
      [door.caseId(key)],
    )
    return row?.id ?? ''
  }
  return {
    things,
    submissions: {
      withPrime: await idOf('withPrime'),
      stillWithPrime: await idOf('elsewhereWithPrime'),
      withAuthority: await idOf('withAuthority'),
    },
  }
}

export function cellsOf(door: FrontDoor, known: Known, path: string, row: Row): readonly Cell[] {
  const nothing = { ...known.things.get('main'), ...row.params }
  const out: Cell = { who: undefined, standing: 'signed out', may: false, things: nothing }
  switch (row.about) {
    case 'anyone':
      if (row.guest) return []
      return [{ ...out, may: true }, ...others.map((who) => cell(door, who, nothing, true))]
    case 'own-work':
      return [
        out,
        ...others.map((who) =>
          cell(
            door,
            who,
            nothing,
            row.roles.includes(door.actor(who).role) && isHere(door, who, row),
          ),
        ),
      ]
    case 'case':
      return [out, ...caseCells(known, path, row)]
    case 'submission':
      return [out, ...submissionCells(door, known, row)]
    case 'staff':
      return [out, ...staffCells(door, row)]
    case 'emergency':
      return [out, ...emergencyCells(door, row)]
  }
}

const others: readonly Who[] = [
  'worker',
  'manager',
  'protector',
  'administrator',
  'prime',
  'assessor',
  'otherWorker',
  'primeAdministrator',
  'authorityProtector',
]

function isHere(door: FrontDoor, who: Who, { providersOnly }: Row): boolean {
  return !providersOnly || door.actor(who).orgKind === 'provider'
}

function cell(door: FrontDoor, who: Who, things: Things, may: boolean): Cell {
  return { who, standing: door.actor(who).role, may, things }
}

type RowAbout<About> = Extract<Row, { about: About }>

function caseCells(known: Known, path: string, row: RowAbout<'case'>): Cell[] {
  const asked = row.which === 'decided' ? decided : drafting
  const [, , , main = 'no-case'] = asked[0] ?? []
  const cells = asked.map(([role, standing, who, about]): Cell => {
    // Where there is no such case, everything inside it is asked for all the same.
    const there = known.things.get(about === 'no-case' ? (main as CaseKey) : about)
    const caseId = about === 'no-case' ? newId() : there?.['caseId']
    const things = { ...there, ...(caseId && { caseId }), ...row.params }
    return { who, standing, may: row.may[role]?.includes(standing) ?? false, things }
  })
  return [...cells, ...insideOfAnother(known, path, row, asked)]
}

/** One's own case, and the id of something that lies in another one. */
function insideOfAnother(
  known: Known,
  path: string,
  row: RowAbout<'case'>,
  asked: readonly Asked[],
): Cell[] {
  const [, , who, own] = asked[0] ?? []
  const [, , , another] = asked.find(([, , other]) => other === 'manager') ?? []
  if (!who || !own || !another || own === 'no-case' || another === 'no-case') return []
  const inner = ['entryId', 'factId', 'documentId', 'rnaId', 'needId', 'of', 'lineId'].filter(
    (name) => path.includes(`:${name}`),
  )
  return inner.map((name) => {
    const value = row.params?.[name]?.startsWith('@') ? row.params[name].slice(1) : name
    const stolen = known.things.get(another)?.[value] ?? ''
    const things = { ...known.things.get(own), ...row.params, [name]: stolen }
    return { who, standing: `own case, ${name} of another`, may: false, things }
  })
}

function submissionCells(
  door: FrontDoor,
  { submissions }: Known,
  row: RowAbout<'submission'>,
): Cell[] {
  const { withPrime, stillWithPrime, withAuthority } = submissions
  const asked: readonly (readonly [Who, SeatStanding, string])[] = [
    ['prime', 'reached', withPrime],
    ['otherPrime', 'not-reached', withPrime],
    ['prime', 'no-submission', newId()],
    ['assessor', 'reached', withAuthority],
    ['assessor', 'not-reached', stillWithPrime],
    ['otherAssessor', 'not-reached', withAuthority],
    ['assessor', 'no-submission', newId()],
    ['worker', 'reached', withPrime],
    ['manager', 'reached', withAuthority],
    ['administrator', 'reached', withPrime],
    ['primeAdministrator', 'reached', withPrime],
    ['authorityProtector', 'reached', withAuthority],
    ['protector', 'reached', withPrime],
  ]
  return asked.map(([who, standing, submissionId]) => ({
    who,
    standing,
    may: row.may[door.actor(who).role]?.includes(standing) ?? false,
    things: { submissionId, ...row.params },
  }))
}

function staffCells(door: FrontDoor, row: RowAbout<'staff'>): Cell[] {
  const asked: readonly (readonly [Who, StaffStanding, Who | undefined])[] = [
    ['administrator', 'own-organisation', 'southWorker'],
    ['administrator', 'other-organisation', 'otherWorker'],
    ['administrator', 'no-account', undefined],
    ['otherAdministrator', 'other-organisation', 'colleague'],
    ['primeAdministrator', 'own-organisation', 'primeAdministrator'],
    ['primeAdministrator', 'other-organisation', 'colleague'],
    ['worker', 'own-organisation', 'colleague'],
    ['manager', 'own-organisation', 'colleague'],
    ['protector', 'own-organisation', 'colleague'],
    ['prime', 'own-organisation', 'primeAdministrator'],
    ['assessor', 'other-organisation', 'colleague'],
  ]
  return asked.map(([who, standing, about]) => ({
    who,
    standing,
    may: isHere(door, who, row) && (row.may[door.actor(who).role]?.includes(standing) ?? false),
    things: {
      userId: about ? door.actor(about).userId : newId(),
      serviceId: (about && door.actor(about).serviceIds[0]) ?? newId(),
      ...row.params,
    },
  }))
}

/** The opening of the main case by a worker of another service. */
function emergencyCells(door: FrontDoor, row: RowAbout<'emergency'>): Cell[] {
  const opened = emergencyIdOf('glassWorker', 'main')
  const asked: readonly (readonly [Who, EmergencyStanding, string])[] = [
    ['manager', 'told', opened],
    ['protector', 'told', opened],
    ['southManager', 'not-told', opened],
    ['keptOutManager', 'not-told', opened],
    ['glassWorker', 'not-told', opened],
    ['worker', 'not-told', opened],
    ['administrator', 'not-told', opened],
    ['otherManager', 'other-organisation', opened],
    ['otherProtector', 'other-organisation', opened],
    ['authorityProtector', 'other-organisation', opened],
    ['prime', 'other-organisation', opened],
    ['manager', 'no-emergency', newId()],
    ['protector', 'no-emergency', newId()],
  ]
  return asked.map(([who, standing, emergencyId]) => ({
    who,
    standing,
    may: row.may[door.actor(who).role]?.includes(standing) ?? false,
    things: { emergencyId, ...row.params },
  }))
}
