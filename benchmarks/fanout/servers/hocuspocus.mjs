// Hocuspocus: a board is a Yjs document, in memory, or kept by its own SQLite extension where STORE names a file.
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const extensions = process.env.STORE ? [new SQLite({ database: process.env.STORE })] : [];
const server = new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true, extensions, stopOnSignals: false });
await server.listen();
