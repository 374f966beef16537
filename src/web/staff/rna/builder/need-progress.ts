/** How far one need of an RNA has come, in nine things that a reader of it will look for. */
import type { DraftNeed } from '../../../../domain/rna/draft.ts'

export interface NeedAspect {
  readonly title: string
  /** The path of the first field that belongs to it. */
  readonly path: string
  readonly ready: boolean
}

export function aspectsOf(need: DraftNeed): readonly NeedAspect[] {
  const { answers, recommendation: asked, steps, evidence } = need
  const base = `needs/${need.id}`
  const has = (...names: (keyof typeof answers)[]) =>
    names.every((name) => answers[name] !== undefined)
  const dated = asked.supports && asked.from && asked.to && asked.exitCondition
  const stepped = steps.some(({ answers: { what, owner, by } }) => what && owner && by)
  const spoken = has('survivorWords') || (has('whyNoWords') && answers.whyNoWords !== 'not-asked')
  return [
    { title: 'What is needed', path: `${base}/description`, ready: has('description') },
    { title: 'Their own words', path: `${base}/survivorWords`, ready: spoken },
    { title: 'The link', path: `${base}/link`, ready: has('link', 'linkReasoning') },
    { title: 'What is in place', path: `${base}/currentProvision`, ready: has('currentProvision') },
    {
      title: 'Other services',
      path: `${base}/mainstreamRoute`,
      ready: has('mainstreamRoute', 'waiting', 'eligibility', 'distance', 'languageThere'),
    },
    { title: 'If it ends', path: `${base}/impactIfEnded`, ready: has('impactIfEnded') },
    {
      title: 'Recommendation',
      path: `${base}/asks`,
      ready: answers.asks === 'elsewhere' || (answers.asks === 'support' && Boolean(dated)),
    },
    { title: 'Steps', path: `${base}/steps`, ready: stepped },
    {
      title: 'Evidence',
      path: `${base}/noEvidenceReason`,
      ready: evidence.length > 0 || has('noEvidenceReason'),
    },
  ]
}

/** "6 of 9 ready" */
export function progressWords(need: DraftNeed): string {
  const aspects = aspectsOf(need)
  return `${aspects.filter(({ ready }) => ready).length} of ${aspects.length} ready`
}
