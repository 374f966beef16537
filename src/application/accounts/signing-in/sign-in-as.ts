/** Command: sign in as one of the made-up people of a demo. Refused wherever people are real. */
import type { SignInPort, Who } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { type Beginning, beginSession } from './begin-session.ts'

/** Both the installation and the database must say that people are made up. */
export async function signInAs(
  { signIn, installation }: Pick<Services, 'signIn' | 'installation'>,
  who: Who,
  browser: Omit<Beginning, 'factor'>,
): Promise<{ token: string } | { refused: { code: 'not-a-demo-person' } }> {
  const offered = installation.kind === 'demo' && (await isOffered(signIn, who))
  const token = offered
    ? await beginSession(signIn, who, { ...browser, factor: 'demo' })
    : undefined
  return token === undefined ? { refused: { code: 'not-a-demo-person' } } : { token }
}

async function isOffered(signIn: SignInPort, { orgId, userId }: Who): Promise<boolean> {
  const people = await signIn.demoPeople()
  return people.some((person) => person.orgId === orgId && person.userId === userId)
}
