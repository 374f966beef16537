/** The bar above every page of one case: alias, reference, how each track stands, the case's own pages. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { ageGroups, nations } from '../../../domain/facts/referral-facts.ts'
import { dueInPlainWords, inPlainWords } from '../../../domain/pathway/in-plain-words.ts'
import type { Tracks } from '../../../domain/pathway/tracks.ts'
import { identityBar, subNavigation, type Track } from '../../parts/casework/identity-bar.ts'
import { linkButton } from '../../parts/fields/form.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'

const pages = [
  { at: '', label: 'Timeline' },
  { at: '/needs', label: 'Needs and cover' },
  { at: '/rnas', label: 'RNAs' },
  { at: '/risk', label: 'Risk and safety' },
  { at: '/promises', label: 'Promises and matters' },
  { at: '/circle', label: 'People around them' },
  { at: '/account', label: 'Their account' },
  { at: '/told', label: 'What they were told' },
  { at: '/documents', label: 'Documents' },
  { at: '/contact', label: 'How to reach them' },
  { at: '/person', label: 'Who and where' },
  { at: '/looked', label: 'Who looked' },
  { at: '/asked', label: 'Who asked' },
  { at: '/own-record', label: 'Their own record' },
  { at: '/kept', label: 'How long it is kept' },
] as const
export type CasePageName = (typeof pages)[number]['at']

export function caseBar({ file, picture }: ReadCase, here?: CasePageName): Html {
  const { tracks, today } = picture
  const base = `/cases/${file.id}`
  return identityBar({
    alias: file.alias,
    reference: file.reference,
    about: aboutLine(tracks),
    slim: here !== '',
    tracks: trackLines(tracks, today),
    actions: linkButton('Record what happened', `${base}/record`, 'secondary'),
    navigation: subNavigation(
      `Pages about ${file.alias}`,
      pages
        .filter(({ at }) => at !== '/rnas' || hasRnas(tracks))
        .map(({ at, label }) => ({ href: `${base}${at}`, label, here: at === here })),
    ),
  })
}

/** RNAs are for adults in England and Wales; elsewhere only somebody who came from there has any. */
export function hasRnas({ nation, ageGroup, rnas }: Tracks): boolean {
  const here = nation === undefined || nation === 'ENG' || nation === 'WAL'
  return (here && ageGroup === 'adult') || rnas.length > 0
}

function aboutLine({ nation, ageGroup, support }: Tracks): Html {
  return html`${nation ? nations[nation] : 'Nation not recorded'} · ${ageGroups[ageGroup]}${
    support.missing ? html` ${tag('late', 'Missing')}` : nothing
  }${support.detained ? html` ${tag('soon', 'Detained')}` : nothing}`
}

function trackLines(tracks: Tracks, today: ReadCase['picture']['today']): readonly Track[] {
  const rna = tracks.rnas.at(-1)
  const rnaLine = tracks.rnaDue
    ? dueInPlainWords(tracks.rnaDue, today)
    : rna
      ? inPlainWords(rna, today)
      : hasRnas(tracks)
        ? 'None yet'
        : undefined
  const child = tracks.ageGroup === 'adult' ? undefined : inPlainWords(tracks.child, today)
  const status = /^not-/.test(tracks.immigration.state)
    ? undefined
    : inPlainWords(tracks.immigration, today)
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['NRM', inPlainWords(tracks.nrm, today)],
    ['Support', inPlainWords(tracks.support, today)],
    ['RNA', rnaLine],
    ['Consents', consentLine(tracks)],
    ['Child', child],
    ['Permission to stay', status],
  ]
  return lines.flatMap(([name, state]) => (state ? [{ name, state }] : []))
}

function consentLine({ consents }: Tracks): string {
  const states = Object.values(consents).map(({ state }) => state)
  const counted = (['live', 'refused', 'withdrawn'] as const)
    .map((state) => ({ state, count: states.filter((one) => one === state).length }))
    .filter(({ count }) => count > 0)
  return counted.length === 0
    ? 'None asked yet'
    : counted.map(({ state, count }) => `${count} ${state}`).join(', ')
}
