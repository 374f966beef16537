/**
 * Command: release an RNA to the prime contractor. Freezes it, sends it and records it in one
 * transaction. Refused while a check is neither met nor overruled with a reason by a service manager.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../../domain/calendar/day.ts'
import { passingOn } from '../../domain/firewall/explanation.ts'
import { mayLeave, type WhyNotLeave } from '../../domain/firewall/may-leave.ts'
import type { Check, CheckNumber } from '../../domain/rna/checks/check.ts'
import { type Override, overrule, readyForRelease } from '../../domain/rna/completeness.ts'
import { canonicalText, submissionOf } from '../../domain/rna/submission.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { notAvailable, recordIn } from '../case/record-facts.ts'
import { harmOfDocuments } from '../documents/harm-of-documents.ts'
import { ownPlacesIn } from '../documents/own-places.ts'
import { draftSource, rnaPackInput } from '../documents/rna-pack-input.ts'
import type { Write } from '../ports/case-store.ts'
import type { PossiblePlace, ToMake } from '../ports/document-press.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { accountInRna, noteInRna } from '../told-once/account-in-rna.ts'
import { checksOf, moveOnOf, type OpenRna, openRna } from './open-rna.ts'
import { keep } from './save-draft.ts'
import type { StepTaken } from './take-rna-steps.ts'

export interface ForRelease extends OpenRna {
  readonly checks: readonly Check[]
  readonly mayRelease: boolean
  /** What in the text that will leave may tell where the person is, or how to reach them. */
  readonly places: readonly PossiblePlace[]
}

/** The RNA with all thirteen checks made, for whoever releases it. */
export function readForRelease(
  services: Services,
  actor: Actor,
  about: { caseId: string; rnaId: string },
): Promise<ForRelease | undefined> {
  return sit(services, actor, async (sitting) => {
    const open = await openRna(sitting, about)
    return open && withChecks(sitting, open)
  })
}

async function withChecks(sitting: Sitting, open: OpenRna): Promise<ForRelease> {
  const mayRelease = mayDo(sitting.actor, 'release-rna', open.file)
  const known = mayRelease && (await identityIsRecorded(sitting, open.file.id))
  return {
    ...open,
    checks: checksOf(sitting, open, known),
    mayRelease,
    places: placesIn(sitting, open),
  }
}

/** The same words that the prime contractor and the authority will read, looked through once more. */
function placesIn(sitting: Sitting, open: OpenRna): readonly PossiblePlace[] {
  return sitting.services.press.look(packOf(sitting, open)).places
}

function packOf({ services }: Sitting, open: OpenRna): ToMake {
  const input = rnaPackInput(draftSource(open, services.categories), open, services.world.today())
  return { kind: 'rna-pack', input }
}

async function identityIsRecorded({ stores }: Sitting, caseId: string): Promise<boolean> {
  const identity = await stores.people.reveal(caseId, 'identity')
  return Boolean(identity?.names && identity.bornOn)
}

export interface Release {
  readonly caseId: string
  readonly rnaId: string
  readonly on: Day
  /** The manager's reason for each check that is not met. */
  readonly reasons: ReadonlyMap<CheckNumber, string>
  /** Somebody has read the lines that may tell where the person is, and lets them go. */
  readonly placesRead: boolean
  /** The edition of what stood on the screen: what the Home Office may do with it. */
  readonly explained: string
  readonly write: Write & { readonly rnaVersionSeen: number }
}

