/** What the people of the main job share on their way: who is who, and the ids they meet. */
import assert from 'node:assert/strict'
import { aWalker, type Walker, type Walking } from '../walker.ts'

export interface Stage {
  worker: Walker
  manager(): Promise<Walker>
  prime(): Promise<Walker>
  assessor(): Promise<Walker>
  /** Like `/cases/ID`. */
  base: string
  rna: string
  nextRna: string
  /** Ids of needs by category. */
  readonly needs: Map<string, string>
  closeAll(): Promise<void>
}

export interface Step {
  readonly name: string
  readonly walk: (stage: Stage) => Promise<void>
}

export async function setStage(walking: Omit<Walking, 'as'>): Promise<Stage> {
  const known = new Map<string, Promise<Walker>>()
  const as = (name: string): Promise<Walker> => {
    const walker = known.get(name) ?? aWalker({ ...walking, as: name })
    known.set(name, walker)
    return walker
  }
  return {
    worker: await as('Senna Inkwater'),
    manager: () => as('Pella Draftsdale'),
    prime: () => as('Gale Sealworthy'),
    assessor: () => as('Vale Weighley'),
    base: '',
    rna: '',
    nextRna: '',
    needs: new Map(),
    async closeAll() {
      for (const walker of await Promise.all(known.values())) await walker.close()
    },
  }
}

export function needOf({ needs }: Stage, category: string): string {
  const id = needs.get(category)
  assert.ok(id, `no need of the kind ${category} was added`)
  return id
}

/** Records one fact as a worker does who knows where it is. */
export async function record(
  { worker, base }: Stage,
  type: string,
  fields: Parameters<Walker['fill']>[0],
): Promise<void> {
  await worker.go(`${base}/record/${type}`)
  await worker.fill(fields)
  await worker.press('Save')
  await worker.sees('Recorded. The clocks and the cover have been counted again')
}
