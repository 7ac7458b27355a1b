import { useTranslation } from "react-i18next";
import type { Group } from "../../contract";
import { GroupMark } from "../../ui";
import { Remarks } from "./Comparison";
import type { InventedView } from "./rows";

export interface OnlyInOneProps {
  readonly groups: readonly Group[];
  readonly invented: ReadonlyMap<string, readonly InventedView[]>;
}

/** The notes that a group made itself. They are not compared: the others never had them. */
export function OnlyInOne({ groups, invented }: OnlyInOneProps) {
  const { t } = useTranslation();
  if (!invented.size) return null;
  return (
    <section className="cmp-only" aria-labelledby="cmp-only">
      <h3 id="cmp-only">{t("comparison.only")}</h3>
      <p className="cmp-care">{t("comparison.onlyText")}</p>
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
        {notes.map(({ note, answer, comments }) => (
          <li key={note.id} className="cmp-cell">
            <p className="cmp-own">{note.text}</p>
            <p className="cmp-answer">{answer}</p>
            <Remarks comments={comments} />
          </li>
        ))}
      </ul>
    </div>
  );
}
