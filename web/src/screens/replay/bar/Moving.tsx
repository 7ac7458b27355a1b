import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../../replay/replay";
import { useReplay } from "../useReplay";
import { changeInWords } from "./position";
import { dayOf, exactly } from "./times";

/** So often the digits change at most, in ms. */
const OFTEN = 80;

/**
 * The time and the change under a thumb that is dragged, as a picture over the words that stand there at rest: new words
 * would be laid out and painted with the whole page, which takes a slow tablet more than a frame each time.
 */
export function Moving() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useMoving(canvas);
  return (
    <span className="caption-moving" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

function useMoving(canvas: RefObject<HTMLCanvasElement | null>): void {
  const replay = useReplay();
  const { language } = useTranslation().i18n;
  useEffect(() => {
    let drawing: Drawing | null = null;
    let drawn = Number.NEGATIVE_INFINITY;
    return replay.subscribe(() => {
      const element = canvas.current;
      const { moving } = replay.shown();
      if (!element || (!moving && !drawing)) return;
      if (!drawing || !moving) element.closest(".caption")?.toggleAttribute("data-moving", moving);
      drawing = moving ? (drawing ?? drawingOn(element)) : null;
      if (!drawing || performance.now() - drawn < OFTEN) return;
      drawn = performance.now();
      draw(drawing, replay, language);
    });
  }, [replay, canvas, language]);
}

/** Where words stand beside the picture, and how they look. */
interface Place {
  readonly says: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly colour: string;
}

interface Drawing {
  readonly brush: CanvasRenderingContext2D;
  readonly places: readonly Place[];
  readonly width: number;
  readonly height: number;
}

/** Room for words that grow, in px. */
const ROOM = 60;

/** Measured once, when the thumb begins to move; null where nothing can be drawn. */
function drawingOn(canvas: HTMLCanvasElement): Drawing | null {
  const brush = canvas.getContext("2d");
  const around = canvas.closest(".caption-place");
  if (!brush || !around) return null;
  const box = around.getBoundingClientRect();
  const [width, height, dots] = [box.width + ROOM, box.height, window.devicePixelRatio || 1];
  [canvas.width, canvas.height] = [Math.ceil(width * dots), Math.ceil(height * dots)];
  [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
  brush.scale(dots, dots);
  const places = [...around.querySelectorAll<HTMLElement>("[data-says]")].map((one): Place => {
    const [here, look] = [one.getBoundingClientRect(), getComputedStyle(one)];
    const [x, y] = [here.left - box.left, (here.top + here.bottom) / 2 - box.top];
    // In one word a browser tells no font whose digits are all as wide.
    const font = `${look.fontStyle} ${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    return { says: one.dataset.says ?? "", x, y, font, colour: look.color };
  });
  return { brush, places, width, height };
}

function draw({ brush, places, width, height }: Drawing, replay: Replay, language: string): void {
  const { at, wanted } = replay.shown();
  const { timeline } = replay;
  const words: Readonly<Record<string, () => string>> = {
    time: () => exactly(at),
    day: () => dayOf(at, language),
    change: () => changeInWords(timeline.rowOfSeq(wanted), timeline),
  };
  brush.clearRect(0, 0, width, height);
  brush.textBaseline = "middle";
  for (const { says, x, y, font, colour } of places) {
    [brush.font, brush.fillStyle] = [font, colour];
    brush.fillText(words[says]?.() ?? "", x, y);
  }
}
