import { Component, lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { routeOf, usePath } from "../route";
import { Button } from "../ui";
import { Home } from "./home/Home";
import { Notice, Opening } from "./Notice";

// Each screen is a chunk of its own: a tablet never loads the console, and the first page is there at once.
const Start = lazy(() => import("./home/Start"));
const Join = lazy(() => import("./join/Join"));
const Handover = lazy(() => import("./handover/Handover"));
const Room = lazy(() => import("./SeatScreen"));
const Console = lazy(() => import("./console/Console"));
const Cards = lazy(() => import("./console/Cards"));
const Wall = lazy(() => import("./wall/WallScreen"));
const Replay = lazy(() => import("./replay/ReplayPage"));
const Templates = lazy(() => import("./editor/Templates"));
const Editor = lazy(() => import("./editor/Editor"));
const Print = lazy(() => import("./print/Print"));

/** The screen that the address stands for. */
export function App() {
  const path = usePath();
  return (
    <Stumble key={path}>
      <Suspense fallback={<Opening />}>
        <Screen path={path} />
      </Suspense>
    </Stumble>
  );
}

function Screen({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const route = routeOf(path);
  switch (route.screen) {
    case "home":
      return <Home />;
    case "start":
      return <Start />;
    case "join":
      return <Join />;
    case "handover":
      return <Handover />;
    case "room":
      return <Room session={route.session} />;
    case "console":
      return <Console session={route.session} />;
    case "cards":
      return <Cards session={route.session} />;
    case "wall":
      return <Wall session={route.session} />;
    case "replay":
      return <Replay session={route.session} />;
    case "templates":
      return <Templates />;
    case "editor":
      return <Editor id={route.draft} />;
    case "print":
      return <Print of={route.of} id={route.id} />;
    case "lost":
      return <Notice title={t("page.lostTitle")}>{t("page.lostText")}</Notice>;
    default:
      route satisfies never;
      return null;
  }
}

/** A screen that fails, or a chunk that a newer version has replaced, ends in words and a button, never in white. */
class Stumble extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Stumbled /> : this.props.children;
  }
}

function Stumbled() {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("page.brokenTitle")}
      actions={
        <Button kind="main" onPress={() => location.reload()}>
          {t("page.reload")}
        </Button>
      }
    >
      {t("page.brokenText")}
    </Notice>
  );
}
