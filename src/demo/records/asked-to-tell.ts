/** Made-up colleagues who ask whether a place may be told: each waits for a second person's answer. */
import type { ReleaseAsked } from '../../application/ports/places/place-stores.ts'

type Asking = Pick<ReleaseAsked, 'recipientType' | 'handing' | 'recipient' | 'organisation' | 'why'>

/** By the key of the person; about the first place that is current. */
export const askedToTell: Readonly<Record<string, Asking>> = {
  curlew: {
    recipientType: 'police',
    handing: 'by-phone',
    recipient: 'Sergeant Made-up',
    organisation: 'Wrenbridge police (made up)',
    why: 'They will collect papers on Thursday, and she agreed to it today.',
  },
  sandpiper: {
    recipientType: 'health-service',
    handing: 'in-person',
    recipient: 'Nurse Invented',
    organisation: 'Ashmere clinic (made up)',
    why: 'A home visit after the operation. He asked for it himself.',
  },
}
