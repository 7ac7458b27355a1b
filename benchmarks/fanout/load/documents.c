/* Peers whose moves are changes of a shared document: Hocuspocus (Yjs) and tldraw sync. */
#define _GNU_SOURCE
#include "ledger.h"
#include "speech.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTES 20  /* so many notes each publisher moves about */

const char *updates_file, *connect_file;

/* -------- Hocuspocus: updates made beforehand by Yjs itself; only the token in each is written over */

struct updates { uint32_t count; uint8_t **bytes; uint32_t *sizes; };
static struct updates *updates;
static uint8_t *beginning;
static uint32_t beginning_size;

static uint8_t *whole_file(const char *name, size_t *size)
{
    FILE *file = name ? fopen(name, "rb") : NULL;
    if (!file) fail("a file that this protocol needs is missing");
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = calloc(*size + 1, 1);
    if (fread(bytes, 1, *size, file) != *size) fail("a file could not be read");
    fclose(file);
    return bytes;
}

static uint32_t number(uint8_t **at)
{
    uint32_t value;
    memcpy(&value, *at, 4);
    *at += 4;
    return value;
}

/* The file: u32 publishers, u32 size, the document to begin with; for each publisher u32 count, and count × (u32 size, update). */
static void read_updates(void)
{
    size_t size;
    uint8_t *at = whole_file(updates_file, &size);
    uint32_t publishers = number(&at);
    beginning_size = number(&at);
    beginning = at;
    at += beginning_size;
    updates = calloc(publishers, sizeof *updates);
    for (uint32_t p = 0; p < publishers; p++) {
        struct updates *one = &updates[p];
        one->count = number(&at);
        one->bytes = calloc(one->count, sizeof *one->bytes);
        one->sizes = calloc(one->count, sizeof *one->sizes);
        for (uint32_t n = 0; n < one->count; n++) {
            one->sizes[n] = number(&at);
            one->bytes[n] = at;
            at += one->sizes[n];
        }
    }
}

static size_t varint(uint8_t *to, uint32_t value)
{
    size_t n = 0;
    for (; value >= 0x80; value >>= 7) to[n++] = (uint8_t)(value | 0x80);
    to[n++] = (uint8_t)value;
    return n;
}

static void hocuspocus_says(struct line *line, const uint8_t *data, size_t size)
{
    static uint8_t text[1 << 20];
    size_t name = strlen(board_name(line->board));
    text[0] = (uint8_t)name;
    memcpy(text + 1, board_name(line->board), name);
    memcpy(text + 1 + name, data, size);
    line_says(line, BINARY, text, 1 + name + size);
}

static void hocuspocus_update(struct line *line, const uint8_t *bytes, uint32_t size, const char *token)
{
    static uint8_t text[1 << 20];
    size_t head = 0;
    text[head++] = 0;
    text[head++] = 2;
    head += varint(text + head, size);
    memcpy(text + head, bytes, size);
    uint8_t *place = token ? memmem(text + head, size, "@00000000@", 10) : NULL;
    if (place) memcpy(place, token, 10);
    hocuspocus_says(line, text, head + size);
}

static void hocuspocus_opens(struct line *line)
{
    hocuspocus_says(line, (const uint8_t *)"\2\0\0", 3);
    hocuspocus_says(line, (const uint8_t *)"\0\0\1\0", 4);
}

static void hocuspocus_hears(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    const uint8_t *at = data + 1 + data[0];
    if (at[0] != 0 && at[0] != 4) return;
    if (at[1] == 0) hocuspocus_says(line, (const uint8_t *)"\0\1\2\0\0", 5);
    else if (at[1] == 1) line_is_ready(line);
    else hear_tokens(line, data, size, now);
}

static void hocuspocus_moves(struct line *line, uint32_t id)
{
    char token[16];
    struct updates *mine = &updates[line->slot];
    if (line->published >= mine->count) fail("there are no more updates");
    snprintf(token, sizeof token, "@%08x@", id);
    hocuspocus_update(line, mine->bytes[line->published], mine->sizes[line->published], token);
}

const struct speech hocuspocus = {
    "hocuspocus", "/ws/%s", "", true, hocuspocus_opens, hocuspocus_hears, hocuspocus_moves, NULL};

/* -------- tldraw sync: a push a move; whoever pushes is told that it was taken, not what it was */

static char *connect_message;

static void tldraw_opens(struct line *line)
{
    size_t size;
    if (!connect_message) connect_message = (char *)whole_file(connect_file, &size);
    line_says(line, TEXT, connect_message, strlen(connect_message));
}

static void tldraw_hears(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    if (line->ready) hear_tokens(line, data, size, now);
    else if (memmem(data, size, "\"type\":\"connect\"", 16)) line_is_ready(line);
}

static void tldraw_moves(struct line *line, uint32_t id)
{
    char text[MOVE_BYTES];
    int clock = ++line->stage;
    int size = snprintf(text, sizeof text,
        "{\"type\":\"push\",\"clientClock\":%d,\"diff\":{\"note:p%dn%d\":[\"patch\",{\"x\":[\"put\",%.4f],\"y\":[\"put\",%.4f],"
        "\"at\":[\"put\",%u],\"tok\":[\"put\",\"@%08x@\"]}]}}",
        clock, line->slot, clock % NOTES, (id * 37 % 9973 + 1) / 10000.0, (id * 91 % 9967 + 1) / 10000.0, 1700000000u + id, id);
    line_says(line, TEXT, text, (size_t)size);
}

static void tldraw_prepares(struct line *line)
{
    char text[16384];
    size_t size = (size_t)snprintf(text, sizeof text, "{\"type\":\"push\",\"clientClock\":%d,\"diff\":{", ++line->stage);
    for (int n = 0; n < NOTES; n++)
        size += (size_t)snprintf(text + size, sizeof text - size,
            "%s\"note:p%dn%d\":[\"put\",{\"typeName\":\"note\",\"id\":\"note:p%dn%d\",\"x\":0,\"y\":0,\"at\":0,\"by\":\"tablet-%04d\","
            "\"text\":\"hello\",\"tok\":\"none\"}]", n ? "," : "", line->slot, n, line->slot, n, line->index);
    size += (size_t)snprintf(text + size, sizeof text - size, "}}");
    line_says(line, TEXT, text, size);
}

static void tldraw_keeps_alive(struct line *line) { line_says(line, TEXT, "{\"type\":\"ping\"}", 15); }

const struct speech tldraw = {
    "tldraw", "/ws/%s", "", false, tldraw_opens, tldraw_hears, tldraw_moves, tldraw_keeps_alive};

void speech_prepares(struct line *line)
{
    if (speech == &tldraw) tldraw_prepares(line);
    if (speech != &hocuspocus) return;
    if (!updates) read_updates();
    if (line->slot == 0) hocuspocus_update(line, beginning, beginning_size, NULL);
}
