import { expect, test } from "vitest";
import { Hall } from "./rehearsal/hall";

test("a tablet is told when another has taken its seat, and may go on all the same", async () => {
  const hall = new Hall();
  const [device, other] = [hall.device("ann"), hall.device("bob")];
  const [ann, bob] = [await device.page(), await other.page()];
  await hall.flow();
  hall.server.happen({ type: "seat.handed", seat: "ann" });
  await hall.flow();
  expect([ann.now.handed, bob.now.handed]).toEqual([true, false]);
  ann.stay();
  expect(ann.now.handed).toBe(false);
});
