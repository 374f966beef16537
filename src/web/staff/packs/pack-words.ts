/** The words around sharing packs: why something stays here, why a pack cannot leave, how one stands. */
import type { ReleaseRefusal } from '../../../application/packs/release-pack.ts'
import type { GuestDoor } from '../../../application/ports/guests/guest-doors.ts'
import { closedWhys } from '../../../domain/guests/door.ts'
import type { WhyLeftOut } from '../../../domain/packs/pack-content.ts'
import { packTemplates } from '../../../domain/packs/pack-templates.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords as circleWords, itemTitle } from '../circle/circle-words.ts'

export const leftOutWords: Readonly<Record<WhyLeftOut, string>> = {
  'not-in-template': 'not for this kind of pack',
  'not-agreed': 'they did not agree to it',
  'not-chosen': 'not ticked',
  'nothing-written': 'nothing is written about it',
}

export function doorWords(door: GuestDoor | undefined, now: string): string {
  if (door === undefined) return 'Closed'
  if (door.closed) return `Closed. ${closedWhys[door.closed.why]}`
  return door.expiresAt <= now ? 'Closed. Its time was over' : 'Can be opened'
}

export function isOpen(door: GuestDoor | undefined, now: string): boolean {
  return door !== undefined && door.closed === undefined && door.expiresAt > now
}

const nothingSent = 'Nothing was sent and nothing was made.'

export function inWords(refusal: ReleaseRefusal): RefusalWords {
  switch (refusal.code) {
    case 'no-such-template':
      return say('Choose what kind of pack it is', nothingSent)
    case 'not-for-them':
      return say(
        `“${packTemplates[refusal.template].title}” is not for this kind of professional`,
        `Choose another kind of pack. ${nothingSent}`,
      )
    case 'nothing-chosen':
      return say('Nothing is ticked', `Tick what they agreed to. ${nothingSent}`)
    case 'not-for-this-pack':
      return say(
        `This kind of pack cannot hold: ${refusal.items.map(itemTitle).join(', ')}`,
        `Choose another kind, or leave it out. ${nothingSent}`,
      )
    case 'too-long-open':
      return say(`It can stay open for ${refusal.most} days at most`, nothingSent)
    case 'too-many-views':
      return say(`It can be opened ${refusal.most} times at most`, nothingSent)
    case 'too-many-papers':
      return say(`There can be ${refusal.most} papers at most`, `Make two packs. ${nothingSent}`)
    case 'shown-later':
      return say('The day on which they saw it is in the future', nothingSent)
    case 'no-such-paper':
      return say(
        'One of the papers cannot go into a pack',
        `Only papers of this case that show no place can go, as PDF or picture. ${nothingSent}`,
      )
    case 'account-may-not-go':
      return say(
        'Words of their account may not go to this reader',
        refusal.topics.length === 0
          ? `Words under a mark of their account are not what was said. Take them out, or leave them as they were. ${nothingSent}`
          : `About: ${refusal.topics.join(', ')}. Open their account, and ask the person. ${nothingSent}`,
      )
    case 'papers-too-heavy':
      return say(
        `Together the papers are larger than ${refusal.mostMegabytes} megabytes`,
        `Make two packs. ${nothingSent}`,
      )
    case 'changed-since-looked':
      return say(
        'What would go is not what you looked at',
        `It stands below as it is now. Read it, then give it out. ${nothingSent}`,
      )
    case 'not-looked-at':
      return say(
        'Some words may tell where they are',
        `Read each line below, and say that you did. ${nothingSent}`,
      )
    case 'papers-not-looked-over':
      return say(
        'Look at each paper before it leaves',
        `Open each one, look at every page, and tick that no address and no place of theirs is on it. ${nothingSent}`,
      )
    case 'nothing-in-it':
      return say('There would be nothing in it', `Tick more, or name a paper. ${nothingSent}`)
    case 'tells-own-place':
      return say(
        'It says where they are, so it cannot leave',
        `Their own address, street or postcode stands under: ${refusal.under.join(', ')}. ${nothingSent}`,
      )
    case 'names-them':
      return say(
        'It says who they are, so it cannot leave',
        `This kind of pack names nobody. Take out: ${refusal.found.join(', ')}. ${nothingSent}`,
      )
    case 'could-not-be-made':
      return say(
        'The file could not be made',
        `One of the papers may be damaged. Leave it out and try again. ${nothingSent}`,
      )
    case 'made-already':
      return say(
        'This pack was made already',
        'Its link and code were shown once and are kept nowhere. If you do not have them, take the pack back and make a new one.',
      )
    default:
      return circleWords(refusal)
  }
}

function say(title: string, next: string): RefusalWords {
  return { title, next, status: 409 }
}
