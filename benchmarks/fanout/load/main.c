/* Tablets by the hundred on one core: some move notes, all hear of it, every delivery is checked.
 *
 * It never sleeps while it measures: a sleeping generator makes each of the server's writes pay for waking the idle core.
 * One line of JSON on standard output says what came of it.
 */
#define _GNU_SOURCE
#include "account.h"
#include "ledger.h"
#include "speech.h"
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static const struct speech *const speeches[] = {&raw, &leeway, &nats, &hocuspocus, &tldraw, &socketio};
const struct speech *speech = &raw;

static struct {
    int port, tablets, boards, publishers, window, joins;
    uint32_t history;
    double rate, seconds, warm, settle;
    const char *mode, *path, *pids, *tickets;
} asked = {.port = 9000, .tablets = 50, .boards = 1, .publishers = 10, .window = 32, .joins = 5, .history = 10000,
           .rate = 50, .seconds = 3, .warm = 1, .settle = 0.5, .mode = "saturated", .pids = ""};

static struct line *lines, **publishers;
static int publisher_count, epoll;
static uint64_t pinged;

static double seconds_since(uint64_t then) { return (double)(now_ns() - then) / 1e9; }

static void turn(void)
{
    static struct epoll_event ready[1024];
    int count = epoll_wait(epoll, ready, 1024, 0);
    for (int i = 0; i < count; i++) line_reads(ready[i].data.ptr, epoll);
    for (int i = 0; i < publisher_count; i++) if (publishers[i]->out.held) line_flushes(publishers[i]);
    if (speech->keeps_alive && now_ns() - pinged > 4000000000u) {
        pinged = now_ns();
        for (int i = 0; i < asked.tablets; i++) speech->keeps_alive(&lines[i]);
    }
}

static void turn_for(double seconds)
{
    for (uint64_t began = now_ns(); seconds_since(began) < seconds;) turn();
}

/* ---- tickets: a line a tablet, those who hear first, those who come late after them */

static char **tickets;
static int ticket_count;

static void read_tickets(void)
{
    FILE *file = fopen(asked.tickets, "r");
    char *text = NULL;
    size_t room = 0;
    if (!file) fail("no tickets");
    for (ssize_t size; (size = getline(&text, &room, file)) > 0;) {
        if (text[size - 1] == '\n') text[size - 1] = 0;
        tickets = realloc(tickets, sizeof *tickets * (size_t)(ticket_count + 1));
        tickets[ticket_count++] = strdup(text);
    }
    fclose(file);
}

static const char *path_of(const struct line *line)
{
    /* Leeway's address names the session, which the driver puts before the ticket: "<session> <key> <note> <resume>". */
    static char path[256];
    if (speech != &leeway) return asked.path ? asked.path : speech->path;
    snprintf(path, sizeof path, "/ws/%.*s", (int)(strchr(line->ticket, ' ') - line->ticket), line->ticket);
    return path;
}

static void open_line(struct line *line, int index)
{
    line->index = index;
    line->ticket = index < ticket_count ? tickets[index] : "";
    const char *path = path_of(line);
    if (speech == &leeway) line->ticket = strchr(line->ticket, ' ') + 1;
    line_opens(line, epoll, asked.port, path);
}

/* ---- connecting */

static void place(int index)
{
    struct line *line = &lines[index];
    int each = asked.tablets / asked.boards, place_on_board = index / asked.boards;
    line->board = index % asked.boards;
    line->slot = -1;
    /* Publishers sit evenly among the tablets of their board. */
    for (int slot = 0; slot < asked.publishers; slot++)
        if (slot * each / asked.publishers == place_on_board) line->slot = slot;
    if (line->slot >= 0) publishers[publisher_count++] = line;
    ledger_adds(line);
}

static double connect_all(void)
{
    uint64_t began = now_ns();
    int opened = 0;
    while (lines_ready < asked.tablets) {
        /* The first tablet of each board comes alone: some peers stumble when a board is opened twice at once. */
        bool may = opened < asked.boards || lines_ready >= asked.boards;
        if (opened < asked.tablets && may && opened - lines_ready < 50) { open_line(&lines[opened], opened); opened++; }
        turn();
        if (lines_lost) fail("a line was closed while connecting");
        if (seconds_since(began) > 120) fail("not everybody got in");
    }
    return seconds_since(began);
}

/* ---- the work */

static uint32_t turns_taken;

