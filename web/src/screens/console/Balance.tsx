import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { GroupMark } from "../../ui";
import { balanceOf } from "./balance";
import { useBalanceShown } from "./charge/shown";
import { useDesk } from "./desk";

/** How much each group has added in this activity; never each person. A hint for the facilitator, who can switch it off. */
export function Balance({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [shown] = useBalanceShown();
  if (!shown || activity.startedAt === null || activity.kind === "reflection") return null;
  const { anonymous, shares, ask } = balanceOf(state, activity);
  if (!anonymous && shares.length < 2) return null;
  return (
    <section className="balance" aria-labelledby="desk-balance">
      <h3 id="desk-balance" className="desk-subheading">
        {t("deskCharge.balance")}
      </h3>
      {anonymous && <p className="desk-soft">{t("deskCharge.anonymous")}</p>}
      <ul>
        {shares.map(({ group, added, people }) => (
          <li key={group.id} className="balance-share">
            <GroupMark shape={group.shape} label={group.name} />
            <span>
              {t("deskCharge.added", { count: added, people: t("deskCharge.by", { count: people }) })}
            </span>
          </li>
        ))}
      </ul>
      {ask && <p>{t("deskCharge.ask", { group: ask.name })}</p>}
    </section>
  );
}
