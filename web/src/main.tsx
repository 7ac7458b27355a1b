/** The composition root of the web app: the words, the paper, and the screen that the address stands for. */
import "./words";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepForOffline } from "./offline/register";
import { App } from "./screens/App";
import { applyPreferences } from "./ui";

applyPreferences();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
keepForOffline();