export function releaseRna(services: Services, actor: Actor, release: Release): Promise<StepTaken> {
  return allOrNothing<StepTaken>(services, actor, async (sitting) => {
    const open = await openRna(sitting, release)
    if (!open || !mayDo(actor, 'work-on-case', open.file)) return notAvailable
    if (!mayDo(actor, 'release-rna', open.file)) {
      return { refused: { code: 'only-a-manager-releases' } }
    }
    // The submission's id is the id of the write: sent twice, it leaves once.
    const id = release.write.writeId
    if (open.submissions.some((one) => one.id === id)) return { done: true, warnings: [] }
    if (open.rna.state !== 'internal-qa') return { refused: { code: 'not-waiting-for-release' } }
    if (open.version !== release.write.rnaVersionSeen) {
      return { refused: { code: 'rna-changed-meanwhile', version: open.version } }
    }
    const { checks, places } = await withChecks(sitting, open)
    const overrides = overridesFrom(checks, release, actor)
    const ready = readyForRelease(open.draft, checks, overrides)
    if (!ready.ready) {
      const numbers = ready.blocking.map(({ number }) => number)
      return { refused: { code: 'not-ready-for-release', checks: numbers } }
    }
    const ownPlaces = await ownPlacesIn(sitting, release.caseId, packOf(sitting, open))
    if (ownPlaces.length > 0) return { refused: { code: 'tells-own-place', under: ownPlaces } }
    if (places.length > 0 && !release.placesRead) {
      return { refused: { code: 'places-not-read', places: places.length } }
    }
    const stopped = atTheFirewall(release)
    if (stopped.length > 0) return { refused: { code: 'may-not-leave', why: stopped } }
    const account = await accountInRna(sitting, release.caseId, open.draft)
    if ('refused' in account) return account
    const sent = await send(sitting, open, { release, checks, overruled: ready.overruled })
    if (!('refused' in sent)) {
      await noteInRna(sitting, open.file, { versions: account.versions, submissionId: id })
    }
    return sent
  })
}

/** The same question that everything asks which leaves; the prime contractor hands it on. */
function atTheFirewall({ explained }: Release): readonly WhyNotLeave[] {
  const to = 'prime-contractor'
  const said = mayLeave({
    ...{ sink: 'submission', to, classes: harmOfDocuments['rna-pack'].classes },
    explained: explained === passingOn(to)?.edition,
  })
  return 'refused' in said ? said.refused : []
}

function overridesFrom(
  checks: readonly Check[],
  { reasons, on }: Release,
  actor: Actor,
): readonly Override[] {
  return checks.flatMap((check) => {
    const reason = reasons.get(check.number) ?? ''
    const overruled = overrule(check, { by: actor.userId, on, reason })
    return 'override' in overruled ? [overruled.override] : []
  })
}

interface ToSend {
  readonly release: Release
  readonly checks: readonly Check[]
  readonly overruled: readonly Override[]
}

async function send(
  sitting: Sitting,
  open: OpenRna,
  { release, checks, overruled }: ToSend,
): Promise<StepTaken> {
  const { stores, services } = sitting
  const { file, picture, draft, rna } = open
  const until = moveOnOf(picture)?.to
  const text = canonicalText(
    submissionOf({
      draft,
      facts: file.facts,
      needs: picture.needs,
      caseReference: file.reference,
      ...(until && { moveOnUntil: until }),
      overruled: overruled.map(({ check, reason, on }) => ({
        title: checks.find(({ number }) => number === check)?.title ?? `Check ${check}`,
        reason,
        on,
      })),
    }),
  )
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const id = release.write.writeId
  const recorded = await recordIn(sitting, file, {
    facts: [
      { type: 'rna-released', on: release.on, detail: { rna: rna.cycle.rna, submission: id } },
    ],
    write: release.write,
  })
  if ('refused' in recorded) return recorded
  // What was brought up to date from the record is kept too: the next RNA is filled from it.
  const kept = await keep(sitting, open, { draft, writeId: services.world.newId() })
  if ('refused' in kept) return kept
  await stores.rnas.submit(file, { id, rnaId: rna.cycle.rna, text, sha256 })
  for (const { check } of overruled) {
    await stores.audit.record({ act: `overruled check ${check}`, caseId: file.id, objectId: id })
  }
  const about = { caseId: file.id, objectId: id }
  await stores.audit.record({ act: 'read where it may go before it was sent', ...about })
  await keepReasons(sitting, open, overruled)
  return { done: true, warnings: recorded.warnings }
}

/** Why a check was overruled stands in the journal, where colleagues look for it. */
async function keepReasons(
  { stores, services }: Sitting,
  { file, rna, picture }: OpenRna,
  overruled: readonly Override[],
): Promise<void> {
  if (overruled.length === 0) return
  const lines = overruled.map(({ check, reason }) => `Check ${check}: ${reason.trim()}`)
  await stores.journal.add(
    file,
    {
      id: services.world.newId(),
      on: picture.today,
      kind: 'note',
      words: [`RNA ${rna.cycle.number} was released although:`, ...lines].join('\n'),
      needIds: [],
    },
    { writeId: services.world.newId() },
  )
}
