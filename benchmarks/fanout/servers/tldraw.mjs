// tldraw sync: a board is a room, in memory, or kept in SQLite as its documentation does where STORE names a file.
import { InMemorySyncStorage, NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from "@tldraw/sync-core";
import Database from "better-sqlite3";
import { WebSocketServer } from "ws";
import { schema } from "./schema.mjs";

const rooms = new Map();
let sockets = 0;

function storage(name) {
  const snapshot = { documents: [], clock: 0, documentClock: 0, schema: schema.serialize() };
  if (!process.env.STORE) return new InMemorySyncStorage({ snapshot });
  const database = new Database(`${process.env.STORE}-${name.replaceAll("/", "_")}.db`);
  database.pragma("journal_mode = WAL");
  return new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(database), snapshot });
}

function roomOf(name) {
  if (!rooms.has(name)) rooms.set(name, new TLSocketRoom({ schema, storage: storage(name), log: { warn() {}, error: console.error } }));
  return rooms.get(name);
}

const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4096 });
server.on("connection", (socket, request) => {
  roomOf(request.url).handleSocketConnect({ sessionId: `s${sockets++}`, socket });
});
