-- Replace entries by building the stream anew and renaming it: deleting entries leaves their bytes in memory blocks (L9).
-- The checkpoints knew the words, so they go in the same step; the chronicle is told in it too.
-- KEYS: the events, the epochs, a name for the copy, the checkpoints, the chronicle.
-- ARGV: the new epoch, how many incidents, those as JSON, then by threes entry id, JSON text and sum.
local first = 3 + tonumber(ARGV[2])
local replacement = {}
for i = first, #ARGV, 3 do replacement[ARGV[i]] = {'event', ARGV[i + 1], 'sum', ARGV[i + 2]} end

redis.call('DEL', KEYS[3])
local from = '-'
repeat
  local entries = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', 1000)
  for _, entry in ipairs(entries) do
    redis.call('XADD', KEYS[3], entry[1], unpack(replacement[entry[1]] or entry[2]))
    from = '(' .. entry[1]
  end
until #entries == 0
redis.call('RENAME', KEYS[3], KEYS[1])
redis.call('DEL', KEYS[4])
redis.call('XADD', KEYS[2], '*', 'epoch', ARGV[1])
for i = 3, first - 1 do redis.call('RPUSH', KEYS[5], ARGV[i]) end
return {1, 0}
