/** Fills the slots of a line for one person on one day. */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { towns } from '../people/identities.ts'
import type { Pronoun } from '../people/plot.ts'
import type { Chance } from '../telling/chance.ts'
import { workdayUpTo } from '../telling/story.ts'

export interface Speaking {
  readonly alias: string
  readonly pronoun: Pronoun
  readonly language: string
  readonly child?: string
}

const forms = {
  she: { she: 'she', She: 'She', her: 'her', his: 'her', self: 'herself', was: 'was' },
  he: { she: 'he', She: 'He', her: 'him', his: 'his', self: 'himself', was: 'was' },
  they: { she: 'they', She: 'They', her: 'them', his: 'their', self: 'themself', was: 'were' },
} as const

const times = ['9:30', '10:15', '11:00', '12:45', '13:30', '14:00', '15:20', '16:45', '17:30']

// Days in a letter are written out; the days themselves have no zone.
const written = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

export function filled(line: string, who: Speaking, on: Day, chance: Chance): string {
  return line.replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const form = formOf(who.pronoun, name)
    if (form !== undefined) return form
    if (name === 'A') return who.alias
    if (name === 'language') return who.language
    if (name === 'child') return who.child ?? 'the child'
    if (name === 'town') return chance.pick(towns)
    if (name === 'time') return chance.pick(times)
    if (name === 'date') return writtenDay(workdayUpTo(addDays(on, chance.whole(5, 21))))
    throw new Error(`no such slot: {${name}}`)
  })
}

function formOf(pronoun: Pronoun, name: string): string | undefined {
  const all: Readonly<Record<string, string>> = forms[pronoun]
  return all[name]
}

function writtenDay(day: Day): string {
  return written.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
}
