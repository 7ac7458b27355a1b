import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import type { PrintActivity, PrintGroup } from "./printing";

export interface SheetHeadProps {
  readonly activity: PrintActivity;
  /** Null where the table writes its own name. */
  readonly group: PrintGroup | null;
}

/** What a sheet is for, and whose it is. */
export function SheetHead({ activity, group }: SheetHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="print-sheet-head">
      <div>
        <h2>{activity.title}</h2>
        <p>{activity.instruction}</p>
      </div>
      {group ? (
        <GroupMark shape={group.shape} label={group.name} />
      ) : (
        <p className="print-blank">
          <span>{t("print.table")}</span>
        </p>
      )}
    </header>
  );
}
