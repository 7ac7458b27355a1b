/** What has been read in this tab. Where the browser keeps nothing, a reload shows it again, which does no harm. */

const here = new Set<string>();

export function wasRead(name: string): boolean {
  try {
    return here.has(name) || sessionStorage.getItem(keyOf(name)) !== null;
  } catch {
    return here.has(name);
  }
}

export function keepRead(name: string): void {
  here.add(name);
  try {
    sessionStorage.setItem(keyOf(name), "read");
  } catch {
    // Kept as long as the page, then.
  }
}

function keyOf(name: string): string {
  return `leeway.${name}`;
}
