/** What has happened since is asked for by hand; where it is not given, nobody is blamed who is not to blame. */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "../../api";
import { Shelf } from "../../replay/given";
import { Replay } from "../../replay/replay";
import { history, seated } from "../fixture";
import { Since } from "./Since";
import { ReplayProvider } from "./useReplay";

afterEach(cleanup);

test("a replay that the facilitator has closed meanwhile says so, and speaks of no fault", async () => {
  const replay = await Replay.open(new Shelf(history(seated("joan", "lw")), {}, "participant"));
  vi.spyOn(replay, "refresh").mockRejectedValue(new Problem("replay-closed", 403));
  const viewer = { session: "s1", eyes: "participant", key: "key" } as const;
  render(
    <ReplayProvider replay={replay} viewer={viewer}>
      <Since />
    </ReplayProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Fetch what is new" }));
  expect(await screen.findByText(/The facilitator may have closed the replay/)).toBeTruthy();
  expect(screen.queryByText(/went wrong/)).toBeNull();
});
