/* How each peer is spoken to. A move carries its id as a token, @0000002a@, that survives whatever a peer wraps it in. */
#ifndef SPEECH_H
#define SPEECH_H
#include "line.h"

extern const struct speech raw, leeway, nats, hocuspocus, tldraw, socketio;

#define MOVE_BYTES 512
/* A move as JSON of about 124 bytes; its length. */
int move_as_json(char *text, const struct line *, uint32_t id);
/* Tell the ledger of every whole token in these bytes. */
void hear_tokens(struct line *, const uint8_t *data, size_t size, uint64_t now);

/* Files that a protocol needs, by its options; NULL where it needs none. */
extern const char *updates_file, *connect_file;
/* What has to be there before the first move, such as the notes that are moved; called on each publisher's line. */
void speech_prepares(struct line *);
#endif
