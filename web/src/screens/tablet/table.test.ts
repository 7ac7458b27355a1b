import { describe, expect, it } from "vitest";
import { afternoon, type Happening, started } from "../afternoon";
import { nextTable, sizeOf, tableIn } from "./table";

const tables = [
  { id: "table-1", name: "Table 1", shape: "hexagon", seats: ["joan", "pat"] },
  { id: "table-2", name: "Table 2", shape: "star", seats: ["amir"] },
] as const;
const formed: Happening = { type: "groups.formed", activity: "chart", groups: [...tables], seed: 1 };
const ended: Happening = { type: "activity.ended", activity: "talk" };

describe("the table of a seat", () => {
  it("is told ahead of its activity, but not while another one runs", () => {
    expect(nextTable(afternoon(), "joan")).toBeNull();
    expect(nextTable(afternoon(formed), "joan")?.name).toBe("Table 1");
    expect(nextTable(afternoon(started("talk"), formed), "joan")).toBeNull();
    expect(nextTable(afternoon(started("talk"), formed, ended), "amir")?.name).toBe("Table 2");
  });

  it("is none where no tables were formed", () => {
    expect(tableIn(afternoon(formed), "joan", "chart")?.id).toBe("table-1");
    expect(tableIn(afternoon(formed), "joan", "talk")).toBeNull();
  });

  it("has as many people as sit there", () => {
    const state = afternoon(formed, { type: "seat.removed", seat: "pat" });
    expect([sizeOf(state, "table-1", "chart"), sizeOf(state, "lw", "talk")]).toEqual([1, 2]);
  });
});
