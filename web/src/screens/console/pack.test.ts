import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pack, type Spot } from "./pack";

const spots = fc
  .array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 })
  .map((places) => places.map((x, number): Spot => ({ id: `n${number}`, x })));
const width = fc.double({ min: 0.05, max: 1, noNaN: true });

describe("packing notes under a scale", () => {
  it("lets no note cover another, or leave the scale", () => {
    fc.assert(
      fc.property(spots, width, (given, share) => {
        const { notes } = pack(given, share);
        expect(notes).toHaveLength(given.length);
        for (const note of notes) {
          expect(note.left).toBeGreaterThanOrEqual(-1e-9);
          expect(note.left + share).toBeLessThanOrEqual(1 + 1e-9);
          const beside = notes.filter((other) => other !== note && other.row === note.row);
          for (const other of beside) expect(Math.abs(other.left - note.left)).toBeGreaterThan(share - 1e-9);
        }
      }),
    );
  });

  it("keeps the order of places within each row, and every note near its own place", () => {
    fc.assert(
      fc.property(spots, width, (given, share) => {
        const { notes } = pack(given, share);
        const places = new Map(given.map(({ id, x }) => [id, x]));
        for (const a of notes) {
          const x = places.get(a.id) ?? 0;
          const middle = Math.max(share / 2, Math.min(1 - share / 2, x / 1000));
          expect(Math.abs(a.left + share / 2 - middle)).toBeLessThanOrEqual(0.8 * share + 1e-9);
          for (const b of notes.filter((other) => other.row === a.row && other.left > a.left)) {
            expect(places.get(b.id)).toBeGreaterThanOrEqual(x);
          }
        }
      }),
    );
  });

  it("gives the same picture whatever the order they come in", () => {
    fc.assert(
      fc.property(spots, width, (given, share) => {
        const byId = (a: Spot, b: Spot) => (a.id < b.id ? -1 : 1);
        const forth = [...pack(given, share).notes].sort(byId as never);
        const back = [...pack([...given].reverse(), share).notes].sort(byId as never);
        expect(back).toEqual(forth);
      }),
    );
  });

  it("needs one row where there is room for all, and no row for nothing", () => {
    expect(pack([], 0.2).rows).toBe(0);
    const far = [100, 400, 700].map((x, number) => ({ id: `n${number}`, x }));
    expect(pack(far, 0.2).rows).toBe(1);
  });

  it("moves a crowd at one end apart by rows, not far along the scale", () => {
    const crowd = [900, 940, 960, 975].map((x, number) => ({ id: `n${number}`, x }));
    const { notes, rows } = pack(crowd, 0.25);
    expect(rows).toBeGreaterThan(1);
    for (const note of notes) expect(note.left).toBeGreaterThan(0.5);
  });
});
