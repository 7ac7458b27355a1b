/** The name that stands for somebody on the boards that are theirs alone, where an activity names nobody. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const LENGTH = 16;
const known = new Map<string, string>();

/**
 * Whose board it is, in this activity: another name in each, so that what one wrote in two is not put together. The same
 * as in `projections/alias.py`. Empty for a seat whose alias this tablet does not know.
 */
export function aliasIn(alias: string, activity: string): string {
  if (alias === "") return "";
  const told = `${alias}:${activity}`;
  const name = known.get(told) ?? bytesToHex(sha256(utf8ToBytes(told))).slice(0, LENGTH);
  known.set(told, name);
  return name;
}
