/** What was given is nothing that a clinic's program wrote. */
export class Unreadable extends Error {}

/** Refuse what was given unless a claim about it holds. */
export function demand(claim, why) {
  if (!claim) throw new Unreadable(why);
}
