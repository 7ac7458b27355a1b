// Moves as Yjs itself encodes them, for the load generator to send: `node updates.mjs FILE [publishers] [moves each]`.
// Each publisher moves twenty notes of its own; a transaction over x, y, at and id is one move. The layout is in load/documents.c.
import { closeSync, openSync, writeSync } from "node:fs";
import * as Y from "yjs";

const [, , file, publishers = "10", moves = "30000"] = process.argv;
const NOTES = 20;
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const first = new Y.Doc();
first.clientID = 1;
first.transact(() => {
  for (let p = 0; p < Number(publishers); p++)
    for (let n = 0; n < NOTES; n++) {
      const note = new Y.Map(Object.entries({ x: 0, y: 0, at: 0, id: "", text: "hello" }));
      first.getMap("notes").set(`p${p}n${n}`, note);
    }
});
const beginning = Buffer.from(Y.encodeStateAsUpdate(first));
const out = openSync(file, "w");
writeSync(out, Buffer.concat([u32(Number(publishers)), u32(beginning.length), beginning]));
for (let p = 0; p < Number(publishers); p++) {
  const parts = [u32(Number(moves))];
  const mine = new Y.Doc();
  Y.applyUpdate(mine, beginning);
  mine.clientID = 1000 + p;
  mine.on("update", (update) => parts.push(u32(update.length), Buffer.from(update)));
  for (let i = 0; i < Number(moves); i++)
    mine.transact(() => {
      const note = mine.getMap("notes").get(`p${p}n${i % NOTES}`);
      note.set("x", ((i * 37) % 997) / 997 + 0.0001);
      note.set("y", ((i * 91) % 991) / 991 + 0.0001);
      note.set("at", 1700000000.123 + i);
      note.set("id", "@00000000@");
    });
  writeSync(out, Buffer.concat(parts));
}
closeSync(out);
