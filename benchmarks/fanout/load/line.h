/* One tablet's connection: a WebSocket client without masking cost worth naming, on a non-blocking socket. */
#ifndef LINE_H
#define LINE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum opcode { TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };

struct buffer { uint8_t *bytes; size_t held, room; };

struct line {
    int fd, index, board;
    int slot;            /* among the publishers of its board; -1 for one that only listens */
    bool upgraded, ready, dead;
    int stage;           /* for protocols whose greeting has several steps */
    uint32_t published;  /* moves that it has sent */
    uint64_t received;   /* bytes */
    struct buffer in, out;
    /* What has been heard on it, for the ledger. */
    int32_t *newest;     /* the last move of each publisher of its board, by slot */
    uint64_t order;      /* a rolling hash of the moves in the order they came */
    uint8_t cut[16];     /* a token that a message's end has cut in two, where a protocol is a stream */
    size_t cut_size;
    const char *ticket;  /* what the peer needs to know of it, from the file of tickets; "" without one */
};

/* What a protocol does with a message; `data` holds `size` bytes and stays valid until it returns. */
typedef void line_hears(struct line *, const uint8_t *data, size_t size, uint64_t now);

struct speech {
    const char *name;
    const char *path;        /* with %s for the board's name */
    const char *headers;     /* further lines of the handshake, each with its line end */
    bool echoes;             /* whether a publisher hears its own moves */
    void (*opens)(struct line *);
    line_hears *hears;
    void (*moves)(struct line *, uint32_t id);
    void (*keeps_alive)(struct line *);  /* every four seconds; NULL where nothing is needed */
};

extern const struct speech *speech;
extern uint64_t frames_heard;
extern char board_prefix[32];

uint64_t now_ns(void);
void fail(const char *why) __attribute__((noreturn));
const char *board_name(int board);

/* Connect to this machine's `port` and ask for the upgrade; `epoll` will tell of it. */
void line_opens(struct line *, int epoll, int port, const char *path);
/* Read what has come, and give whole messages to the speech. */
void line_reads(struct line *, int epoll);
void line_says(struct line *, enum opcode, const void *data, size_t size);
void line_flushes(struct line *);
void line_is_ready(struct line *);
extern int lines_ready, lines_lost;
#endif
