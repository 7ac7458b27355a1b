/** The kit: stationery for every screen. It knows nothing of sessions, events or notes. */
import "./base.css";

export { Button, type ButtonProps } from "./Button";
export { Dialog, type DialogProps } from "./Dialog";
export { type Draft, forgetDraftsAbout, forgetDraftsOf, useDraft } from "./draft";
export { type DragHandlers, type Strip, useDrag } from "./drag";
export { GroupMark, type GroupShape, Shape } from "./GroupMark";
export { useGathered } from "./gathered";
export { LiveRegion } from "./LiveRegion";
export { LookButton, LookSheet, TextSize, ThemeChoice } from "./Look";
export { fits } from "./length";
export {
  applyPreferences,
  type Preferences,
  prefer,
  type TextStep,
  type Theme,
  usePreferences,
} from "./preferences";
export { ReadAloud } from "./ReadAloud";
export { Glossary, Said } from "./Said";
export { type Choice, Segmented, type SegmentedProps } from "./Segmented";
export { Sheet, type SheetProps } from "./Sheet";
export { StatusLine, type StatusLineProps } from "./StatusLine";
export { Switch, type SwitchProps } from "./Switch";
export { TextArea, TextField, type TextFieldProps } from "./TextField";
export { Timer, type TimerProps, useRemaining } from "./Timer";
