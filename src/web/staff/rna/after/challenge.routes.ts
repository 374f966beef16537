/** Challenging the decision on an RNA, the evidence for it, and asking for more time. */
import {
  askForEvidence,
  challengeOf,
  type EvidenceWanted,
  requestExtension,
  requestReconsideration,
} from '../../../../application/rna/challenge-rna.ts'
import { sit } from '../../../../application/services.ts'
import type { ReconsiderationDraft } from '../../../../domain/rna/reconsideration.ts'
import { listOf, type Typed, textOf, under } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import { categoryNames } from '../../case/category-names.ts'
import { needName } from '../../case/need-words.ts'
import { foundOr404, type StaffRequest, type StaffRoute, writeFrom } from '../../staff-request.ts'
import { readDetail } from '../read-detail.ts'
import { type Again, keptAs, openedRna, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { type ChallengePart, challengeField, challengePage } from './challenge.page.ts'

const base = '/cases/:caseId/rnas/:rnaId'

export const challengeRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path: `${base}/challenge`,
    purpose: 'prepare a challenge to a decision',
    answer: async (request: StaffRequest) => show(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${base}/challenge`,
    purpose: 'record a challenge and ask for its evidence',
    answer: save,
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${base}/extension`,
    purpose: 'record that more time was asked for',
    answer: extend,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  challenged:
    'Challenge recorded. Tell the survivor that it has gone, and when to expect an answer',
  evidence: 'Asked for. Each request is on the list until it is answered',
  extension: 'Recorded. Until more time is given in writing, the day stays as it is',
}

async function show(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const open = await openedRna(request)
  const draft = foundOr404(challengeOf(open, services.categories))
  const kept = await sit(services, actor, ({ stores }) =>
    stores.drafts.find(keptAs(request, 'challenge')),
  )
  const { newId } = services.world
  return {
    status: statusOf(again),
    show: challengePage(frame, {
      open,
      draft,
      categories: categoryNames(services),
      writeIds: [newId(), newId(), newId()],
      kept: kept?.fields,
      again,
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function save(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const open = await openedRna(request)
  const draft = foundOr404(challengeOf(open, services.categories))
  const wanted = wantedIn(draft, typed)
  const write = writeFrom(typed)
  const here = `/cases/${ids.caseId}/rnas/${ids.rnaId}/challenge`
  if (textOf(typed, 'do') === 'evidence') {
    if (wanted.length === 0) return show(request, { typed, problems: nothingTicked(draft) })
    const taken = await askForEvidence(services, actor, { ...ids, on: today, wanted, write })
    if ('refused' in taken) return show(request, { typed, refused: rnaInWords(taken.refused) })
    return { goTo: `${here}?done=evidence` }
  }
  const decision = open.rna.cycle.decisions.at(-1)?.fact ?? ''
  const read = readDetail('reconsideration-requested', { typed, today, given: { of: decision } })
  const problems = {
    ...('problems' in read ? read.problems : {}),
    ...problemsOfNeeds(draft, typed),
  }
  if ('problems' in read || Object.keys(problems).length > 0) {
    return show(request, { typed, problems })
  }
  const { of: _given, ...asked } = read.value.detail
  const names = categoryNames(services)
  const nameOf = (id: string) =>
    needName(
      open.picture.needs.find((need) => need.id === id),
      names,
    )
  const taken = await requestReconsideration(services, actor, {
    ...ids,
    on: read.value.on,
    request: { ...asked, statement: statementOf(draft, typed, nameOf) },
    wanted,
    paper: onPaper(draft, typed),
    draft: keptAs(request, 'challenge'),
    write,
  })
  if ('refused' in taken) return show(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: `${here}?done=challenged` }
}

/** What was written here, as the document of the request asks for it: nobody is asked twice. */
function onPaper({ needs }: ReconsiderationDraft, typed: Typed): Readonly<Record<string, string>> {
  const said = (name: string) => textOf(typed, name).trim()
  const perNeed = needs.map(({ id }) => ({
    [`challenge-${id}`]: isChallenged(typed, id) ? 'yes' : 'no',
    [`wrong-${id}`]: said(challengeField('whyWrong', id)),
    [`new-${id}`]: said(challengeField('newEvidence', id)),
    [`asks-${id}`]: said(challengeField('asksFor', id)),
  }))
  const whole = { grounds: said('grounds'), by: said('by'), statement: said('statement') }
  return Object.assign(whole, ...perNeed)
}

function isChallenged(typed: Typed, needId: string): boolean {
  return textOf(typed, challengeField('challenge', needId)) === 'yes'
}

function wantedIn({ needs }: ReconsiderationDraft, typed: Typed): readonly EvidenceWanted[] {
  return needs.flatMap(({ id, toAskFor }) =>
    listOf(typed, challengeField('ask', id))
      .filter((what) => toAskFor.includes(what))
      .map((what) => ({ need: id, what })),
  )
}

function nothingTicked({ needs }: ReconsiderationDraft): Readonly<Record<string, string>> {
  const first = needs.find(({ toAskFor }) => toAskFor.length > 0)
  return first ? { [challengeField('ask', first.id)]: 'Tick what to ask for' } : {}
}

function problemsOfNeeds(
  { needs }: ReconsiderationDraft,
  typed: Typed,
): Readonly<Record<string, string>> {
  const challenged = needs.filter(({ id }) => isChallenged(typed, id))
  const [first] = needs
  if (challenged.length === 0 && first) {
    return { [challengeField('challenge', first.id)]: 'Choose at least one need to challenge' }
  }
  return Object.fromEntries(
    challenged
      .filter(({ id }) =>
        (['whyWrong', 'newEvidence'] as const).every(
          (part) => textOf(typed, challengeField(part, id)).trim() === '',
        ),
      )
      .map(({ id }) => [
        challengeField('whyWrong', id),
        'Say what the decision overlooked, or what new evidence shows',
      ]),
  )
}

/** What was written for each need, put together, after the words of the request itself. */
function statementOf(
  { needs }: ReconsiderationDraft,
  typed: Typed,
  nameOf: (need: string) => string,
): string {
  const parts: readonly ChallengePart[] = ['whyWrong', 'newEvidence', 'asksFor']
  const perNeed = needs
    .filter(({ id }) => isChallenged(typed, id))
    .map(({ id }) => {
      const words = parts.map((part) => textOf(typed, challengeField(part, id)).trim())
      return [`${nameOf(id)}:`, ...words.filter(Boolean)].join('\n')
    })
  return [textOf(typed, 'statement').trim(), ...perNeed].filter(Boolean).join('\n\n')
}

async function extend(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const statement = textOf(typed, 'extension').trim()
  if (!statement) {
    return show(request, { typed, problems: { extension: 'Write why more time is needed' } })
  }
  const write = writeFrom(typed)
  const taken = await requestExtension(services, actor, { ...ids, on: today, statement, write })
  if ('refused' in taken) return show(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/challenge?done=extension` }
}
