/** A made-up photograph: a drawn house, so that the demo shows how a picture of a place is opened. */
const drawn = [
  'iVBORw0KGgoAAAANSUhEUgAAAKAAAABkCAMAAAA2aMu9AAAAD1BMVEXj7vDJ1LD38+qXMhoVXmNa97kTAAAA',
  'nklEQVR42u3TMQ4CMQDEwID5/5tp0FEgEEmRs8D+wE6zY1RVVdVPhd0Hdp9aCGohz+w+pRDUQl6z+1RCUAt5',
  'n92nEIJbCGoh32T3nSgEtZCZ7L4ThKAWspLdt1EIduEY1+k2fyRgwIABAwYMGDBgwID/B7wdBQwYMGDAgAED',
  'Bnx0WWseuDgUMGDAgFLgtgIGDBgwYMCAAQMGDBgw4Ifuc5wriJDKYkgAAAAASUVORK5CYII=',
].join('')

export const photographName = 'Photograph of the front of a house (made up)'

export function madeUpPhotograph(): Uint8Array {
  return Buffer.from(drawn, 'base64')
}
