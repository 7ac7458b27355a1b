/* The kernel's own limit: one thread that writes each move to every tablet of its board, a frame a move, and no more.
 *
 * It speaks just enough WebSocket for the load generator: the answer to the handshake is the same for everybody, since the
 * generator always sends the same key.
 */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 20000
#define ROOM 65536

static const char accepted[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

struct client { int fd, board; size_t held; uint8_t *bytes; };
static struct client clients[MOST];
static int count;

static int board_of(const char *request)
{
    static char names[MOST][64];
    static int boards;
    char name[64] = "";
    sscanf(request, "GET %63s", name);
    for (int i = 0; i < boards; i++) if (strcmp(names[i], name) == 0) return i;
    strcpy(names[boards], name);
    return boards++;
}

static void tell(int board, const uint8_t *text, size_t size)
{
    uint8_t frame[ROOM + 4];
    size_t head = 0;
    frame[head++] = 0x81;
    if (size < 126) frame[head++] = (uint8_t)size;
    else { frame[head++] = 126; frame[head++] = (uint8_t)(size >> 8); frame[head++] = (uint8_t)size; }
    memcpy(frame + head, text, size);
    for (int i = 0; i < count; i++)
        if (clients[i].board == board) send(clients[i].fd, frame, head + size, MSG_NOSIGNAL);
}

/* Take one frame of a client; the bytes that it took, 0 while it is not whole. */
static size_t framed(struct client *client, uint8_t *bytes, size_t size)
{
    size_t head = 2, body = bytes[1] & 127;
    if (size < 8) return 0;
    if (body == 126) { body = (size_t)(bytes[2] << 8 | bytes[3]); head = 4; }
    if (size < head + 4 + body) return 0;
    for (size_t i = 0; i < body; i++) bytes[head + 4 + i] ^= bytes[head + (i & 3)];
    tell(client->board, bytes + head + 4, body);
    return head + 4 + body;
}

static void read_from(struct client *client)
{
    ssize_t came = recv(client->fd, client->bytes + client->held, ROOM - client->held, 0);
    size_t taken = 0, step = 1;
    if (came <= 0) { close(client->fd); client->board = -1; return; }
    client->held += (size_t)came;
    if (client->board == -2) {
        uint8_t *end = memmem(client->bytes, client->held, "\r\n\r\n", 4);
        if (!end) return;
        client->bytes[client->held < ROOM ? client->held : ROOM - 1] = 0;
        client->board = board_of((char *)client->bytes);
        send(client->fd, accepted, sizeof accepted - 1, MSG_NOSIGNAL);
        taken = (size_t)(end - client->bytes) + 4;
    }
    while (step) taken += step = framed(client, client->bytes + taken, client->held - taken);
    memmove(client->bytes, client->bytes + taken, client->held -= taken);
}

int main(int words, char **word)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(words > 1 ? word[1] : "9000"))};
    struct epoll_event ready[1024];
    int yes = 1, door = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(door, (struct sockaddr *)&here, sizeof here) || listen(door, 4096)) return 1;
    epoll_ctl(epoll, EPOLL_CTL_ADD, door, &(struct epoll_event){.events = EPOLLIN, .data.ptr = NULL});
    for (;;) {
        int some = epoll_wait(epoll, ready, 1024, -1);
        for (int i = 0; i < some; i++) {
            if (ready[i].data.ptr) { read_from(ready[i].data.ptr); continue; }
            if (count == MOST) return 1;
            struct client *client = &clients[count++];
            *client = (struct client){accept(door, NULL, NULL), -2, 0, malloc(ROOM)};
            setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            epoll_ctl(epoll, EPOLL_CTL_ADD, client->fd, &(struct epoll_event){.events = EPOLLIN, .data.ptr = client});
        }
    }
}
