import { expect, test } from "vitest";
import { aliasIn } from "./alias";

test("the name in an activity is the one that the server makes [G40]", () => {
  expect(aliasIn("anns-alias", "unnamed")).toBe("5d9aee789f6e83b5");
  expect(aliasIn("anns-alias", "tables")).not.toBe("5d9aee789f6e83b5");
  expect(aliasIn("anns-alias", "unnamed")).toBe("5d9aee789f6e83b5");
});

test("who has no alias has none anywhere", () => {
  expect(aliasIn("", "unnamed")).toBe("");
});
