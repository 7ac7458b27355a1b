#define _GNU_SOURCE
#include "line.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST (1 << 23)
#define AT_ONCE 262144

uint64_t frames_heard;
int lines_ready, lines_lost;
char board_prefix[32] = "board";
static uint8_t inbox[MOST];

uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void fail(const char *why)
{
    fprintf(stderr, "load: %s (%s)\n", why, strerror(errno));
    printf("{\"error\":\"%s\"}\n", why);
    exit(3);
}

const char *board_name(int board)
{
    static char name[64];
    snprintf(name, sizeof name, "%s%d", board_prefix, board);
    return name;
}

void line_is_ready(struct line *line)
{
    if (!line->ready) lines_ready++;
    line->ready = true;
}

static void keep(struct buffer *buffer, const uint8_t *bytes, size_t size)
{
    if (buffer->held + size > buffer->room) {
        buffer->room = (buffer->held + size) * 2;
        buffer->bytes = realloc(buffer->bytes, buffer->room);
        if (!buffer->bytes) fail("out of memory");
    }
    memcpy(buffer->bytes + buffer->held, bytes, size);
    buffer->held += size;
}

static size_t sent(struct line *line, const uint8_t *bytes, size_t size)
{
    ssize_t n = send(line->fd, bytes, size, MSG_NOSIGNAL);
    if (n >= 0) return (size_t)n;
    if (errno != EAGAIN) line->dead = true;
    return 0;
}

static void say_raw(struct line *line, const uint8_t *bytes, size_t size)
{
    if (line->dead) return;
    size_t gone = line->out.held ? 0 : sent(line, bytes, size);
    if (gone < size) keep(&line->out, bytes + gone, size - gone);
}

void line_flushes(struct line *line)
{
    while (line->out.held && !line->dead) {
        size_t gone = sent(line, line->out.bytes, line->out.held);
        if (!gone) return;
        memmove(line->out.bytes, line->out.bytes + gone, line->out.held - gone);
        line->out.held -= gone;
    }
}

void line_says(struct line *line, enum opcode opcode, const void *data, size_t size)
{
    static uint8_t frame[1 << 21];
    static const uint8_t mask[4] = {0x37, 0xfa, 0x21, 0x3d};
    size_t head = 0;
    if (size + 14 > sizeof frame) fail("a message is too long");
    frame[head++] = (uint8_t)(0x80 | opcode);
    if (size < 126) frame[head++] = (uint8_t)(0x80 | size);
    else {
        int bytes = size < 65536 ? 2 : 8;
        frame[head++] = (uint8_t)(0x80 | (bytes == 2 ? 126 : 127));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) frame[head++] = (uint8_t)((uint64_t)size >> shift);
    }
    memcpy(frame + head, mask, 4);
    head += 4;
    for (size_t i = 0; i < size; i++) frame[head + i] = ((const uint8_t *)data)[i] ^ mask[i & 3];
    say_raw(line, frame, head + size);
}

void line_opens(struct line *line, int epoll, int port, const char *path)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    struct epoll_event wake = {.events = EPOLLIN, .data.ptr = line};
    char where[256], request[1024];
    int yes = 1;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    line->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (line->fd < 0) fail("no socket to be had");
    for (int tries = 0; connect(line->fd, (struct sockaddr *)&to, sizeof to) < 0; usleep(100000))
        if (++tries > 50) fail("nobody listens");
    setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(line->fd, F_SETFL, O_NONBLOCK);
    snprintf(where, sizeof where, path, board_name(line->board));
    int size = snprintf(request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n",
        where, port, speech->headers);
    epoll_ctl(epoll, EPOLL_CTL_ADD, line->fd, &wake);
    say_raw(line, (uint8_t *)request, (size_t)size);
}

static void lose(struct line *line, int epoll, const char *why, const uint8_t *words, size_t size)
{
    if (!lines_lost++) fprintf(stderr, "load: %s %.*s\n", why, (int)(size < 300 ? size : 300), words);
    line->dead = true;
    epoll_ctl(epoll, EPOLL_CTL_DEL, line->fd, NULL);
}

/* The bytes that the answer to the handshake takes; 0 while it is not whole. */
static size_t upgraded(struct line *line, int epoll, const uint8_t *bytes, size_t size)
{
    const uint8_t *end = memmem(bytes, size, "\r\n\r\n", 4);
    if (!end) return 0;
    if (memcmp(bytes, "HTTP/1.1 101", 12) != 0) {
        lose(line, epoll, "the handshake was refused:", bytes, (size_t)(end - bytes));
        return 0;
    }
    line->upgraded = true;
    speech->opens(line);
    return (size_t)(end - bytes) + 4;
}

/* Take one frame; the bytes that it takes, 0 while it is not whole. */
static size_t framed(struct line *line, int epoll, const uint8_t *bytes, size_t size, uint64_t now)
{
    if (size < 2) return 0;
    size_t head = 2;
    uint64_t body = bytes[1] & 127;
    size_t wide = body == 126 ? 2 : body == 127 ? 8 : 0;
    if (size < head + wide) return 0;
    if (wide) body = 0;
    for (size_t i = 0; i < wide; i++) body = body << 8 | bytes[head++];
    if (head + body > MOST - AT_ONCE) fail("a frame is too large");
    if (size < head + body) return 0;
    switch (bytes[0] & 15) {
    case CLOSE: lose(line, epoll, "the server closed:", bytes + head + 2, body > 2 ? body - 2 : 0); break;
    case PING: line_says(line, PONG, bytes + head, body); break;
    case PONG: break;
    default: frames_heard++; speech->hears(line, bytes + head, body, now);
    }
    return head + body;
}

void line_reads(struct line *line, int epoll)
{
    if (line->dead) return;
    size_t held = line->in.held;
    memcpy(inbox, line->in.bytes ? line->in.bytes : inbox, held);
    ssize_t came = recv(line->fd, inbox + held, AT_ONCE, 0);
    if (came < 0 && errno == EAGAIN) return;
    if (came <= 0) { lose(line, epoll, "the line was cut", inbox, 0); return; }
    line->received += (uint64_t)came;
    uint64_t now = now_ns();
    size_t size = held + (size_t)came, taken = 0, step = 1;
    if (!line->upgraded) step = taken = upgraded(line, epoll, inbox, size);
    while (step && !line->dead) taken += step = framed(line, epoll, inbox + taken, size - taken, now);
    line->in.held = 0;
    if (!line->dead) keep(&line->in, inbox + taken, size - taken);
}
