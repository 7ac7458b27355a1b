import { describe, expect, test } from "vitest";
import cy from "./cy.json";
import en from "./en.json";

type Catalogue = { readonly [key: string]: string | Catalogue };

/** Not words for anybody's screen: who opens the file is told that it is a draft. */
const NOTICE = "_check";

const SAME_IN_BOTH: Readonly<Record<string, string>> = {
  "page.name": "a name",
  "header.help": "Welsh says it so too",
  "console.agenda": "Welsh says it so too",
  "editor.parts.agenda": "Welsh says it so too",
  "deskMiddle.person": "Welsh says it so too",
  "comparison.people_one": "one person is “person” in Welsh too",
  "wall.count_one": "one person is “person” in Welsh too",
  "chart.put.people_one": "one person is “person” in Welsh too",
  "deskCharge.by_one": "one person is “person” in Welsh too",
  "answers.people_one": "one person is “person” in Welsh too",
  "comparison.quoted": "nothing but quotation marks",
  "who.when": "nothing but a comma",
  "deskTalk.by": "nothing but a value",
  "deskTables.from": "nothing but a colon",
  "closing.line": "nothing but a colon",
  "closing.point": "nothing but punctuation",
  "replayStory.quoted": "nothing but quotation marks",
  "replayStory.at": "nothing but a colon",
};

function flat(catalogue: Catalogue, before = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, said]) =>
    typeof said === "string" ? [[before + key, said] as [string, string]] : flat(said, `${before}${key}.`),
  );
}

const ENGLISH = new Map(flat(en));
const WELSH = new Map(flat(cy).filter(([key]) => key !== NOTICE));
const FORMS = new Intl.PluralRules("cy").resolvedOptions().pluralCategories;

/** What Welsh must hold for a key of English, and the English it stands for: all forms of a count for each that has one. */
function wanted([key, said]: [string, string]): [string, string][] {
  const [, counted] = /^(.*)_(?:zero|one|other)$/.exec(key) ?? [];
  const many = counted && ENGLISH.get(`${counted}_other`);
  if (!many) return [[key, said]];
  return FORMS.map((form) => [`${counted}_${form}`, ENGLISH.get(`${counted}_${form}`) ?? many]);
}

const WANTED = new Map([...ENGLISH].flatMap(wanted));
const values = (said: string) => [...new Set(said.match(/\{\{.*?\}\}/g))].sort();

/** The keys that both catalogues hold for which this is so. */
function where(so: (welsh: string, english: string, key: string) => boolean): string[] {
  return [...WELSH].flatMap(([key, welsh]) => {
    const english = WANTED.get(key);
    return english !== undefined && so(welsh, english, key) ? [key] : [];
  });
}

describe("the Welsh catalogue", () => {
  test("says first that it is a draft to be checked", () => {
    expect(Object.keys(cy)[0]).toBe(NOTICE);
    expect(cy[NOTICE]).toMatch(/draft.*native Welsh speaker/i);
  });

  test("can count as Welsh counts", () => {
    expect([...FORMS].sort()).toEqual(["few", "many", "one", "other", "two", "zero"]);
  });

  test("has every key of the English one, in every form a count can ask for, and no other", () => {
    expect([...WELSH.keys()].sort()).toEqual([...WANTED.keys()].sort());
  });

  test("fills the same values into each line", () => {
    expect(where((welsh, english) => values(welsh).join() !== values(english).join())).toEqual([]);
  });

  test("leaves no line empty", () => {
    expect(where((welsh) => welsh.trim() === "")).toEqual([]);
  });

  test("leaves nothing in English but what is the same in both", () => {
    expect(where((welsh, english) => welsh === english)).toEqual(
      [...WELSH.keys()].filter((key) => key in SAME_IN_BOTH),
    );
    expect(Object.keys(SAME_IN_BOTH).filter((key) => !WELSH.has(key))).toEqual([]);
  });
});
