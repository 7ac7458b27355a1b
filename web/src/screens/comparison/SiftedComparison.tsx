import { useState } from "react";
import type { State } from "../../contract";
import { Comparison } from "./Comparison";
import { SiftBar } from "./SiftBar";
import { type Sift, UNSIFTED } from "./sift";

/** The comparison with its choice of rows and of order above it. */
export function SiftedComparison({ state, activity }: { readonly state: State; readonly activity: string }) {
  const [sift, setSift] = useState<Sift>(UNSIFTED);
  return (
    <div className="cmp-sifted">
      <SiftBar state={state} activity={activity} sift={sift} onSift={setSift} />
      <Comparison state={state} activity={activity} sift={sift} />
    </div>
  );
}
