import { useRef } from "react";
import { equal } from "./settled";

/** The very value of before as long as it says the same: what is drawn from it need not be drawn again. */
export function useSettled<Value>(value: Value): Value {
  const last = useRef(value);
  if (!equal(last.current, value)) last.current = value;
  return last.current;
}
