-- The end of a session is missing: it gets a new epoch, and the chronicle is told, once.
-- KEYS: the events, the epochs, the chronicle, the head. ARGV: the head that the caller found, the epoch under which more
-- was known, the new epoch, the incident as JSON. Gives {1, head}, or {0, head} if it is not so or was told already.
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
local epoch = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
if head ~= tonumber(ARGV[1]) or not epoch or epoch[2][2] ~= ARGV[2] then return {0, head} end
redis.call('XADD', KEYS[2], '*', 'epoch', ARGV[3])
redis.call('RPUSH', KEYS[3], ARGV[4])
redis.call('SET', KEYS[4], head)
return {1, head}
