import type en from "./en.json";

/** A key that is not in the catalogue is a type error. */
declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
