/** The composition root of a replay that was taken away as one file: the words, the paper, and what is in the file. */
import "./words";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { InFile } from "./screens/replay/take/InFile";
import { applyPreferences } from "./ui";

applyPreferences();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <InFile />
    </StrictMode>,
  );
}
