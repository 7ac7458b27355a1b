import { expect, test } from "vitest";
import { BLINK, type Circumstances, JUST_BACK, OPENING, standing } from "./status";

const LIVE = { at: "live", socket: 1, due: 0, since: 0 } as const;
const WAITING = { at: "waiting", due: 0 } as const;
const CALM: Circumstances = {
  ...{ line: LIVE, count: 0, kept: 0, safe: true, promise: "on disk", shown: true },
  ...{ asked: false, unanswered: false, downSince: null, backSince: null },
};
const key = (change: Partial<Circumstances>, now = 100_000) =>
  standing({ ...CALM, ...change }, OPENING, now).key;

test("saved is said only when the server holds everything [G60]", () => {
  expect(key({})).toBe("saved");
  expect(key({ count: 1 })).toBe("saving");
});

test("before the first connection it opens, or shows what this device kept", () => {
  expect(key({ line: WAITING, shown: false })).toBe("opening");
  expect(key({ line: WAITING })).toBe("offline");
  expect(key({ line: WAITING, count: 2, kept: 2 })).toBe("unsent");
});

test("where no try is answered it is said, also to somebody in the lobby, who would wait in vain", () => {
  expect(key({ line: WAITING, shown: false, unanswered: true })).toBe("offline");
  expect(key({ line: WAITING, shown: false, asked: true })).toBe("lobby");
  expect(key({ line: WAITING, shown: false, asked: true, unanswered: true })).toBe("offline");
});

test("a line that is gone for a blink is not spoken of, but what waits is", () => {
  const down = { line: WAITING, downSince: 100_000 };
  expect(key(down, 100_000 + BLINK - 1)).toBe("saved");
  expect(key({ ...down, count: 1 }, 100_000 + BLINK - 1)).toBe("saving");
  expect(key(down, 100_000 + BLINK)).toBe("offline");
  expect(key({ ...down, count: 3, kept: 3 }, 100_000 + BLINK)).toBe("unsent");
});

test("a change is counted among the safe ones only once this device holds it [G60]", () => {
  const down = { ...CALM, line: WAITING, downSince: 0 };
  expect(standing({ ...down, count: 3, kept: 2 }, OPENING, BLINK)).toMatchObject({ key: "unsent", count: 2 });
  expect(standing({ ...down, count: 1, kept: 0 }, OPENING, BLINK)).toMatchObject({ key: "offline" });
  expect(standing({ ...down, count: 3, kept: 2, safe: false }, OPENING, BLINK)).toMatchObject({ count: 3 });
});

test("back in touch is said for a while, once everything is sent", () => {
  expect(key({ backSince: 100_000, count: 2 })).toBe("saving");
  expect(key({ backSince: 100_000 }, 100_000 + JUST_BACK - 1)).toBe("back");
  expect(key({ backSince: 100_000 }, 100_000 + JUST_BACK)).toBe("saved");
});

test("giving up names the code and the reason, whatever waits", () => {
  const line = { at: "gaveUp", code: 4503, reason: "The session is gone." } as const;
  expect(standing({ ...CALM, line, count: 4 }, OPENING, 0)).toMatchObject({
    ...{ key: "gaveUp", code: 4503, reason: "The session is gone.", count: 4 },
  });
});

test("what has not changed is the very same value", () => {
  const before = standing(CALM, OPENING, 0);
  expect(standing(CALM, before, 1)).toBe(before);
});
