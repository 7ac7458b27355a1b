import { describe, expect, it } from "vitest";
import { type Happening, session } from "../fixture";
import { sceneOf } from "./scene";

const start = (activity: string): Happening => ({ type: "activity.started", activity });
const end = (activity: string): Happening => ({ type: "activity.ended", activity });
const reveal: Happening = { type: "boards.revealed", activity: "scale" };
const hide: Happening = { type: "boards.hidden", activity: "scale" };

describe("the wall", () => {
  it("shows the way in until something has begun", () => {
    expect(sceneOf(session()).kind).toBe("door");
  });

  it("says that groups are working, and shows no board before the reveal", () => {
    expect(sceneOf(session(start("scale")))).toMatchObject({ kind: "working", activity: { id: "scale" } });
  });

  it("shows the boards once they are revealed, and no longer once they are hidden", () => {
    expect(sceneOf(session(start("scale"), reveal)).kind).toBe("revealed");
    expect(sceneOf(session(start("scale"), reveal, hide)).kind).toBe("working");
  });

  it("keeps the revealed boards up between two activities", () => {
    const scene = sceneOf(session(start("scale"), reveal, end("scale")));
    expect(scene).toMatchObject({ kind: "revealed", boards: { id: "scale" }, activity: null });
  });

  it("keeps them up in the conversation right after, which is about them", () => {
    const scene = sceneOf(session(start("scale"), reveal, start("compare")));
    expect(scene).toMatchObject({ kind: "revealed", boards: { id: "scale" }, activity: { id: "compare" } });
  });

  it("gives way to any other activity", () => {
    expect(sceneOf(session(start("scale"), reveal, start("chart")))).toMatchObject({
      kind: "working",
      activity: { id: "chart" },
    });
    expect(sceneOf(session(start("scale"), reveal, start("hello"))).kind).toBe("working");
  });

  it("names what comes next in a pause", () => {
    expect(sceneOf(session(start("hello"), end("hello")))).toMatchObject({
      kind: "between",
      next: { id: "scale" },
    });
  });

  it("thanks everybody when the session is closed, with the boards if they may be seen", () => {
    expect(sceneOf(session(start("scale"), { type: "session.closed" }))).toEqual({
      kind: "closed",
      boards: null,
    });
    const revealed = sceneOf(session(start("scale"), reveal, { type: "session.closed" }));
    expect(revealed).toMatchObject({ kind: "closed", boards: { id: "scale" } });
  });
});
