/**
 * May this professional be asked, today? The gate for asking, and one thing more: the consent on which they
 * stand in the circle must stand as well, because it says what they may be told, and a question tells whom it
 * is about.
 */
import { mayShare, type Sharing, standingGrant, type WhyNotShare } from '../circle/may-share.ts'

export function mayAsk(asking: Omit<Sharing, 'purpose'>): readonly WhyNotShare[] {
  const { consents, member } = asking
  const said = mayShare({ ...asking, purpose: 'ask-for-evidence' })
  const why = 'refused' in said ? said.refused : []
  const standing = (['share-with-organisation', 'ask-professional'] as const).map((code) =>
    standingGrant(consents, code, member.grant),
  )
  if (standing.some((one) => 'fact' in one)) return why
  const known = why.some(({ code }) => code === 'withdrawn' || code === 'grant-gone')
  return known ? why : [...why, { code: 'grant-gone', consent: 'share-with-organisation' }]
}
