/** The survivor's review and the manager's release: the two gates before an RNA leaves the house. */
import { readForRelease, releaseRna } from '../../../../application/rna/release-rna.ts'
import { recordReview, returnRna } from '../../../../application/rna/take-rna-steps.ts'
import { sit } from '../../../../application/services.ts'
import type { CheckNumber } from '../../../../domain/rna/checks/check.ts'
import { checkRules } from '../../../../domain/rna/completeness.ts'
import { listOf, type Problems, textOf } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import { categoryNames } from '../../case/category-names.ts'
import { foundOr404, type StaffRequest, type StaffRoute, writeFrom } from '../../staff-request.ts'
import { readDetail } from '../read-detail.ts'
import { type Again, keptAs, openedRna, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { reasonName, releasePage } from './release.page.ts'
import { reviewPage } from './review.page.ts'

const base = '/cases/:caseId/rnas/:rnaId'
const manager = { ...rnaTeam, who: ['service-manager'], relation: 'release-rna' } as const

export const reviewRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path: `${base}/review`,
    purpose: 'go through an RNA with the survivor',
    answer: async (request: StaffRequest) => showReview(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${base}/review`,
    purpose: 'record what the survivor says of an RNA',
    answer: saveReview,
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: `${base}/release`,
    purpose: 'check an RNA before it is released',
    answer: async (request: StaffRequest) => showRelease(request),
  },
  {
    ...manager,
    method: 'POST',
    path: `${base}/release`,
    purpose: 'release an RNA to the prime contractor',
    answer: release,
  },
  {
    ...manager,
    method: 'POST',
    path: `${base}/return`,
    purpose: 'return an RNA to its writer with reasons',
    answer: sendBack,
  },
]

async function showReview(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const open = await openedRna(request)
  const writeId = services.world.newId()
  const kept = await sit(services, actor, ({ stores }) =>
    stores.drafts.find(keptAs(request, 'review')),
  )
  return {
    status: statusOf(again),
    show: reviewPage(frame, {
      open,
      categories: services.categories,
      writeId,
      kept: kept?.fields,
      again,
    }),
  }
}

async function saveReview(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const read = readDetail('rna-reviewed-by-survivor', {
    typed,
    today,
    given: { rna: ids.rnaId },
  })
  if ('problems' in read) return showReview(request, { typed, problems: read.problems })
  const { on, detail } = read.value
  const { rna: _given, ...reviewed } = detail
  if (reviewed.agreement === 'not-asked' && !reviewed.whyNotAsked) {
    return showReview(request, { typed, problems: { whyNotAsked: 'Say why they were not asked' } })
  }
  const taken = await recordReview(services, actor, {
    ...ids,
    on,
    reviewed,
    write: { ...writeFrom(typed), rnaVersionSeen: Number(textOf(typed, 'rnaVersionSeen')) },
  })
  if ('refused' in taken) return showReview(request, { typed, refused: rnaInWords(taken.refused) })
  await sit(services, actor, ({ stores }) => stores.drafts.discard(keptAs(request, 'review')))
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/release` }
}

async function showRelease(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const open = foundOr404(await readForRelease(services, actor, rnaIds(request)))
  return {
    status: statusOf(again),
    show: releasePage(frame, {
      open,
      categories: categoryNames(services),
      writeId: services.world.newId(),
      returnWriteId: services.world.newId(),
      again,
    }),
  }
}

async function release(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const reasons = new Map<CheckNumber, string>(
    checkRules.map(({ number }) => [number, textOf(typed, reasonName(number)).trim()]),
  )
  const taken = await releaseRna(services, actor, {
    ...ids,
    on: today,
    reasons,
    placesRead: listOf(typed, 'placesRead').includes('yes'),
    explained: textOf(typed, 'explained'),
    write: { ...writeFrom(typed), rnaVersionSeen: Number(textOf(typed, 'rnaVersionSeen')) },
  })
  if ('refused' in taken) {
    const { refused } = taken
    const problems: Problems =
      refused.code === 'places-not-read'
        ? { placesRead: 'Read the lines above and tick that they may go, or return the RNA' }
        : refused.code === 'not-ready-for-release'
          ? Object.fromEntries(
              refused.checks.map((number) => [
                reasonName(number),
                `Put it right, or write why it can go all the same: ${titleOf(number)}`,
              ]),
            )
          : {}
    return showRelease(request, { typed, problems, refused: rnaInWords(refused) })
  }
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/sent?done=released` }
}

function titleOf(number: CheckNumber): string {
  return checkRules.find((rule) => rule.number === number)?.title ?? ''
}

async function sendBack(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const reasons = textOf(typed, 'reasons').trim()
  if (!reasons) {
    return showRelease(request, { typed, problems: { reasons: 'Write what needs correcting' } })
  }
  const taken = await returnRna(services, actor, {
    ...ids,
    on: today,
    by: 'manager',
    reasons,
    write: writeFrom(typed),
  })
  if ('refused' in taken) return showRelease(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}?done=returned` }
}
