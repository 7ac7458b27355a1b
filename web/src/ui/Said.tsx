import { createContext, Fragment, type ReactNode, useContext, useMemo } from "react";
import { Button, Dialog, DialogTrigger, Heading, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { pieces, type Word } from "./glossary";
import "./said.css";

const Known = createContext<readonly Word[]>([]);

/** The words that not everybody knows, for every `Said` inside. */
export function Glossary({
  words,
  children,
}: {
  readonly words: readonly Word[];
  readonly children: ReactNode;
}) {
  return <Known value={words}>{children}</Known>;
}

/**
 * Text that somebody wrote: it runs the way its own script does, and a word of the glossary can be pressed for its plain
 * meaning. It has buttons in it, so it must not stand inside a button.
 */
export function Said({ children }: { readonly children: string }) {
  const known = useContext(Known);
  const parts = useMemo(() => pieces(children, known), [children, known]);
  return (
    <span dir="auto" className="said">
      {parts.map(({ text, word, at }) =>
        word ? <Explained key={at} text={text} word={word} /> : <Fragment key={at}>{text}</Fragment>,
      )}
    </span>
  );
}

function Explained({ text, word }: { readonly text: string; readonly word: Word }) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button className="said-word" aria-label={t("ui.meaning", { word: text })}>
        {text}
      </Button>
      <Popover className="said-box" placement="bottom start">
        <Dialog className="said-dialog">
          {({ close }) => (
            <>
              <Heading slot="title" level={3}>
                {word.word}
              </Heading>
              <p dir="auto">{word.plain}</p>
              <Button className="button" data-kind="quiet" onPress={close}>
                {t("ui.close")}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
