/**
 * Names, numbers and notes for made-up people. Family names come from the world of books, numbers
 * from the ranges that Ofcom keeps free for drama, addresses from towns that are on no map.
 */
import type { Contact, Identity } from '../../application/ports/person-stores.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Ending, PlaceDetails, PlaceKind } from '../../domain/places/place.ts'
import type { Chance } from '../telling/chance.ts'

export interface MadeUpPerson {
  readonly identity: Identity
  readonly contact: Contact
  readonly places: readonly MadeUpPlace[]
}

export interface MadeUpPlace {
  readonly kind: PlaceKind
  readonly details: PlaceDetails
  /** Marked as former so many days ago. */
  readonly former?: { readonly daysAgo: number; readonly because: Ending }
}

interface About {
  readonly language: string
  readonly bornOn: Day
  readonly reference: string | undefined
  readonly atSchool: boolean
  readonly house: boolean
  /** Counts people, so that no number is given twice. */
  readonly place: number
}

const first = ['Ve', 'So', 'Ta', 'Mi', 'Or', 'Lu', 'Ka', 'Ne', 'Da', 'Ri', 'Zo', 'Ha', 'El', 'Ju']
const second = [
  'lani',
  'rin',
  'mira',
  'dossa',
  'vesh',
  'loen',
  'tari',
  'nuel',
  'bekka',
  'sander',
  'wyn',
]
const familyFirst = [
  'Story',
  'Fable',
  'Ink',
  'Page',
  'Rhyme',
  'Quill',
  'Chapter',
  'Parable',
  'Ballad',
]
const familySecond = ['field', 'mere', 'water', 'stone', 'hill', 'bridge', 'moor', 'light', 'ford']

export const towns = [
  'Wrenbridge',
  'Ashmere',
  'Tolverton',
  'Saltwick Green',
  'Harrowdene',
  'Pennycross',
  'Little Orme',
  'Brackwater',
] as const

const streets = ['Example Lane', 'Sample Street', 'Invented Row', 'Pretend Close', 'Specimen Road']

const safeToCall = [
  'Call between 10 and 12 on weekdays. Say “the library” if anyone else answers.',
  'Text first, wait for a full stop in reply, then call.',
  'Mornings only. Never leave a voice message.',
  'After college, from 16:00. Ask how the plants are; if “dry”, hang up.',
  'Any time by message. No calls: the phone is shared on Sundays.',
  'Only Tuesdays and Thursdays, 9 to 11, when the flat is empty.',
  'Evenings after 18:30. Say who you are only when they say “speaking”.',
  'Call the support worker’s phone during visits; no other route is safe now.',
  'Any time. Number changed two months ago; the old one must not be used.',
  'Lunch break, 12:30 to 13:00. Use the word “garden” first.',
  'E-mail only, read at the college on Wednesdays. Subject line: “timetable”.',
  'Calls are fine; letters are not. Letters go to the office.',
]

const wishes = [
  'The same interpreter each time if possible; a woman.',
  'By phone rather than in the room. Not from the home town.',
  'No interpreter for everyday things; one for health and law.',
  'A man is fine. Please no first names.',
  'Written notes afterwards, in simple sentences.',
]

export function personOf(chance: Chance, about: About): MadeUpPerson {
  const { language, bornOn, reference, atSchool, place, house } = about
  const given = chance.pick(first) + chance.pick(second)
  const family = chance.pick(familyFirst) + chance.pick(familySecond)
  const town = chance.pick(towns)
  return {
    identity: {
      names: `${given} ${family}`,
      ...(chance.happens(0.25) && { otherNames: `${given.slice(0, 2)}, at work` }),
      bornOn,
      languages: language === 'English' ? 'English' : `${language}, some English`,
      ...(reference !== undefined && { nrmReference: reference }),
    },
    contact: {
      phone: `07700 900${String(place % 1000).padStart(3, '0')}`,
      email: `${given.toLowerCase()}.${family.toLowerCase()}${place}@example.org`,
      safeToCall: chance.pick(safeToCall),
      ...(language !== 'English' && { interpreterWishes: chance.pick(wishes) }),
    },
    places: [
      ...beforeThat(about),
      house
        ? {
            kind: 'safe-house',
            details: { where: `Room ${chance.whole(1, 9)}, safe house (made up), ${town}` },
          }
        : {
            kind: 'address',
            details: { where: `${chance.whole(2, 88)} ${chance.pick(streets)}, ${town}` },
          },
      { kind: 'gp', details: { where: `${chance.pick(towns)} surgery (made up)` } },
      ...(atSchool
        ? [{ kind: 'school', details: { where: `${town} school (made up)` } } as const]
        : []),
    ],
  }
}

/** Every fourth person moved lately, so that there is an old place on its way to being shredded. */
function beforeThat({ place }: About): readonly MadeUpPlace[] {
  if (place % 4 !== 0) return []
  const where = `${2 + (place % 80)} ${streets[place % streets.length]}, ${towns[place % towns.length]}`
  return [
    {
      kind: 'address',
      details: { where, about: 'A friend still lives there (made up).' },
      former: { daysAgo: 2 + ((place * 7) % 27), because: 'moved' },
    },
  ]
}
