/** Builds the player beside the web app: what is put into every replay that is taken away as one file. Runs in Vite only. */
import react from "@vitejs/plugin-react";
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from "vite";

/** So many bytes of a font or a picture are written into the style sheet: all of them, because a file has nothing beside it. */
const EVERYTHING = 1e9;

/** One classic script and one style sheet: a page that is opened from disk may load no modules. */
function alone({ root, logLevel = "info", build: { outDir, target } }: ResolvedConfig): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel,
    // What asks a server leaves itself out of the player by this name.
    mode: "player",
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: `${outDir}/player`,
      emptyOutDir: true,
      target,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: EVERYTHING,
      chunkSizeWarningLimit: EVERYTHING,
      rolldownOptions: {
        input: "src/player.tsx",
        // Vite's own loader of chunks would ask where it stands; there are no chunks.
        checks: { emptyImportMeta: false },
        output: {
          format: "iife",
          codeSplitting: false,
          entryFileNames: "player.js",
          assetFileNames: "player[extname]",
        },
      },
    },
  };
}

/** Adds `player/player.js` and `player/player.css` to the built app. */
export function player(): Plugin {
  let app: ResolvedConfig;
  return {
    name: "leeway-player",
    apply: "build",
    configResolved(config) {
      app = config;
    },
    async writeBundle() {
      await build(alone(app));
    },
  };
}
