/** For tests: answers and screenings of nobody, with ids that are easy to read. */
import { aDay } from '../calendar/day.ts'
import type { Answer, AnswerCode } from './answer.ts'
import { type Editions, newestEditions, type Profile } from './profile.ts'
import type { ScreeningEvent, ScreeningHappening } from './screening.ts'

export const editions: Editions = newestEditions()

export const adultInLabour: Profile = {
  age: { now: 'adult', during: 'all-adult' },
  kinds: ['labour'],
  mode: 'long',
}

export function answered(sign: string, code: AnswerCode, about: Partial<Answer> = {}): Answer {
  const on = about.on ?? aDay('2026-03-02')
  return {
    ...{ id: `${sign} ${code} ${on}`, sign, code, on },
    ...{ recordedAt: `${on}T09:00:00Z`, initials: 'M.U.' },
    ...about,
  }
}

export function happened(
  happening: ScreeningHappening,
  about: { readonly id?: string; readonly on?: string; readonly screening?: string } = {},
): ScreeningEvent {
  const on = aDay(about.on ?? '2026-03-02')
  const screening = about.screening ?? 's1'
  const id = about.id ?? `${screening} ${happening.kind} ${on}`
  return { ...happening, id, screening, on, recordedAt: `${on}T09:00:00Z`, initials: 'M.U.' }
}
