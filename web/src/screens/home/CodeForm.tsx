import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button, TextField } from "../../ui";
import { readCode, type TypedCode } from "./code";

/** One big field for the code. What is wrong with it is said only when somebody asks to join. */
export function CodeForm() {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<TypedCode | null>(null);
  const enter = () => {
    const typed = readCode(text);
    if (typed.kind === "code") go(`/join#${encodeURIComponent(typed.code)}`);
    else setWrong(typed);
  };
  return (
    <form
      className="home-code"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <TextField
        label={t("home.code")}
        value={text}
        onChange={(next) => {
          setText(next);
          setWrong(null);
        }}
        hint={t("home.codeHint")}
        error={wrong ? inWords(wrong) : undefined}
        autoCapitalize="characters"
        autoComplete="off"
      />
      <Button kind="main" type="submit">
        {t("home.enter")}
      </Button>
    </form>
  );

  function inWords(typed: TypedCode): string {
    if (typed.kind === "length") return t("home.short", { count: typed.count });
    if (typed.kind === "strange") return t("home.strange", { sign: typed.sign });
    return t("home.empty");
  }
}
