#include "ledger.h"
#include <stdlib.h>
#include <string.h>

struct move { uint64_t at; uint32_t count; uint16_t board, slot; bool measured; };
struct list { uint32_t *ids; uint32_t held, room; };
struct times { float *ms; uint64_t held, room; bool sorted; };

struct tally tally;
static struct move *moves;
static uint32_t room;
static uint32_t *expected;
static struct list *by_publisher;
static int publishers;
static struct times each, last, own;

void ledger_opens(int boards, int publishers_each)
{
    publishers = publishers_each;
    expected = calloc((size_t)boards, sizeof *expected);
    by_publisher = calloc((size_t)boards * (size_t)publishers, sizeof *by_publisher);
}

void ledger_expects(int board, uint32_t tablets) { expected[board] = tablets; }

void ledger_adds(struct line *line)
{
    line->newest = malloc(sizeof *line->newest * (size_t)publishers);
    for (int i = 0; i < publishers; i++) line->newest[i] = -1;
}

static struct list *list_of(int board, int slot) { return &by_publisher[board * publishers + slot]; }

uint32_t ledger_makes(struct line *line, bool measured)
{
    if (tally.made == room) moves = realloc(moves, sizeof *moves * (room = room ? room * 2 : 65536));
    struct list *list = list_of(line->board, line->slot);
    if (list->held == list->room) list->ids = realloc(list->ids, sizeof *list->ids * (list->room = list->room ? list->room * 2 : 4096));
    list->ids[list->held++] = tally.made;
    moves[tally.made] = (struct move){now_ns(), 0, (uint16_t)line->board, (uint16_t)line->slot, measured};
    tally.outstanding++;
    return tally.made++;
}

int64_t ledger_finds(int board, int slot, uint32_t n)
{
    if (slot < 0 || slot >= publishers) return -1;
    struct list *list = list_of(board, slot);
    return n < list->held ? (int64_t)list->ids[n] : -1;
}

static void note(struct times *times, double ms)
{
    if (times->held == times->room) times->ms = realloc(times->ms, sizeof *times->ms * (times->room = times->room ? times->room * 2 : 65536));
    times->ms[times->held++] = (float)ms;
    times->sorted = false;
}

void ledger_hears(struct line *line, uint32_t id, uint64_t now)
{
    if (id >= tally.made) { tally.unknown++; return; }
    struct move *move = &moves[id];
    if (move->board != line->board) { tally.foreign++; return; }
    if (!line->newest) return;
    if ((int32_t)id <= line->newest[move->slot]) { tally.twice++; return; }
    line->newest[move->slot] = (int32_t)id;
    line->order = (line->order ^ (id + 1)) * 1099511628211ull;
    tally.deliveries++;
    move->count++;
    double ms = (double)(now - move->at) / 1e6;
    /* Of a flood of deliveries every eighth is timed: the figures are the same, the generator stays out of the way. */
    if (move->measured && (tally.deliveries & 7) == 0) note(&each, ms);
    if (move->measured && line->slot == move->slot) note(&own, ms);
    if (move->count != expected[move->board]) return;
    tally.done++;
    tally.outstanding--;
    if (move->measured) note(&last, ms);
}

int64_t ledger_misses(void)
{
    int64_t missing = 0;
    for (uint32_t i = 0; i < tally.made; i++) missing += (int64_t)expected[moves[i].board] - moves[i].count;
    return missing;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

static double quantile(struct times *times, double q)
{
    if (!times->held) return 0;
    if (!times->sorted) qsort(times->ms, times->held, sizeof *times->ms, by_size);
    times->sorted = true;
    uint64_t at = (uint64_t)(q * (double)times->held);
    return times->ms[at < times->held ? at : times->held - 1];
}

double ledger_each(double q) { return quantile(&each, q); }
double ledger_last(double q) { return quantile(&last, q); }
double ledger_own(double q) { return quantile(&own, q); }
