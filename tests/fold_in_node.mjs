// Folds histories with the tablet's own code: one JSON line in, one JSON line out.
//   {"state", "events", "batches", "activity"}   the state after these events (null: from the start), and its comparison;
//                                                 batches of these sizes, then all that are left
//   {"asked"}                                     for each asked `{state, event, command, newId}` what a tablet that
//                                                 shows this state would have foreseen for the command, in the
//                                                 envelope of the event that it became
//   {"timeline", "today", "before", "after", "activity"}  how the places of the activity came about, and what changed
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = fileURLToPath(new URL("../web/", import.meta.url));
const vite = createRequire(`${web}package.json`).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);
const load = async (file) => {
  const options = { root: web, configFile: false, logLevel: "error" };
  return (await runnerImport(`${web}src/${file}.ts`, options)).module;
};
const { foldAll, start } = await load("projections/state");
const { compare } = await load("projections/comparison");
const { whose } = await load("projections/change");
const { signature } = await load("sync/envelope");
const { complete, predict } = await load("sync/predict");
const { Timeline } = await load("replay/timeline");
const { EVERYTHING } = await load("replay/types");
const { traces } = await load("replay/traces");
const { between } = await load("replay/between");

function folded({ state, events, activity, batches }) {
  let after = state ?? start();
  for (const size of batches ?? []) after = foldAll(after, events.splice(0, size));
  after = foldAll(after, events);
  return { state: after, comparison: activity ? compare(after, activity) : null };
}

function foreseen({ asked }) {
  return asked.map(({ state, event, command, newId }) => {
    const { seq, at, by, id } = event;
    const envelope = { seq, at, by, id, ...signature(event, by) };
    return predict(complete(command, state, whose(envelope), () => newId), state, envelope);
  });
}

function analysed({ timeline, today, before, after, activity }) {
  const page = { after: 0, upto: today.seq, head: today.seq, epoch: "", incidents: [], timeline };
  const rows = [...Timeline.empty().append(page).rows(EVERYTHING)];
  return { traces: traces(rows, today, activity), changes: between(rows, before, after) };
}

function answer(request) {
  if (request.timeline) return analysed(request);
  return request.asked ? foreseen(request) : folded(request);
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
