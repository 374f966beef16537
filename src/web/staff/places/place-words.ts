/** Sealed places in words: what each is called, the short lists, and why something was refused. */
import type { PlaceRefusal } from '../../../application/places/place-refusal.ts'
import type { Handing } from '../../../application/ports/places/place-stores.ts'
import type {
  Ending,
  KeepReason,
  Place,
  PlaceKind,
  ShowReason,
} from '../../../domain/places/place.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import type { RecipientType } from '../../../domain/places/recipient.ts'
import type { Release } from '../../../domain/places/release.ts'
import { shredsOn } from '../../../domain/places/shredding.ts'
import { plainDay } from '../../parts/dates.ts'
import type { RefusalWords } from '../../words.ts'

export const kindWords: Readonly<Record<PlaceKind, string>> = {
  address: 'Address',
  'safe-house': 'Safe house',
  school: 'School',
  gp: 'GP',
  workplace: 'Workplace',
  other: 'Another place',
}

/** What it is called everywhere: never where it is. */
export function nameOf({ kind, codeName }: Pick<Place, 'kind' | 'codeName'>): string {
  return codeName ? `${kindWords[kind]} ${codeName}` : kindWords[kind]
}

export const reasonWords: Readonly<Record<ShowReason, string>> = {
  visit: 'I am going there or taking them there',
  emergency: 'Somebody must get to them now',
  appointment: 'To arrange transport or an appointment',
  safety: 'To check whether it is still safe',
  'survivor-asked': 'They asked me to look',
  'check-record': 'To check what is written down',
  other: 'Something else',
}

export const keepWords: Readonly<Record<KeepReason, string>> = {
  claim: 'A claim or a benefit needs it',
  police: 'The police need it',
  court: 'A court needs it',
  safety: 'Safety planning needs it',
  'survivor-asked': 'They asked us to keep it',
}

const endingWords: Readonly<Record<Ending, string>> = {
  moved: 'they moved',
  corrected: 'it was corrected',
  'no-longer-used': 'it is not theirs any more',
}

export const recipientWords: Readonly<Record<RecipientType, string>> = {
  police: 'Police officer',
  'emergency-service': 'Ambulance or fire service',
  'health-service': 'Doctor, hospital or health service',
  'local-authority': 'Council or social services',
  'support-provider': 'Another support provider',
  solicitor: 'Solicitor or legal adviser',
  court: 'Court or tribunal',
  school: 'School or college',
  'immigration-enforcement': 'Immigration enforcement',
  unknown: 'I am not sure who they are',
}

export const handingWords: Readonly<Record<Handing, string>> = {
  'in-person': 'I tell them in person',
  'by-phone': 'I call them back on a number that I checked',
  'by-letter': 'By a sealed letter, tracked',
  'by-their-portal': 'Through their own secure site',
}

export const stageWords: Readonly<Record<Release['stage'], string>> = {
  asked: 'Waits for a second person',
  approved: 'Approved, not yet handed over',
  refused: 'Refused',
  withdrawn: 'Taken back',
  'handed-over': 'Handed over',
  expired: 'Ran out',
}

/** "kept since 3 June 2026"; of a former one, when it will be gone. */
export function standingOf(place: Place): string {
  const { shreddedOn, former, from, until } = place
  const lived = [from && `from ${plainDay(from)}`, until && `until ${plainDay(until)}`]
    .filter(Boolean)
    .join(' ')
  if (shreddedOn) {
    return [lived, `shredded on ${plainDay(shreddedOn)}`].filter(Boolean).join(', ')
  }
  if (!former) return `kept since ${plainDay(place.keptSince)}`
  const gone = shredsOn(place)
  const ending = `former, because ${endingWords[former.because]}`
  return [ending, lived, gone && `will be shredded on ${plainDay(gone)}`].filter(Boolean).join(', ')
}

const nothingShown = 'Nothing was shown. '

export function inWords(refused: PlaceRefusal): RefusalWords {
  switch (refused.code) {
    case 'place-not-available':
      return {
        title: 'There is no such place here for you',
        next: 'Check the case, or ask your service manager.',
        status: 404,
      }
    case 'place-is-shredded':
      return {
        title: 'This place was shredded',
        next: 'It is gone for good and nobody can bring it back. Ask the person if it is still needed.',
        status: 409,
      }
    case 'place-is-current':
      return {
        title: 'This place is still theirs',
        next: 'Only former places are shredded, so there is nothing to keep longer.',
        status: 409,
      }
    case 'place-needs-step-up':
      return {
        title: 'Show first that it is you',
        next: `${nothingShown}Enter the code that your app shows now, then press again.`,
        status: 422,
      }
    case 'too-many-people':
      return {
        title: `You have seen where ${refused.most} people are within ${refused.within === 'hour' ? 'an hour' : 'a day'}`,
        next: `${nothingShown}Nobody sees more than that in one go, and your service manager can see that you asked. If somebody is in danger now, call your manager or 999.`,
        status: 429,
      }
    case 'kept-until-has-passed':
      return {
        title: 'That day has passed',
        next: 'Nothing was changed. Choose today or a later day.',
        status: 422,
      }
    case 'kept-for-too-long':
      return {
        title: `A place can be kept to ${plainDay(refused.latest)} at most`,
        next: 'Nothing was changed. Whoever still needs it then can keep it again.',
        status: 422,
      }
    case 'recipient-never':
      return {
        title: 'Immigration enforcement is never told where a person is',
        next: 'Nothing was asked and nothing was shown. If they ask you, tell your service manager; you need not answer them.',
        status: 422,
      }
    case 'recipient-unknown':
      return {
        title: 'Find out first who they are',
        next: 'Nothing was asked. Call the organisation back on a number that you looked up yourself.',
        status: 422,
      }
    case 'release-needs-a-second-person':
      return {
        title: 'A different person has to answer this',
        next: 'You asked for it. A service manager, or the colleague who covers, can approve it. Is there nobody else? Your administrator can make a second lead for this service.',
        status: 409,
      }
    case 'release-is-for-who-asked':
      return {
        title: 'Only the colleague who asked sees it',
        next: nothingShown.trim(),
        status: 409,
      }
    case 'release-not-approved':
      return {
        title: 'Nobody has approved this yet',
        next: `${nothingShown}A second person has ${placeLimits.approveWithin.value} hours to answer.`,
        status: 409,
      }
    case 'release-is-over':
      return {
        title: `This is over: ${stageWords[refused.stage].toLowerCase()}`,
        next: `${nothingShown}If it is still needed, ask again.`,
        status: 409,
      }
  }
}
