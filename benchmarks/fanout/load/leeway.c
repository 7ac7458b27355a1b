/* Leeway's own protocol (docs/protocol.md): a ticket a tablet, hello, welcome, then commands, ticks and batches of events.
 *
 * A ticket is "<key> <note> <resume>": the seat's key, the note that it moves (or -), and where it goes on from (or null).
 * A publisher's device is pub<slot>, so the id of its n-th command, pub<slot>:<n>, says in every event which move it was.
 */
#define _GNU_SOURCE
#include "ledger.h"
#include "speech.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAYS(line, text) line_says(line, TEXT, text, strlen(text))

static void opens(struct line *line)
{
    static char text[8192];
    const char *resume = strchr(strchr(line->ticket, ' ') + 1, ' ') + 1;
    int key = (int)(strchr(line->ticket, ' ') - line->ticket);
    char device[32];
    if (line->slot >= 0) snprintf(device, sizeof device, "pub%d", line->slot);
    else snprintf(device, sizeof device, "tablet-%d", line->index);
    snprintf(text, sizeof text, "{\"type\":\"hello\",\"key\":\"%.*s\",\"device\":\"%s\",\"resume\":%s}", key, line->ticket, device, resume);
    SAYS(line, text);
}

static void heard_event(struct line *line, const uint8_t *id, const uint8_t *end, uint64_t now)
{
    uint32_t slot = 0, n = 0;
    for (; id < end && *id >= '0' && *id <= '9'; id++) slot = slot * 10 + (uint32_t)(*id - '0');
    if (id == end || *id != ':') return;
    for (id++; id < end && *id >= '0' && *id <= '9'; id++) n = n * 10 + (uint32_t)(*id - '0');
    int64_t move = n ? ledger_finds(line->board, (int)slot, n - 1) : -1;
    if (move < 0) tally.unknown++;
    else ledger_hears(line, (uint32_t)move, now);
}

static void hears(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    static const char mark[] = "\"id\":\"pub";
    const uint8_t *at = data, *end = data + size;
    if (!line->ready) {
        if (memmem(data, size < 32 ? size : 32, "\"type\":\"welcome\"", 16)) line_is_ready(line);
        else fail("no welcome");
        return;
    }
    if (memmem(data, size < 32 ? size : 32, "\"type\":\"refused\"", 16)) {
        fprintf(stderr, "load: %.*s\n", (int)size, data);
        fail("a move was refused");
    }
    while ((at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1))) {
        at += sizeof mark - 1;
        heard_event(line, at, end, now);
    }
}

static void moves(struct line *line, uint32_t id)
{
    char text[MOVE_BYTES];
    const char *note = strchr(line->ticket, ' ') + 1;
    snprintf(text, sizeof text, "{\"type\":\"do\",\"id\":\"pub%d:%u\",\"command\":{\"type\":\"moveNote\",\"note\":\"%.*s\",\"x\":%u,\"y\":%u}}",
        line->slot, line->published + 1, (int)(strchr(note, ' ') - note), note, id * 37 % 1000, id * 91 % 997);
    SAYS(line, text);
}

static void keeps_alive(struct line *line) { SAYS(line, "{\"type\":\"ping\"}"); }

const struct speech leeway = {
    "leeway", "/ws/%s", "Sec-WebSocket-Protocol: leeway.v1\r\n", true, opens, hears, moves, keeps_alive};
