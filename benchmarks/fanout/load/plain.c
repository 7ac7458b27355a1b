/* Protocols in which a move is a text that comes back as it was sent: a bare server's, socket.io's and NATS's. */
#define _GNU_SOURCE
#include "ledger.h"
#include "speech.h"
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define TOKEN 10
#define SAYS(line, opcode, text) line_says(line, opcode, text, strlen(text))

int move_as_json(char *text, const struct line *line, uint32_t id)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return snprintf(text, MOVE_BYTES,
        "{\"type\":\"note.moved\",\"note\":\"note-%06u\",\"x\":%.4f,\"y\":%.4f,\"by\":\"tablet-%04d\",\"at\":%ld.%06ld,\"id\":\"@%08x@\"}",
        id % 100, (id * 37 % 9973 + 1) / 10000.0, (id * 91 % 9967 + 1) / 10000.0, line->index, t.tv_sec,
        t.tv_nsec / 1000, id);
}

static bool token(const uint8_t *at, uint32_t *id)
{
    uint32_t value = 0;
    if (at[0] != '@' || at[TOKEN - 1] != '@') return false;
    for (int i = 1; i < TOKEN - 1; i++) {
        int c = at[i], digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return false;
        value = value << 4 | (uint32_t)digit;
    }
    *id = value;
    return true;
}

void hear_tokens(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    const uint8_t *at = data, *end = data + size;
    uint32_t id;
    while ((at = memchr(at, '@', (size_t)(end - at)))) {
        if (end - at < TOKEN) return;
        if (token(at, &id)) { ledger_hears(line, id, now); at += TOKEN; }
        else at++;
    }
}

/* -------- a bare server: what one says, all hear */

static void raw_opens(struct line *line) { line_is_ready(line); }

static void raw_moves(struct line *line, uint32_t id)
{
    char json[MOVE_BYTES];
    line_says(line, TEXT, json, (size_t)move_as_json(json, line, id));
}

const struct speech raw = {"raw", "/ws/%s", "", true, raw_opens, hear_tokens, raw_moves, NULL};

/* -------- socket.io (engine.io 4) */

static void socketio_opens(struct line *line) { (void)line; }

static void socketio_hears(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    char join[128];
    if (size == 1 && data[0] == '2') SAYS(line, TEXT, "3");
    else if (line->ready) hear_tokens(line, data, size, now);
    else if (data[0] == '0') SAYS(line, TEXT, "40");
    else if (size > 1 && data[0] == '4' && data[1] == '0') {
        snprintf(join, sizeof join, "42[\"join\",\"%s\"]", board_name(line->board));
        SAYS(line, TEXT, join);
        line_is_ready(line);
    }
}

static void socketio_moves(struct line *line, uint32_t id)
{
    char text[MOVE_BYTES + 16], json[MOVE_BYTES];
    move_as_json(json, line, id);
    SAYS(line, TEXT, (snprintf(text, sizeof text, "42[\"move\",%s]", json), text));
}

const struct speech socketio = {
    "socketio", "/socket.io/?EIO=4&transport=websocket&b=%s", "", true, socketio_opens, socketio_hears, socketio_moves, NULL};

/* -------- NATS over WebSocket: a stream of bytes, so that a token may be cut in two by a message's end */

static void hear_stream(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    uint8_t joined[2 * TOKEN];
    size_t more = TOKEN - line->cut_size < size ? TOKEN - line->cut_size : size;
    if (line->cut_size) {
        memcpy(joined, line->cut, line->cut_size);
        memcpy(joined + line->cut_size, data, more);
        hear_tokens(line, joined, line->cut_size + more, now);
    }
    hear_tokens(line, data, size, now);
    size_t tail = size < TOKEN - 1 ? size : TOKEN - 1;
    const uint8_t *start = memrchr(data + size - tail, '@', tail);
    line->cut_size = start ? (size_t)(data + size - start) : 0;
    memcpy(line->cut, start ? start : data, line->cut_size);
}

static void nats_opens(struct line *line) { (void)line; }

static void nats_greets(struct line *line, const uint8_t *data, size_t size)
{
    char text[256];
    if (line->stage == 0 && size > 4 && memcmp(data, "INFO", 4) == 0) {
        snprintf(text, sizeof text,
            "CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":true,\"lang\":\"c\",\"version\":\"1\",\"protocol\":1}\r\n"
            "SUB board.%s 1\r\nPING\r\n", board_name(line->board));
        SAYS(line, BINARY, text);
        line->stage = 1;
    } else if (memmem(data, size, "PONG", 4)) line_is_ready(line);
}

static void nats_hears(struct line *line, const uint8_t *data, size_t size, uint64_t now)
{
    if (size < 200 && memmem(data, size, "PING\r\n", 6) && !memmem(data, size, "INFO", 4)) SAYS(line, BINARY, "PONG\r\n");
    if (!line->ready) { nats_greets(line, data, size); return; }
    hear_stream(line, data, size, now);
}

static void nats_moves(struct line *line, uint32_t id)
{
    char text[MOVE_BYTES + 96], json[MOVE_BYTES];
    int size = move_as_json(json, line, id);
    snprintf(text, sizeof text, "PUB board.%s %d\r\n%s\r\n", board_name(line->board), size, json);
    SAYS(line, BINARY, text);
}

const struct speech nats = {"nats", "/", "", true, nats_opens, nats_hears, nats_moves, NULL};
