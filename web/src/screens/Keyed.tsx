import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type KeyRole, keepKey, keyFor, takeFragment } from "../keys";
import { go, useAddress } from "../route";
import { Button } from "../ui";
import { Notice } from "./Notice";

const WORDS = {
  seat: "page.noKeySeat",
  facilitator: "page.noKeyFacilitator",
  wall: "page.noKeyWall",
} as const satisfies Record<KeyRole, string>;

export interface KeyedProps {
  readonly role: KeyRole;
  readonly session: string;
  readonly children: (key: string) => ReactNode;
}

/** A screen that needs a key: the one in the link, or the one this device kept; without any, words and a way on. */
export function Keyed({ role, session, children }: KeyedProps) {
  const key = useKey(role, session);
  return key === null ? <Missing role={role} /> : children(key);
}

/** There is no key for this screen on this device. */
export function Missing({ role }: { readonly role: KeyRole }) {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("page.noKeyTitle")}
      home={role !== "seat"}
      actions={
        role === "seat" && (
          <Button kind="main" onPress={() => go("/")}>
            {t("page.join")}
          </Button>
        )
      }
    >
      {t(WORDS[role])}
    </Notice>
  );
}

/** The key for a session. One in the address is kept first; pasting another link into the same tab counts too. */
function useKey(role: KeyRole, session: string): string | null {
  const address = useAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address may have brought a new key
  return useMemo(() => {
    const fragment = takeFragment();
    if (fragment) keepKey(role, session, fragment);
    return keyFor(role, session);
  }, [role, session, address]);
}
