/**
 * Who a transaction acts for, as the settings that row-level security reads. Every value is checked
 * to be a UUID or a plain word before it becomes text, because settings cannot be parameters.
 */
export interface ActorContext {
  readonly orgId: string
  readonly userId: string
  readonly role: string
  readonly serviceIds: readonly string[]
  readonly caseId?: string
}

/** Nobody yet (signing in) or nobody in particular: policies that ask who it is let no row through. */
export const nobody = 'nobody'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const word = /^[a-z][a-z-]{0,62}$/

/** Opens a transaction and says who acts in it, in one message. Every setting is made, each time. */
export function beginAs(context: ActorContext | typeof nobody): string {
  const settings = context === nobody ? emptySettings : settingsOf(context)
  const lines = Object.entries(settings).map(
    ([name, value]) => `set local app.${name} = '${value}'`,
  )
  return ['begin', ...lines].join('; ')
}

const emptySettings = {
  org_id: '',
  user_id: '',
  role: '',
  service_ids: '',
  case_id: '',
  // Only the database itself opens a case in an emergency, and only until the transaction ends.
  glass_case: '',
  glass_classes: '',
}

function settingsOf(context: ActorContext): typeof emptySettings {
  const { orgId, userId, role, serviceIds, caseId } = context
  if (!word.test(role)) throw new Error('the role of an actor is not a plain word')
  return {
    ...emptySettings,
    org_id: checked(orgId),
    user_id: checked(userId),
    role,
    service_ids: `{${serviceIds.map(checked).join(',')}}`,
    case_id: caseId === undefined ? '' : checked(caseId),
  }
}

/** The value itself is not repeated in the message: it could be anything a person typed. */
function checked(id: string): string {
  if (typeof id !== 'string' || !uuid.test(id))
    throw new Error('an actor has an id that is no UUID')
  return id
}
