/** What is asked of the server, page by page, and with which values the bare statement is asked. */
import { addDays, type Day } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import { closeWords, soughtName } from '../../src/web/request/sought.ts'
import { entriesOnPage } from '../../src/web/staff/case/timeline.page.ts'
import { casesOnPage } from '../../src/web/staff/lists/caseload.page.ts'
import { nameOf, referenceOf } from '../load/write-light-case.ts'
import type { BareName } from '../serve/bare-statements.ts'
import type { Ask } from './http-client.ts'
import type { Subject, Subjects } from './subjects.ts'

export interface Scenario {
  readonly name: string
  readonly bare: BareName
  readonly status: number
  readonly subjects: readonly Subject[]
  /** Each subject can be asked about once: a decision is decided once, a closed key is opened once. */
  readonly once?: boolean
  ask(subject: Subject): Omit<Ask, 'url'> & { readonly path: string }
  values(subject: Subject): readonly unknown[]
}

/** The version of a loaded case: made, its facts, its identity. */
const loadedVersion = 3

export function scenariosFor(subjects: Subjects, today: Day): readonly Scenario[] {
  const page = (path: string, { token }: Subject) => ({ path, cookie: `waymark-session=${token}` })
  const who = ({ actor }: Subject) => [actor.orgId, actor.userId]
  const casePage = {
    bare: 'casePage',
    status: 200,
    ask: (subject: Subject) => page(`/cases/${subject.id}`, subject),
    values: (subject: Subject) => [...who(subject), subject.id, entriesOnPage],
  } as const
  const search = (name: string, wordsOf: (number: number, alias: string) => string): Scenario => ({
    name: `search by ${name}`,
    bare: 'found',
    status: 200,
    subjects: subjects.warm,
    ask: (subject) => {
      const words = wordsOf(subject.number, subject.light.alias)
      return page(`/caseload?${soughtName}=${closeWords(subject.token, words)}`, subject)
    },
    values: (subject) => [...who(subject), subject.id],
  })
  return [
    { ...casePage, name: 'case page', subjects: subjects.warm },
    { ...casePage, name: 'case page, first opening', subjects: subjects.cold, once: true },
    {
      name: 'circle page',
      bare: 'circlePage',
      status: 200,
      subjects: subjects.circles,
      ask: (subject) => page(`/cases/${subject.id}/circle`, subject),
      values: (subject) => [...who(subject), subject.id],
    },
    {
      name: 'Today',
      bare: 'today',
      status: 200,
      subjects: subjects.readers,
      ask: (subject) => page('/today', subject),
      values: (subject) => [...who(subject), today, addDays(today, -14)],
    },
    {
      name: 'caseload',
      bare: 'caseload',
      status: 200,
      subjects: subjects.readers,
      ask: (subject) => page('/caseload', subject),
      values: (subject) => [...who(subject), casesOnPage],
    },
    search('reference', (number) => referenceOf(number)),
    search('alias', (_, alias) => alias),
    search('name', (number) => nameOf(number).split(' ')[1] ?? ''),
    {
      name: 'add entry',
      bare: 'addEntry',
      status: 303,
      subjects: subjects.forEntries,
      ask: (subject) => ({
        ...page(`/cases/${subject.id}/entries`, subject),
        form: entryForm(subject),
      }),
      values: (subject) => [...who(subject), subject.id, newId()],
    },
    {
      name: 'record decision',
      bare: 'decide',
      status: 303,
      subjects: subjects.forDecisions,
      once: true,
      ask: (subject) => ({
        ...page(`/cases/${subject.id}/record/conclusive-grounds-decided`, subject),
        form: decisionForm(subject, today),
      }),
      values: (subject) => [...who(subject), subject.id, newId()],
    },
  ]
}

const words = `Spoke on the phone for twenty minutes. The appointment is on Thursday and the interpreter is
booked. They slept better this week and asked again about the English class; the college has a place from
the start of next month. We agreed what happens if the letter comes before we meet.`

function entryForm({ token }: Subject): Record<string, string> {
  return { csrf: formToken(token), writeId: newId(), kind: 'call', words }
}

function decisionForm({ token }: Subject, today: Day): Record<string, string> {
  const [year = '', month = '', day = ''] = addDays(today, -1).split('-')
  const dated = (name: string) => ({
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
  })
  return {
    csrf: formToken(token),
    writeId: newId(),
    versionSeen: String(loadedVersion),
    outcome: 'positive',
    ...dated('on'),
    ...dated('receivedByProviderOn'),
  }
}
