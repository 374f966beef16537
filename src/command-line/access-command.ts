/** `waymark access`: the whole access table, for reviewers: role, act, relation, and the rule behind it. */
import { accessRules, acts, decideAccess, relations } from '../application/access/access-rules.ts'
import { roles } from '../application/actor.ts'
import { type Command, exit, say } from './command.ts'

export const accessCommand: Command = {
  name: 'access',
  summary: 'prints who may do what, and which pages each role can reach',
  options: {
    routes: { type: 'boolean', help: 'print the pages and who may open them' },
    json: { type: 'boolean', help: 'print JSON for machines' },
  },
  async run(given) {
    if (given['routes']) await printRoutes(Boolean(given['json']))
    else printMatrix(Boolean(given['json']))
    return exit.ok
  },
}

function printMatrix(json: boolean): void {
  const rows = roles.flatMap((role) =>
    acts.flatMap((act) =>
      relations.map((relation) => ({ role, act, relation, ...decideAccess(role, act, relation) })),
    ),
  )
  if (json) {
    say(JSON.stringify({ rules: accessRules, rows }, null, 2))
    return
  }
  for (const { role, act, relation, permitted, rule } of rows.filter((row) => row.permitted)) {
    say(
      `${role.padEnd(22)} ${act.padEnd(20)} ${relation.padEnd(10)} ${permitted ? 'yes' : 'no'}  ${rule}`,
    )
  }
  say('Everything that is not listed is refused.')
}

async function printRoutes(json: boolean): Promise<void> {
  const { routes } = await import('../web/routes.ts')
  const rows = routes.map(({ method, path, purpose, who, relation }) => ({
    method,
    path,
    who: typeof who === 'string' ? who : who.join(', '),
    act: relation ?? '',
    purpose,
  }))
  if (json) {
    say(JSON.stringify(rows, null, 2))
    return
  }
  for (const { method, path, who, act, purpose } of rows) {
    say(`${method.padEnd(5)} ${path.padEnd(48)} ${act.padEnd(20)} ${purpose} (${who})`)
  }
}
