import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import type { PrintGroup, Printing } from "./printing";

export interface TopicCardsProps {
  readonly printing: Printing;
  /** One set for each of these; a single set for nobody in particular where there are none. */
  readonly sets: readonly PrintGroup[];
}

/** Topics to cut out and lay on a scale, eight to a sheet. */
export function TopicCards({ printing, sets }: TopicCardsProps) {
  const { t } = useTranslation();
  return (
    <>
      {(sets.length ? sets : [null]).map((group) => (
        <ul key={group?.id ?? ""} className="print-cards" aria-label={group?.name ?? t("print.kinds.topics")}>
          {printing.aspects.map((aspect) => (
            <li key={aspect.id} className="print-card print-topic" data-long={isLong(aspect) || undefined}>
              <h2 dir="auto">{aspect.title}</h2>
              <p dir="auto">{aspect.detail}</p>
              {group && <GroupMark shape={group.shape} label={group.name} />}
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

/** Whether a card needs smaller type for all of it to fit. */
function isLong({ title, detail }: Printing["aspects"][number]): boolean {
  return title.length * 2 + detail.length > 170;
}
