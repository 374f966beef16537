/** Words where nobody should write them: in addresses, in what is too long, in what breaks a page. */
import type { Services } from '../../src/application/services.ts'
import { logToConsole } from '../../src/web/request/log.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Route } from '../../src/web/route.ts'
import type { Sending } from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import type { Planting } from './plant.ts'

/** It breaks with the words in its message, as a driver's or a parser's fault does. */
const breaks: Route<Services> = {
  method: 'POST',
  path: '/breaks',
  purpose: 'break with what was typed',
  surface: 'staff',
  who: 'signed-in',
  answer: async ({ typed }) => {
    const words = textOf(typed, 'words')
    throw Object.assign(new Error(`could not read ${words}\n    at ${words}:1:1`), {
      code: words,
      detail: words,
    })
  },
}

export async function provoke({ front, door, watch }: Planting): Promise<void> {
  const by: Who = 'worker'
  const word = (field: string) => watch.type({ field, by, caseId: undefined, refused: true })
  const sendings: readonly Sending[] = [
    { method: 'GET', url: `/nothing/${word('an address')}` },
    { method: 'GET', url: `/cases/${word('an address')}` },
    { method: 'GET', url: `/cases/${front.caseId('main')}/documents-out/${word('an address')}/x` },
    { method: 'GET', url: `/caseload?${word('an address')}=${word('an address')}` },
    { method: 'GET', url: `/%zz${word('an address')}` },
    {
      method: 'POST',
      url: `/cases/${front.caseId('main')}/entries`,
      fields: { words: `${word('too much')} `.repeat(200_000) },
    },
  ]
  for (const sending of sendings) {
    const reply = await door.send(by, sending)
    await watch.lookAtReply({ who: by, method: sending.method, url: sending.url, own: true }, reply)
  }
  // What is looked for is found on the page, and stands in no address.
  const find = watch.type({ field: 'POST /look-for find', by, caseId: undefined })
  for (const list of ['/caseload', `/cases/${front.caseId('main')}`]) {
    const sent = { in: list, find, support: '', nation: '' }
    const looked = await door.post(by, '/look-for', sent)
    await watch.lookAtReply({ who: by, method: 'POST', url: '/look-for', own: true }, looked)
    const url = (looked.goTo ?? '').split('#', 1)[0] ?? ''
    const there = await door.get(by, url)
    await watch.lookAtReply({ who: by, method: 'GET', url, own: true }, there)
  }
  // Somebody whose session is over is sent to sign in, and back to where they were.
  const url = `/caseload?find=${word('an address')}`
  await watch.lookAtReply(
    { who: undefined, method: 'GET', url },
    await door.send(undefined, { method: 'GET', url }),
  )
  const broken = front.openAt([breaks], { log: logToConsole })
  const fields = { words: word('what breaks a page') }
  const reply = await broken.post(by, breaks.path, fields)
  await watch.lookAtReply({ who: by, method: 'POST', url: breaks.path, own: true }, reply)
  await broken.stop()
}
