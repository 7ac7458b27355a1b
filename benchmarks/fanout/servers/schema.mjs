// What a tldraw board holds here: notes.
import { createRecordType, StoreSchema } from "@tldraw/store";

const note = createRecordType("note", { validator: { validate: (record) => record }, scope: "document" });
export const schema = StoreSchema.create({ note }, {});
