import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf } from "./slug";

test.each([
  ["Where we meet", "where-we-meet"],
  ["  Going to people's homes! ", "going-to-peoples-homes"],
  ["Café & crêpes", "cafe-crepes"],
  ["2 visits", "topic-2-visits"],
  ["会议", "topic"],
  ["", "topic"],
])("%j is called %s", (text, slug) => {
  expect(slugOf(text, new Set(), "topic")).toBe(slug);
});

test("one that is taken gets a number", () => {
  expect(slugOf("Home", new Set(["home", "home-2"]), "topic")).toBe("home-3");
});

test("any text makes a name that a template can hold", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
      const text = String.fromCodePoint(...points);
      const first = slugOf(text, new Set(), "topic");
      expect(slugOf(text, new Set([first]), "topic")).toMatch(/^[a-z][a-z0-9-]{0,47}$/);
    }),
  );
});
