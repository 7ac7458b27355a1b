// The first message of a tldraw client, as a file for the load generator: `node connect.mjs FILE`.
import { writeFileSync } from "node:fs";
import { schema } from "./schema.mjs";

const message = { type: "connect", connectRequestId: "r1", protocolVersion: 8, schema: schema.serialize(), lastServerClock: 0 };
writeFileSync(process.argv[2], JSON.stringify(message));
