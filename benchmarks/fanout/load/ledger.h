/* Which moves were made and who has heard of them: every delivery is checked and timed. */
#ifndef LEDGER_H
#define LEDGER_H
#include "line.h"

struct tally {
    uint64_t deliveries, done;      /* moves heard, by tablet; moves that all have heard */
    uint64_t twice, foreign, unknown;
    uint32_t made, outstanding;
};
extern struct tally tally;

/* `boards` boards with so many `tablets` each that are to hear each move, and `publishers` each. */
void ledger_opens(int boards, int publishers);
void ledger_expects(int board, uint32_t tablets);
/* A line that hears; call once for each, when its board is known. */
void ledger_adds(struct line *);
/* A move is about to be made on this line; its id. Only `measured` ones count in the times. */
uint32_t ledger_makes(struct line *, bool measured);
/* The id of the n-th move (from 0) of the publisher `slot` of a board; -1 when there is none. */
int64_t ledger_finds(int board, int slot, uint32_t n);
void ledger_hears(struct line *, uint32_t id, uint64_t now);
/* Deliveries that never came, once everything should have. */
int64_t ledger_misses(void);
/* Milliseconds from publishing to each delivery, and to the last delivery of each move; q from 0 to 1. */
double ledger_each(double q);
double ledger_last(double q);
double ledger_own(double q);        /* to the publisher's own: where a peer tells that a move was taken */
#endif
