/**
 * No path leads from where somebody is, who they are, how they are reached or what their status is to
 * anybody who is never told; and each planted path is found and printed.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { atTheFirewall as queuedAtTheFirewall } from '../../src/application/outbox/write-message.ts'
import { sharedBy } from '../../src/application/ports/circle/sharing-store.ts'
import { deniedTypes, recipientTypes } from '../../src/domain/circle/recipient.ts'
import { messageTemplates } from '../../src/domain/contact/message-templates.ts'
import { mayLeave } from '../../src/domain/firewall/may-leave.ts'
import { sinkOf, sinks } from '../../src/domain/firewall/sinks.ts'
import { officials } from '../../src/domain/legal-requests/asker.ts'
import type { DecidedRequest } from '../../src/domain/legal-requests/decided-request.ts'
import { aDatabase } from '../../src/storage/testing.ts'
import {
  type Column,
  endsOfTheRegister,
  guarded,
  type Live,
  leaksToDenied,
  roundTheRegister,
  statusBesidePerson,
  undecided,
} from './leak-graph.ts'
import { columnsOf, liveThings, messageAsTemplate, openedOnlyByTicket } from './live.ts'

let live: Live
let catalogue: readonly Column[]
before(async () => {
  const database = await aDatabase()
  try {
    catalogue = await database.asAdministrator<Column>(columnsOf)
    live = liveThings(catalogue)
  } finally {
    await database.close()
  }
})

test('the graph is built from everything there is', () => {
  for (const harm of guarded) {
    assert.ok(
      live.columns.some((column) => column.harm === harm),
      `no field of class ${harm}`,
    )
  }
  assert.ok(live.columns.length > 300, `only ${live.columns.length} fields`)
  assert.ok(live.pages.length > 150, `only ${live.pages.length} pages`)
})

test('no path leads from a guarded field to somebody who is never told', () => {
  assert.deepEqual(leaksToDenied(live), [])
})

test('sign-in reads one thing that could hurt, and it is sealed with a ticket that the database has not', async () => {
  assert.deepEqual(openedOnlyByTicket, ['file_ticket.sealed'])
  const found = leaksToDenied({ ...live, columns: catalogue })
  assert.deepEqual(
    found.map((path) => path.split(' → ').at(0)),
    ['column file_ticket.sealed (L)'],
  )
})

test('nothing takes status out beside the person but on consent, or under a decided request', () => {
  assert.deepEqual(statusBesidePerson(live), [])
})

test('every field, template, page, role and way out was decided about', () => {
  assert.deepEqual(undecided(live), [])
  for (const by of Object.keys(sharedBy)) assert.ok(sinkOf(by), `no way out is called ${by}`)
})

test('what the graph says of a way, the gate says too, for every recipient and class', () => {
  for (const [sink, { to, carries }] of Object.entries(sinks)) {
    for (const recipient of [...Object.keys(recipientTypes), 'survivor', 'ourselves']) {
      for (const harm of guarded) {
        const asked = { sink, to: recipient, classes: [harm], explained: true }
        const leads = to.some((one) => one === recipient) && carries.some((one) => one === harm)
        assert.equal(
          'allowed' in mayLeave(asked),
          leads && sink !== 'court',
          `${sink} ${recipient}`,
        )
      }
    }
  }
})

/** What lets something out, and the question that has to stand in the same file. */
const letsOut = [
  { what: 'notes something as shared', does: /\.noteShared\(/, asks: /\batTheFirewall\(/ },
  { what: 'queues a message', does: /\boutbox\.queue\(/, asks: /\bmayLeave\(/ },
] as const

const asksNothing = (
  { does, asks }: (typeof letsOut)[number],
  files: readonly { readonly file: string; readonly text: string }[],
) => files.filter(({ text }) => does.test(text) && !asks.test(text)).map(({ file }) => file)

for (const way of letsOut) {
  test(`every command that ${way.what} asks the firewall`, () => {
    const files = globSync('src/{application,web}/**/*.ts').filter((file) => !/test/.test(file))
    const read = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    assert.ok(read.some(({ text }) => way.does.test(text)))
    assert.deepEqual(asksNothing(way, read), [])
  })
}

test('found: a command that lets something out and asks nothing', () => {
  const texts = ['await stores.sharing.noteShared(seen, shared)', 'stores.outbox.queue(file, one)']
  for (const [at, way] of letsOut.entries()) {
    const planted = [{ file: 'planted.ts', text: texts[at] ?? '' }]
    assert.deepEqual(asksNothing(way, planted), ['planted.ts'])
  }
})

const strangers = ['immigration-enforcement', 'embassy', 'unknown'] as const
for (const to of strangers) {
  test(`found: a message for ${to}, by the graph and by the command that would queue it`, () => {
    const message = { ...messageTemplates[0], id: 'planted', to }
    const planted = { ...live, templates: [...live.templates, messageAsTemplate(message)] }
    assert.ok(
      leaksToDenied(planted).includes(
        `column person_contact.sealed (C) → template message planted → to ${to}`,
      ),
    )
    assert.equal(queuedAtTheFirewall(message).length, 1)
  })
}

test('found: a message that says more than it may, or goes to somebody else than the survivor', () => {
  const [template] = messageTemplates
  assert.deepEqual(messageTemplates.flatMap(queuedAtTheFirewall), [])
  assert.match(queuedAtTheFirewall({ ...template, says: ['S'] }).join('; '), /their status/)
  assert.match(queuedAtTheFirewall({ ...template, to: 'police' }).join('; '), /does not lead to/)
})

test('only the register feeds the way of legal requests, and it leads where the table of askers says', () => {
  assert.deepEqual(roundTheRegister(live), [])
  const ends = [...Object.keys(recipientTypes), ...officials].toSorted()
  assert.deepEqual(endsOfTheRegister(live), ends)
})

test('found: a paper, and a login, that go round the two people who decide', () => {
  const template = { name: 'paper for-the-police', classes: ['I'], by: ['court'] } as const
  const logins = { ...live.logins, waymark_export: { by: ['court'] } }
  const planted = { ...live, logins, templates: [...live.templates, template] }
  assert.deepEqual(roundTheRegister(planted), [
    'template paper for-the-police',
    'login waymark_export',
  ])
})

/** Whoever makes a decision for the firewall: one file, and it makes it of the register. */
const makesADecision = (files: readonly { readonly file: string; readonly text: string }[]) =>
  files.filter(({ text }) => /\bdecidedRequest\(/.test(text)).map(({ file }) => file)

test('one command gives the firewall a decision, and a made-up one opens nothing', () => {
  const files = globSync('src/**/*.ts').filter((file) => !/test/.test(file))
  const read = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  assert.deepEqual(makesADecision(read).toSorted(), [
    'src/application/legal-requests/let-out.ts',
    'src/domain/legal-requests/decided-request.ts',
  ])
  const text = 'mayLeave({ sink, to, classes, decided: decidedRequest(request, steps) })'
  assert.deepEqual(makesADecision([{ file: 'planted.ts', text }]), ['planted.ts'])
  const forged: DecidedRequest = {
    ...{ requestId: 'r', to: 'immigration-enforcement', classes: ['I'], orderNamesThem: true },
  }
  const asked = { sink: 'court', to: 'immigration-enforcement', classes: ['I'] } as const
  assert.ok('refused' in mayLeave({ ...asked, decided: forged }))
  const flag: object = { ...asked, decided: true }
  // As somebody might who remembers the flag of before: it is no decision either.
  assert.ok('refused' in mayLeave(flag as Parameters<typeof mayLeave>[0]))
})

test('found: a template that carries status and identity to somebody unknown', () => {
  const template = {
    name: 'paper for-anyone',
    classes: ['S', 'I'],
    by: [],
    to: ['unknown'],
  } as const
  const planted = { ...live, templates: [...live.templates, template] }
  assert.ok(
    leaksToDenied(planted).includes(
      'column person_identity.sealed (I) → template paper for-anyone → to unknown',
    ),
    leaksToDenied(planted).at(0),
  )
  assert.deepEqual(statusBesidePerson(planted), [
    'S beside I → template paper for-anyone → to unknown',
  ])
})

test('found: a page that gives a file to somebody who is denied', () => {
  const page = { name: 'GET /cases/:caseId/file', surface: 'staff', who: ['enforcement-officer'] }
  const roles = { ...live.roles, 'enforcement-officer': 'immigration-enforcement' }
  const planted = { ...live, roles, pages: [...live.pages, page] }
  assert.ok(
    leaksToDenied(planted).includes(
      'column person_contact.sealed (C) → login waymark_staff → surface staff → page GET /cases/:caseId/file → to immigration-enforcement',
    ),
    leaksToDenied(planted).at(0),
  )
})

test('found: a page for people of a role that nobody has named', () => {
  const page = { name: 'GET /file', surface: 'seat', who: ['visitor'] }
  const planted = { ...live, pages: [...live.pages, page] }
  assert.ok(undecided(planted).includes('role visitor'))
  assert.ok(leaksToDenied(planted).every((path) => path.endsWith('→ to unknown')))
  assert.ok(leaksToDenied(planted).length > 0)
})

for (const to of deniedTypes) {
  test(`found: a way out that leads to ${to}`, () => {
    const kind = { title: 'Planted', to: [to as 'embassy'], carries: ['L'] } as const
    const template = { name: 'planted', classes: ['L'], by: ['planted'] } as const
    const planted = {
      ...live,
      sinks: { ...live.sinks, planted: kind },
      templates: [...live.templates, template],
    }
    assert.ok(
      leaksToDenied(planted).some((path) =>
        path.endsWith(`template planted → way planted → to ${to}`),
      ),
    )
  })
}

test('found: sign-in that may read who somebody is, because its pages are for anyone', () => {
  const column = { name: 'planted.names', harm: 'I', readBy: ['waymark_signin'] }
  const found = leaksToDenied({ ...live, columns: [column] })
  assert.equal(found.length, 1)
  assert.match(
    found[0] ?? '',
    /^column planted\.names \(I\) → login waymark_signin → surface open → /,
  )
})

test('found: what nobody has decided about yet', () => {
  const rows: readonly (readonly [Partial<Live>, string])[] = [
    [{ columns: [{ name: 'new.column', harm: '', readBy: [] }] }, 'column new.column'],
    [{ columns: [{ name: 'a.b', harm: 'O', readBy: ['waymark_export'] }] }, 'waymark_export'],
    [{ templates: [{ name: 'new', classes: [], by: ['letter'] }] }, 'template new'],
    [
      { templates: [{ name: 'new', classes: ['L'], by: ['letter'] }] },
      'template new: way letter does not carry L',
    ],
    [
      { templates: [{ name: 'new', classes: ['O'], by: ['fax'] }] },
      'template new: way fax does not carry O',
    ],
    [{ pages: [{ name: 'GET /new', surface: 'kiosk', who: [] }] }, 'page GET /new'],
    [{ sinks: { ...sinks, fax: { title: 'Fax', to: [], carries: ['O'] } } }, 'way fax'],
  ]
  for (const [change, expected] of rows) {
    assert.ok(undecided({ ...live, ...change }).includes(expected), expected)
  }
})

test('found: numbers that would say the nationality of somebody beside where they are', () => {
  const statistics = { ...sinks.statistics, carries: ['S', 'L'] as const }
  assert.deepEqual(statusBesidePerson({ ...live, sinks: { ...live.sinks, statistics } }), [
    'way statistics carries S beside L',
  ])
})
