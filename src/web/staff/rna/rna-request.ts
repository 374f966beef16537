/** What every page of an RNA needs: the RNA of the address, its frame with its own pages, what came back. */
import { type OpenRna, readRna } from '../../../application/rna/open-rna.ts'
import { inPlainWords, rnaName } from '../../../domain/pathway/in-plain-words.ts'
import { subNavigation } from '../../parts/casework/identity-bar.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message, RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { foundOr404, idFrom, type StaffRequest } from '../staff-request.ts'

/** What a form came back with: everything typed, and what is wrong with it. */
export interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

export const rnaTeam = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const

export function rnaIds(request: StaffRequest): { caseId: string; rnaId: string } {
  return { caseId: idFrom(request, 'caseId'), rnaId: idFrom(request, 'rnaId') }
}

/** Where unsaved words of a form of this RNA are kept. */
export function keptAs(request: StaffRequest, form: string): string {
  const { caseId, rnaId } = rnaIds(request)
  return `case:${caseId}:rna-${rnaId}-${form}`
}

export async function openedRna(request: StaffRequest): Promise<OpenRna> {
  return foundOr404(await readRna(request.services, request.actor, rnaIds(request)))
}

export function statusOf(again: Again | undefined): number {
  return again?.refused?.status ?? (again ? 422 : 200)
}

export function rnaAddress({ file, rna }: Pick<OpenRna, 'file' | 'rna'>): string {
  return `/cases/${file.id}/rnas/${rna.cycle.rna}`
}

interface RnaPage {
  readonly title: string
  /** Which of the pages of the RNA this is; '' is its overview. */
  readonly here?: string
  readonly problems?: Problems | undefined
  readonly refused?: Message | undefined
  readonly done?: string | undefined
  readonly width?: 'reading' | 'work'
}

/** Where it stands, without the name that the heading has already said. */
export function standsWords({ rna, picture }: Pick<OpenRna, 'rna' | 'picture'>): string {
  const words = inPlainWords(rna, picture.today).replace(`${rnaName(rna.cycle.number)}: `, '')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** A page of one RNA below the bar of its case. */
export function rnaPage(frame: Frame, open: OpenRna, about: RnaPage, body: Html): Html {
  const { title, here, ...rest } = about
  const name = rnaName(open.rna.cycle.number)
  const base = rnaAddress(open)
  const pages = pagesOf(open).map(({ at, label }) => ({
    href: `${base}${at}`,
    label,
    here: at === here,
  }))
  return page(
    frame,
    { ...rest, title: `${title}, ${name}`, lead: caseBar(open, '/rnas') },
    html`${pages.length > 1 ? subNavigation(`Pages of the ${name}`, pages) : nothing}${body}`,
  )
}

/** Only pages that make sense where the RNA stands now. */
function pagesOf({ rna }: OpenRna): readonly { at: string; label: string }[] {
  const { step, submissions, decisions } = rna.cycle
  const read = step === 'survivor-review' || step === 'internal-qa' || submissions.length > 0
  return [
    { at: '', label: rnaName(rna.cycle.number) },
    ...(read ? [{ at: '/review', label: 'With the survivor' }] : []),
    ...(step === 'internal-qa' ? [{ at: '/release', label: 'Release' }] : []),
    ...(submissions.length > 0 ? [{ at: '/sent', label: 'Sent' }] : []),
    ...(submissions.length > 0 || decisions.length > 0
      ? [{ at: '/decision', label: 'Decision' }]
      : []),
    ...(decisions.length > 0 ? [{ at: '/challenge', label: 'Challenge' }] : []),
  ]
}
