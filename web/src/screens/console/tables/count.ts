/** How many tables suit so many people. Pure. */

/** So many sit well around one table with one tablet. */
const AROUND = 6;

/** As few tables as seat no more than six each; what the server would choose by itself. */
export function usualTables(people: number): number {
  return Math.max(1, Math.ceil(people / AROUND));
}

/** A table of one is no table. */
export function mostTables(people: number): number {
  return Math.max(1, Math.floor(people / 2));
}
