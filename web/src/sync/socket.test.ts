import { expect, test } from "vitest";
import { Hall } from "./rehearsal/hall";

const CARD = "scale:link:where";

test("half a character is sent as one that stands for it, so that the server does not hang up on it", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  ann.do({ type: "rewordNote", note: CARD, text: "walk \ud83d" });
  ann.do({ type: "rewordNote", note: "scale:link:who", text: "run 🏃" });
  await hall.flow();
  expect(Object.values(hall.server.state.boards.notes).map(({ text }) => text)).toEqual([
    "walk \ufffd",
    "run 🏃",
  ]);
  expect(ann.now.log.shown).toEqual(hall.server.state);
});
