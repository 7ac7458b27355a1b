import { expect, test } from "vitest";
import { Hand } from "./given";
import { Grip } from "./grip";

function held() {
  const clock = new Hand();
  const told: boolean[] = [];
  const grip = new Grip(clock, (moving) => told.push(moving));
  return { clock, told, grip };
}

test("a thumb that nobody holds does not move, wherever it is put", () => {
  const { grip, told } = held();
  grip.moved();
  expect(told).toEqual([]);
});

test("a thumb that is held moves until it has stayed for some frames", () => {
  const { grip, told, clock } = held();
  grip.hold(true);
  for (let frame = 0; frame < 20; frame++) {
    grip.moved();
    clock.draw();
  }
  expect(told).toEqual([true]);
  for (let frame = 0; frame < 8; frame++) clock.draw();
  expect(told).toEqual([true, false]);
  grip.moved();
  expect(told).toEqual([true, false, true]);
});

test("a device that was busy has not seen it rest", () => {
  const { grip, told, clock } = held();
  grip.hold(true);
  grip.moved();
  clock.draw(900);
  clock.draw(900);
  expect(told).toEqual([true]);
  for (let frame = 0; frame < 4; frame++) clock.draw();
  expect(told).toEqual([true, false]);
});

test("a thumb that is let go rests at once", () => {
  const { grip, told } = held();
  grip.hold(true);
  grip.moved();
  grip.hold(false);
  grip.hold(false);
  expect(told).toEqual([true, false]);
  expect(grip.moving).toBe(false);
});
