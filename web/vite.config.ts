import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precache } from "./src/offline/precache.ts";
import { player } from "./vite.player.ts";

/** Where a Leeway server listens while the web app is being worked on. */
const server = process.env.LEEWAY_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), precache(), player()],
  build: {
    // The server looks for the web app beside its own code, in a checkout and in a wheel alike.
    outDir: "../server/static",
    emptyOutDir: true,
    target: ["chrome111", "firefox114", "safari16.4"],
    sourcemap: false,
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
  test: {
    restoreMocks: true,
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Only what draws needs a page to draw on; making one takes longer than most tests.
    projects: [
      { extends: true, test: { name: "modules", environment: "node", include: ["src/**/*.test.ts"] } },
      { extends: true, test: { name: "screens", environment: "jsdom", include: ["src/**/*.test.tsx"] } },
    ],
  },
});
