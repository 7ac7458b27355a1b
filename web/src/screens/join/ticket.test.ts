import { describe, expect, it } from "vitest";
import { ticketOf } from "./ticket";

describe("what a link to join brings", () => {
  it("is the session's secret, and a card's code on a seat card", () => {
    expect(ticketOf("K7M44QPX")).toEqual({ code: "K7M44QPX", card: "" });
    expect(ticketOf("K7M44QPX.01ABCDEFGH")).toEqual({ code: "K7M44QPX", card: "01ABCDEFGH" });
  });
});
