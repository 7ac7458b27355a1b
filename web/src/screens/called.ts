/** What to call a person on a screen: their name, or words for somebody whose name was erased. Never nothing. */
import { words } from "../words";

export function called(who: { readonly name: string } | undefined): string {
  return who?.name || words.t("erase.nameless");
}
