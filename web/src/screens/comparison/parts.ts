/**
 * The parts of a table, by role. Said aloud in so many words because a browser forgets that a table is one as soon as
 * its parts are laid out by anything but a table, and on a phone they have to be.
 */
export const TABLE = { role: "table" } as const;
export const BODY = { role: "rowgroup" } as const;
export const LINE = { role: "row" } as const;
export const COLUMN = { role: "columnheader", scope: "col" } as const;
export const NAME = { role: "rowheader", scope: "row" } as const;
export const CELL = { role: "cell" } as const;
