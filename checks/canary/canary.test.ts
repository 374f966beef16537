/**
 * Words that nobody would write are typed into every field of every form, and then looked for in
 * everything that Waymark shows, sends, logs and keeps. They may be only where the list says.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPress } from '../../src/documents/press/press.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'
import { logToConsole } from '../../src/web/request/log.ts'
import { routes } from '../../src/web/routes.ts'
import { knownAt } from '../access/cells.ts'
import { aFrontDoor, type FrontDoor } from '../access/front-door.ts'
import type { CaseKey } from '../access/made-up-few.ts'
import { aGuestAnswers } from './a-guest-answers.ts'
import { allowedPlaces, teams } from './allowed-places.ts'
import { lookAtWhatIsKept } from './look-at-what-is-kept.ts'
import { overheard } from './overheard.ts'
import { type Planting, plant } from './plant.ts'
import { provoke } from './provoke.ts'
import { makeDocuments, walkAndLook } from './walk.ts'
import { watch } from './watch.ts'

const usual = process.env['TMPDIR']
const passing = mkdtempSync(join(tmpdir(), 'waymark-canary-'))
let planting: Planting
const press = openPress()
const said = overheard()
before(async () => {
  // What is put aside for a moment is put where it can be looked at.
  process.env['TMPDIR'] = passing
  const front = await aFrontDoor()
  // The database of this process lies there too: it goes first.
  process.once('exit', () => rmSync(passing, { recursive: true, force: true }))
  const mayRead: Parameters<typeof watch>[0]['mayRead'] = (who, caseId) =>
    Object.entries(teams).some(
      ([key, team]) => front.caseId(key as CaseKey) === caseId && who && team.includes(who),
    )
  planting = {
    front,
    door: front.openAt(routes, {
      services: { ...front.services, press: documentPress(press) },
      log: logToConsole,
    }),
    known: await knownAt(front),
    watch: watch({ routes, allowed: allowedPlaces, mayRead, called: await calledIn(front) }),
  }
})
after(async () => {
  await press.stop()
  await planting.door.stop()
  await planting.front.close()
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
})

test('what is typed is seen only where it may be', async (t) => {
  const { watch, front } = planting
  const listening = said.begin()
  await aGuestAnswers(front, watch)
  const planted = await plant(planting)
  const looked = await walkAndLook(planting)
  const documents = await makeDocuments(planting)
  await provoke(planting)
  listening.end()
  watch.look('what the server says', Buffer.from(said.lines().join('\n')))
  const faults = front.faults()
  watch.look('the faults', Buffer.from(faults.join('\n')))
  const kept = await lookAtWhatIsKept(front, watch, passing)
  t.diagnostic(
    JSON.stringify({ forms: planted.forms, looked, documents, ...kept, ...watch.counted }),
  )
  t.diagnostic(`not saved: ${[...new Set(planted.notSaved)].join(', ')}`)
  // The one that was provoked.
  assert.deepEqual(
    faults.filter((one) => !one.startsWith('/breaks 500')),
    [],
  )
  assert.deepEqual(watch.findings(), [])
  // Seeing nothing means something only where there was enough to see.
  const inOrder = watch.allowedSightings()
  for (const sighting of mustBeSeen) {
    assert.ok(
      inOrder.some((one) => sighting.test(one)),
      `${sighting} was never seen`,
    )
  }
  assert.ok(said.lines().length > 1000, 'the server said too little')
  for (const kind of ['pdf', 'wordprocessingml']) {
    assert.ok(
      documents.some((one) => one.includes(kind)),
      `no ${kind} was made`,
    )
  }
})

/** By what every made-up person is called in lists, and the references of their cases. */
async function calledIn({ few, copy }: FrontDoor): Promise<readonly string[]> {
  const rows = await copy.asAdministrator<{ reference: string }>('select reference from case_file')
  const aliases = Object.values(few.cases).map(({ alias }) => alias)
  return [...aliases, ...rows.map(({ reference }) => reference)]
}

const mustBeSeen = [
  /look-for find was seen in the page of GET \/caseload \| the answer to the writer/,
  /entries words was seen in the page of GET \/cases\/:caseId \| of the same case, the team/,
  /places\/new where was seen in the page of POST .*:placeId\/show \| of the same case/,
  /survivorWords was seen in the words of the file from POST .*documents-out/,
  /survivorWords was seen in the word\/document.xml of the file from POST .*documents-out/,
  /alias was seen in the column case_file\.alias/,
  /alias was seen in the database’s tables on disk/,
  /g\/:link\/answer words was seen in the page of GET .*requests\/:askedId/,
  /drafts\/:form value was seen in the page of GET \/drafts/,
]
