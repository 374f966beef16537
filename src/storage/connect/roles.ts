/**
 * The database roles, one login role per surface. Migration 0001 makes them; nobody is a superuser,
 * and those that log in own nothing. Only the backup role may read past row-level security.
 */
export const surfaces = ['signin', 'staff', 'seat', 'jobs', 'guest', 'backup'] as const
export type Surface = (typeof surfaces)[number]

export function roleOf(surface: Surface): string {
  return `waymark_${surface}`
}

/** Owns the schema and every table; cannot log in. Migrations act as this role. */
export const ownerRole = 'waymark_owner'
/** Owns the search functions and reads past row-level security inside them; cannot log in. */
export const searchRole = 'waymark_search'
export const schema = 'waymark'
