/** A hall with one server and some tablets, in which a test moves every frame by hand. */
import type { AnyEvent } from "../../contract";
import type { Shelf } from "../shelf";
import { memoryShelf } from "../shelf";
import type { Surroundings } from "../surroundings";
import { Tablet } from "../tablet";
import { Clock, calm, seeded } from "./clock";
import { FakeServer } from "./server";
import { HandWire } from "./wires";

const BY = { at: 1, by: "fay" };
const END = { words: "end", plain: "plain end" };

/** A session with two groups, two aspects, and a scale that runs; Ann and Bob sit with the link workers, Cat does not. */
export const OPENING: readonly AnyEvent[] = [
  {
    ...{ type: "session.opened", seq: 1, ...BY, id: "opened", title: "T", facilitator: "fay", salt: "" },
    plan: {
      template: "tiny",
      scale: { left: END, right: END },
      backgrounds: ["link", "ppi"].map((id) => ({ id, name: id, shape: "circle" as const })),
      aspects: ["where", "who"].map((id) => ({ id, title: `Title of ${id}`, detail: "", source: "" })),
      activities: [
        {
          ...{ id: "scale", kind: "scale", title: "Scale", instruction: "", minutes: 5 },
          ...{ grouping: "separate", attribution: "named", mode: "group", prompts: [] },
        },
      ],
      ...{ bearers: [], bands: null, terms: [], closing: null },
    },
  },
  { type: "seat.joined", seq: 2, ...BY, id: "joined2", seat: "ann", name: "Ann", background: "link" },
  { type: "seat.joined", seq: 3, ...BY, id: "joined3", seat: "bob", name: "Bob", background: "link" },
  { type: "seat.joined", seq: 4, ...BY, id: "joined4", seat: "cat", name: "Cat", background: "ppi" },
  { type: "activity.started", seq: 5, ...BY, id: "started", activity: "scale" },
] as readonly AnyEvent[];

/** A browser on one device: what it keeps outlives its pages. */
export class Device {
  readonly shelf: Shelf;
  readonly hall: Hall;
  readonly seat: string;
  wires: HandWire[] = [];
  /** Without locks, as on plain http, every page of a seat sends. */
  locks = true;
  /** Pages of this browser that hear of each other. */
  readonly pages = new Set<() => void>();
  #senders: (() => void)[] = [];
  #woken: () => void = () => {};
  /** What the next picture is for; with `draws` off it waits until a test draws one. */
  #undrawn = new Set<() => void>();
  draws = true;

  constructor(hall: Hall, seat: string, shelf: Shelf = memoryShelf()) {
    [this.hall, this.seat, this.shelf] = [hall, seat, shelf];
    this.surroundings = this.#browser();
  }

  /** The newest wire. */
  get wire(): HandWire {
    const wire = this.wires.at(-1);
    if (!wire) throw new Error("nothing was dialled");
    return wire;
  }

  async page(key = this.seat): Promise<Tablet> {
    const tablet = new Tablet({ session: "s", who: this.seat, key }, this.surroundings);
    await tablet.open();
    return tablet;
  }

  /** The page is gone from one moment to the next, without a word to anyone. */
  kill(tablet: Tablet): void {
    tablet.close();
  }

  /** The page is shown again. */
  wake(): void {
    this.#woken();
  }

  /** The screen shows its next picture. */
  draw(): void {
    const due = [...this.#undrawn];
    this.#undrawn.clear();
    for (const act of due) act();
  }

  /** This browser, for pages made elsewhere. */
  readonly surroundings: Surroundings;

  #browser(): Surroundings {
    const { clock, chance } = this.hall;
    return {
      shelf: this.shelf,
      dial: (events) => {
        const wire = new HandWire(events, this.hall.server);
        this.wires.push(wire);
        return wire;
      },
      now: () => clock.now,
      wallClock: () => clock.now,
      chance,
      newId: () => this.hall.newId(),
      later: clock.later,
      soon: (act) => {
        this.#undrawn.add(act);
        if (this.draws) this.draw();
        return () => void this.#undrawn.delete(act);
      },
      whenSender: (_, act) => this.#queue(act),
      others: (_, act) => this.#introduce(act),
      whenWoken: (act) => {
        this.#woken = act;
        return () => {};
      },
      whenLeaving: () => () => {},
    };
  }

  #queue(act: () => void): () => void {
    this.#senders.push(act);
    if (this.#senders.length === 1 || !this.locks) act();
    return () => this.#stepDown(act);
  }

  #stepDown(act: () => void): void {
    const wasFirst = this.#senders[0] === act;
    this.#senders = this.#senders.filter((other) => other !== act);
    if (wasFirst) this.#senders[0]?.();
  }

  #introduce(act: () => void): { tell(): void; close(): void } {
    this.pages.add(act);
    return {
      tell: () => {
        if (!this.pages.has(act)) throw new Error("a closed channel carries nothing");
        for (const other of this.pages) if (other !== act) other();
      },
      close: () => void this.pages.delete(act),
    };
  }
}

export class Hall {
  readonly clock = new Clock();
  readonly server = new FakeServer(OPENING, this.clock);
  readonly chance: () => number;
  readonly devices: Device[] = [];
  #ids = 0;

  constructor(seed = 1) {
    this.chance = seeded(seed);
  }

  newId(): string {
    this.#ids += 1;
    return `made${String(this.#ids).padStart(16, "0")}`;
  }

  device(seat: string, shelf?: Shelf): Device {
    const device = new Device(this, seat, shelf);
    this.devices.push(device);
    return device;
  }

  /** Everything that can move moves, until nothing does. */
  async flow(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      await calm();
      const wires = this.devices.flatMap((device) => device.wires.filter(({ state }) => state !== "gone"));
      const busy = wires.filter((wire) => wire.state === "dialling" || wire.waitingUp + wire.waitingDown > 0);
      if (busy.length === 0) return;
      for (const wire of busy) {
        wire.open();
        wire.up();
        wire.down();
      }
    }
    throw new Error("it never comes to rest");
  }
}
