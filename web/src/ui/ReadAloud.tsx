import { Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";

/** Speaks a text with the device's own voice, which works without a network; absent where the device has none. */
export function ReadAloud({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [speaking, speak] = useState(false);
  useEffect(() => () => voiceHere()?.cancel(), []);
  const voice = voiceHere();
  if (!voice) return null;
  const press = () => {
    voice.cancel();
    speak(!speaking);
    if (!speaking) voice.speak(utterance(text, () => speak(false)));
  };
  return (
    <Button kind="quiet" icon={<Volume2 aria-hidden />} onPress={press}>
      {t(speaking ? "ui.stopReading" : "ui.readAloud")}
    </Button>
  );
}

function utterance(text: string, onEnd: () => void): SpeechSynthesisUtterance {
  const made = new SpeechSynthesisUtterance(text);
  made.lang = document.documentElement.lang || "en";
  made.addEventListener("end", onEnd);
  made.addEventListener("error", onEnd);
  return made;
}

function voiceHere(): SpeechSynthesis | undefined {
  return window.speechSynthesis;
}
