import { useTranslation } from "react-i18next";
import type { Group } from "../../../contract";
import { GroupMark } from "../../../ui";

/** In place of a board that is not for these eyes: an empty one would say that the group had done nothing. */
export function UnseenBoard({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  return (
    <section className="people-group" data-group-shape={group.shape} aria-label={group.name}>
      <h3>
        <GroupMark shape={group.shape} label={group.name} />
      </h3>
      <p>{t("replay.stage.unseenGroup")}</p>
    </section>
  );
}
