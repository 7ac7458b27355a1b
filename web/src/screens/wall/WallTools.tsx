import { History, Maximize, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button, LookButton, prefer, usePreferences } from "../../ui";

/** The few things somebody at the projector needs: light or dark room, the whole screen, the size of the type. */
export function WallTools({ replay }: { readonly replay?: string | undefined }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const dark = theme === "dark";
  return (
    <div className="wall-tools">
      {replay && (
        <Button kind="quiet" icon={<History aria-hidden />} onPress={() => go(replay)}>
          {t("replay.ways.watch")}
        </Button>
      )}
      <Button
        kind="quiet"
        icon={dark ? <Sun aria-hidden /> : <Moon aria-hidden />}
        onPress={() => prefer({ theme: dark ? "light" : "dark" })}
      >
        {t(dark ? "wall.light" : "wall.dark")}
      </Button>
      {document.fullscreenEnabled && (
        <Button kind="quiet" icon={<Maximize aria-hidden />} onPress={toggle}>
          {t("wall.full")}
        </Button>
      )}
      <LookButton />
    </div>
  );
}

function toggle(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
