/** What is next for an RNA: one thing to do, by where it stands, and the page on which to do it. */
import type { RnaTrack } from '../../../../domain/pathway/tracks/rna/rna-track.ts'

export interface NextStep {
  readonly label: string
  /** Absent when there is nothing to do but wait. */
  readonly href?: string
  readonly waits?: string
}

export function nextStepOf(rna: RnaTrack, caseId: string): NextStep {
  const base = `/cases/${caseId}/rnas/${rna.cycle.rna}`
  switch (rna.state) {
    case 'offered':
      return { label: 'Record their answer', href: `${base}/answer` }
    case 'declined':
      return { label: 'They changed their mind', href: `${base}/answer` }
    case 'drafting':
      return { label: 'Go on writing', href: base }
    case 'survivor-review':
      return { label: 'Go through it with the survivor', href: `${base}/review` }
    case 'internal-qa':
      return { label: 'Check and release', href: `${base}/release` }
    case 'with-prime':
      return {
        label: 'Record what the prime contractor did',
        href: `${base}/sent`,
        waits: 'Waiting for the prime contractor to forward it.',
      }
    case 'with-authority':
      return {
        label: 'Enter the decision',
        href: `${base}/decision`,
        waits: 'Waiting for the authority to decide.',
      }
    case 'information-requested':
      return { label: 'Answer what was asked', href: `${base}/sent` }
    case 'decided':
      return { label: 'Tell the survivor', href: `${base}/told` }
    case 'communicated':
      return { label: 'See what was asked and granted', href: `${base}/decision` }
    case 'reconsideration':
      return {
        label: 'Enter the new decision',
        href: `${base}/decision`,
        waits: 'Waiting for the answer to the challenge.',
      }
    case 'active':
      return rna.periodEnding
        ? { label: 'Start the next RNA', href: `/cases/${caseId}/rnas/new` }
        : { label: 'See what was agreed', href: `${base}/decision` }
    case 'superseded':
    case 'closed':
      return {
        label: 'See it',
        href: rna.cycle.decisions.length > 0 ? `${base}/decision` : base,
      }
  }
}