static void publish(bool measured)
{
    struct line *line = publishers[turns_taken++ % (uint32_t)publisher_count];
    if (line->dead) fail("a publisher's line was closed");
    speech->moves(line, ledger_makes(line, measured));
    line->published++;
}

struct snapshot { uint64_t at, deliveries, done, bytes, frames; double cpu, own; };

static struct snapshot snapshot(void)
{
    uint64_t bytes = 0;
    for (int i = 0; i < asked.tablets; i++) bytes += lines[i].received;
    return (struct snapshot){now_ns(), tally.deliveries, tally.done, bytes, frames_heard, account_cpu(), own_cpu()};
}

static void work(bool measured, double seconds)
{
    static uint64_t began;
    static double due;
    bool paced = strcmp(asked.mode, "paced") == 0;
    if (!began) began = now_ns();
    uint64_t now = now_ns(), end = now + (uint64_t)(seconds * 1e9), moved = now, seen = tally.deliveries;
    for (; now < end; now = now_ns()) {
        if (paced) for (; (double)(now - began) / 1e9 >= due; due += 1 / asked.rate) publish(measured);
        else while (tally.outstanding < (uint32_t)asked.window) publish(measured);
        turn();
        if (lines_lost) fail("a line was closed");
        if (tally.deliveries != seen) { seen = tally.deliveries; moved = now; }
        else if (!paced && seconds_since(moved) > 10) fail("it stands still");
    }
}

static bool one_order(void)
{
    uint64_t *orders = calloc((size_t)asked.boards, sizeof *orders);
    bool same = true;
    for (int i = 0; i < asked.tablets; i++) {
        uint64_t *order = &orders[lines[i].board];
        if (!speech->echoes && lines[i].slot >= 0) continue;
        if (!*order) *order = lines[i].order;
        same = same && *order == lines[i].order;
    }
    free(orders);
    return same;
}

static void measure(double connected, long idle, long full)
{
    work(false, asked.warm);
    struct snapshot a = snapshot();
    work(true, asked.seconds);
    struct snapshot z = snapshot();
    for (uint64_t began = now_ns(); tally.outstanding && seconds_since(began) < 10;) turn();
    turn_for(0.2); /* late repeats would come now */
    double wall = (double)(z.at - a.at) / 1e9, cpu = z.cpu - a.cpu, deliveries = (double)(z.deliveries - a.deliveries);
    printf("{\"mode\":\"%s\",\"tablets\":%d,\"boards\":%d,\"publishers\":%d,\"wall_s\":%.3f,\"connect_s\":%.3f,", asked.mode,
        asked.tablets, asked.boards, publisher_count, wall, connected);
    printf("\"moves\":%u,\"deliveries\":%.0f,\"deliveries_per_s\":%.0f,\"server_cpu_s\":%.3f,\"deliveries_per_cpu_s\":%.0f,", tally.made,
        deliveries, deliveries / wall, cpu, cpu > 0 ? deliveries / cpu : 0);
    printf("\"generator_cpu_s\":%.3f,\"bytes_per_delivery\":%.1f,\"frames_per_delivery\":%.4f,", z.own - a.own,
        deliveries ? (double)(z.bytes - a.bytes) / deliveries : 0, deliveries ? (double)(z.frames - a.frames) / deliveries : 0);
    printf("\"each_ms\":[%.3f,%.3f,%.3f],\"last_ms\":[%.3f,%.3f,%.3f],\"own_ms\":[%.3f,%.3f,%.3f],", ledger_each(.5), ledger_each(.99),
        ledger_each(1), ledger_last(.5), ledger_last(.99), ledger_last(1), ledger_own(.5), ledger_own(.99), ledger_own(1));
    printf("\"missing\":%ld,\"twice\":%lu,\"foreign\":%lu,\"unknown\":%lu,\"one_order\":%s,\"lost_lines\":%d,", (long)ledger_misses(),
        tally.twice, tally.foreign, tally.unknown, one_order() ? "true" : "false", lines_lost);
    printf("\"idle_kib\":%ld,\"connected_kib\":%ld,\"end_kib\":%ld}\n", idle, full, account_memory());
}

/* ---- who comes late */

static void make_history(void)
{
    uint64_t began = now_ns();
    while (tally.made < asked.history || tally.outstanding) {
        while (tally.outstanding < (uint32_t)asked.window && tally.made < asked.history) publish(true);
        turn();
        if (lines_lost) fail("a line was closed");
        if (seconds_since(began) > 600) fail("the history takes too long");
    }
    turn_for(asked.settle);
}

