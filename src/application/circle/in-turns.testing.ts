/** For tests of two acts at once: a world in which somebody else decides whose turn it is. */
import type { Stores, World } from '../ports/world.ts'

/** Every call of a store waits for its turn first. What the database does then, it does by itself. */
export function inTurns(world: World, turn: () => Promise<void>): World {
  return {
    ...world,
    asActor: (actor, work) => world.asActor(actor, (stores) => work(storesInTurns(stores, turn))),
  }
}

function storesInTurns(stores: Stores, turn: () => Promise<void>): Stores {
  const waiting = (store: object) =>
    Object.fromEntries(
      Object.entries(store).map(([name, call]) => [
        name,
        async (...given: unknown[]) => {
          await turn()
          return call(...given)
        },
      ]),
    )
  const all = Object.entries(stores).map(([name, store]) => [name, waiting(store)])
  // The same stores under the same names, each call a little later.
  return Object.fromEntries(all) as unknown as Stores
}
