/**
 * How long it takes until somebody's support has moved: looked at, sealed into a file, read as a stranger's
 * file, taken in as a new case, and handed on again from there. The second file has to carry the very same
 * bytes as the first.
 */
import { addMember } from '../../src/application/circle/change-circle.ts'
import { giveHandover } from '../../src/application/handover/give-handover.ts'
import { openHandover } from '../../src/application/handover/open-handover.ts'
import { readNewHandover } from '../../src/application/handover/read-handovers.ts'
import { receiveHandover } from '../../src/application/handover/receive-handover.ts'
import { newFileCode } from '../../src/application/handover/sealed-file.ts'
import { settleHandover } from '../../src/application/handover/settle-handover.ts'
import { loadNeedCategories } from '../../src/application/load-need-categories.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import type { Services } from '../../src/application/services.ts'
import { needCategoriesFile } from '../../src/command-line/serve.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'
import { handoverItems } from '../../src/domain/handover/handover.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createWorld } from '../../src/storage/world.ts'
import type { LoadedCase } from '../load/load-cases.ts'

export interface HandoverFigure {
  /** From the first look to the file that was handed on. */
  readonly seconds: number
  readonly facts: number
  readonly fileKb: number
  readonly same: boolean
}

type Here = Pick<LoadedCase, 'id' | 'actor'>

export async function measureHandover(
  { database, keys }: { database: Database; keys: KeyKeeper },
  kept: readonly LoadedCase[],
  policy: Policy,
): Promise<HandoverFigure> {
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const nothing = () => Promise.reject(new Error('nothing is printed here'))
  // What the commands of a handover use, and nothing else of it.
  const services = {
    world,
    press: documentPress({ renderPdf: nothing, renderWord: nothing }),
    categories: loadNeedCategories(needCategoriesFile),
    policyFor: organisationPolicy(world, policy),
  } as unknown as Services
  const [longest] = kept.toSorted((one, other) => other.light.facts.length - one.light.facts.length)
  if (longest === undefined) throw new Error('no case was loaded')
  const begun = performance.now()
  const first = await handedOver(services, longest)
  const there = await takenIn(services, longest, first)
  const second = await handedOver(services, there)
  return {
    seconds: (performance.now() - begun) / 1000,
    facts: first.handover.carried.facts.length,
    fileKb: first.file.length / 1024,
    same: first.handover.making.sha256 === second.handover.making.sha256,
  }
}

async function handedOver(services: Services, { id: caseId, actor }: Here) {
  const { world } = services
  const today = world.today()
  const file = await world.asActor(actor, ({ cases }) => cases.open(caseId))
  const added = await addMember(services, actor, {
    ...{ caseId, type: 'support-provider', items: handoverItems },
    consent: { now: { on: today, detail: {} } },
    details: { who: 'Made up', organisation: 'Made up' },
    write: { writeId: world.newId(), versionSeen: 0 },
    caseVersionSeen: file?.version ?? 0,
  })
  if (!('memberId' in added) || added.memberId === undefined) throw new Error(JSON.stringify(added))
  const { memberId } = added
  const asked = { caseId, memberId, itemsFor: () => handoverItems }
  const look = (await readNewHandover(services, actor, asked))?.look
  if (look === undefined || !('looked' in look)) throw new Error(JSON.stringify(look))
  const code = newFileCode()
  const said = await giveHandover(services, actor, {
    ...{ caseId, memberId, items: handoverItems, way: 'file', shownOn: today },
    ...{ seen: look.looked.hash, goOn: true, code, writeId: world.newId() },
  })
  if (!('file' in said)) throw new Error(JSON.stringify(said))
  const opened = await openHandover(said.file, code)
  if (!('handover' in opened)) throw new Error(opened.refused.code)
  return { file: said.file, code, handover: opened.handover }
}

async function takenIn(
  services: Services,
  { actor }: Here,
  { file, code }: { readonly file: Uint8Array; readonly code: string },
): Promise<Here> {
  const { newId } = services.world
  const received = await receiveHandover(services, actor, {
    ...{ bytes: file, code, alias: 'Bench', serviceId: actor.serviceIds[0] ?? '' },
    ...{ caseId: newId(), writeId: newId() },
  })
  if ('refused' in received) throw new Error(received.refused.code)
  const { caseId } = received
  const settled = await settleHandover(services, actor, { caseId, how: 'take-in' })
  if ('refused' in settled) throw new Error(settled.refused.code)
  return { id: caseId, actor }
}