static void come_late(void)
{
    make_history();
    printf("{\"mode\":\"late\",\"history\":%u,\"missing\":%ld,\"joins\":[", tally.made, (long)ledger_misses());
    for (int i = 0; i < asked.joins; i++) {
        struct line *late = calloc(1, sizeof *late);
        late->slot = -1;
        double cpu = account_cpu();
        uint64_t began = now_ns();
        open_line(late, asked.tablets + i);
        while (!late->ready && seconds_since(began) < 30) turn();
        double ms = (double)(now_ns() - began) / 1e6;
        turn_for(0.3);
        printf("%s{\"ms\":%.3f,\"bytes\":%lu,\"cpu_s\":%.3f,\"ready\":%s}", i ? "," : "", ms, late->received,
            account_cpu() - cpu, late->ready ? "true" : "false");
    }
    printf("]}\n");
}

/* ---- what is asked for */

static void choose(const char *name)
{
    for (size_t i = 0; i < sizeof speeches / sizeof *speeches; i++)
        if (strcmp(speeches[i]->name, name) == 0) { speech = speeches[i]; return; }
    fail("a protocol that is not known");
}

static void read_options(int count, char **words)
{
    static const struct option options[] = {
        {"speech", 1, 0, 'S'}, {"port", 1, 0, 'p'}, {"tablets", 1, 0, 'n'}, {"boards", 1, 0, 'b'}, {"publishers", 1, 0, 'P'},
        {"window", 1, 0, 'w'}, {"rate", 1, 0, 'r'}, {"seconds", 1, 0, 's'}, {"warm", 1, 0, 'W'}, {"settle", 1, 0, 'e'},
        {"mode", 1, 0, 'm'}, {"pids", 1, 0, 'i'}, {"tickets", 1, 0, 't'}, {"updates", 1, 0, 'u'}, {"connect", 1, 0, 'c'},
        {"history", 1, 0, 'h'}, {"joins", 1, 0, 'j'}, {"prefix", 1, 0, 'x'}, {"path", 1, 0, 'a'}, {0, 0, 0, 0}};
    for (int option; (option = getopt_long(count, words, "", options, NULL)) != -1;) switch (option) {
        case 'S': choose(optarg); break;
        case 'p': asked.port = atoi(optarg); break;
        case 'n': asked.tablets = atoi(optarg); break;
        case 'b': asked.boards = atoi(optarg); break;
        case 'P': asked.publishers = atoi(optarg); break; /* on each board */
        case 'w': asked.window = atoi(optarg); break;
        case 'r': asked.rate = atof(optarg); break;
        case 's': asked.seconds = atof(optarg); break;
        case 'W': asked.warm = atof(optarg); break;
        case 'e': asked.settle = atof(optarg); break;
        case 'm': asked.mode = optarg; break;
        case 'i': asked.pids = optarg; break;
        case 't': asked.tickets = optarg; break;
        case 'u': updates_file = optarg; break;
        case 'c': connect_file = optarg; break;
        case 'h': asked.history = (uint32_t)atoi(optarg); break;
        case 'j': asked.joins = atoi(optarg); break;
        case 'x': snprintf(board_prefix, sizeof board_prefix, "%s", optarg); break;
        case 'a': asked.path = optarg; break;
        default: exit(2);
    }
}

int main(int count, char **words)
{
    read_options(count, words);
    if (asked.tickets) read_tickets();
    account_opens(asked.pids);
    epoll = epoll_create1(0);
    lines = calloc((size_t)asked.tablets, sizeof *lines);
    publishers = calloc((size_t)(asked.boards * asked.publishers), sizeof *publishers);
    ledger_opens(asked.boards, asked.publishers);
    for (int i = 0; i < asked.tablets; i++) place(i);
    for (int b = 0; b < asked.boards; b++) ledger_expects(b, (uint32_t)(asked.tablets / asked.boards - (speech->echoes ? 0 : 1)));
    pinged = now_ns();
    long idle = account_memory();
    double connected = connect_all();
    for (int i = 0; i < publisher_count; i++) speech_prepares(publishers[i]);
    turn_for(asked.settle);
    long full = account_memory();
    if (strcmp(asked.mode, "late") == 0) come_late();
    else measure(connected, idle, full);
    return 0;
}
