/** Templates as files, out of this device and into it. */
import { slugOf } from "./slug";

/** Offer a template's text as a file named after its title. */
export function saveFile(title: string, toml: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toml], { type: "application/toml" }));
  link.download = fileName(title);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every computer takes, and that `leeway template check` takes too. */
export function fileName(title: string): string {
  return `${slugOf(title, new Set(), "workshop")}.toml`;
}
