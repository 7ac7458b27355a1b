import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Group } from "../../contract";
import { GroupMark, Said } from "../../ui";
import type { InventedView } from "./invented";
import { Reasons, Remarks } from "./Row";

export interface OnlyInOneProps {
  readonly groups: readonly Group[];
  readonly invented: ReadonlyMap<string, readonly InventedView[]>;
}

/** The notes that a group made itself. They are not compared: the others never had them. */
export function OnlyInOne({ groups, invented }: OnlyInOneProps) {
  const { t } = useTranslation();
  const heading = useId();
  if (!invented.size) return null;
  const several = groups.length > 1;
  return (
    <section className="cmp-only" aria-labelledby={heading}>
      <h3 id={heading}>{t(several ? "comparison.only" : "comparison.ownNotes")}</h3>
      {several && <p className="cmp-care">{t("comparison.onlyText")}</p>}
      <div className="cmp-only-groups">
        {groups.map((group) => (
          <OfGroup key={group.id} group={group} notes={invented.get(group.id) ?? []} />
        ))}
      </div>
    </section>
  );
}

function OfGroup({ group, notes }: { readonly group: Group; readonly notes: readonly InventedView[] }) {
  const { t } = useTranslation();
  return (
    <div className="cmp-only-group" data-group-shape={group.shape}>
      <h4>
        <GroupMark shape={group.shape} label={group.name} />
      </h4>
      {notes.length === 0 && <p className="cmp-care">{t("comparison.onlyNone")}</p>}
      <ul>
        {notes.map(({ note, answer, reason, comments }) => (
          <li key={note.id} className="cmp-cell">
            <p className="cmp-own">{note.text ? <Said>{note.text}</Said> : t("reads.hidden")}</p>
            <p className="cmp-answer">{answer}</p>
            <Reasons reasons={reason ? [reason] : []} />
            <Remarks comments={comments} />
          </li>
        ))}
      </ul>
    </div>
  );
}
