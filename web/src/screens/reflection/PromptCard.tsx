import { type ReactNode, useId } from "react";
import type { Prompt } from "../../contract";
import { ReadAloud, Said } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { RatingAnswer } from "./RatingAnswer";
import { TextAnswer } from "./TextAnswer";
import "./prompt.css";

export interface PromptCardProps {
  readonly room: ActivityRoom;
  readonly prompt: Prompt;
}

/** A question with room for one's own answer. */
export function PromptCard({ room, prompt }: PromptCardProps) {
  const title = useId();
  const shared = { room, prompt, title };
  return (
    <section className="prompt" aria-labelledby={title}>
      <header className="prompt-head">
        <h3 id={title}>
          <Said>{prompt.text}</Said>
        </h3>
        <ReadAloud text={[prompt.text, ...prompt.options].join(". ")} />
      </header>
      {/* A person's own words must never turn up in the field of the next one who speaks. */}
      {prompt.kind === "rating" ? (
        <RatingAnswer key={room.me} {...shared} />
      ) : (
        <TextAnswer key={room.me} {...shared} />
      )}
    </section>
  );
}

/** Questions one below the other. */
export function PromptCards({ children }: { readonly children: ReactNode }) {
  return <div className="prompts">{children}</div>;
}
