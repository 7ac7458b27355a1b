-- Replace entries by building the stream anew and renaming it: deleting entries leaves their bytes in memory blocks (L9).
-- The checkpoints knew the words, so they go in the same step.
-- KEYS: the events, the epochs, a name for the copy, the checkpoints. ARGV: the new epoch, then pairs of entry id and JSON text.
local replacement = {}
for i = 2, #ARGV, 2 do replacement[ARGV[i]] = ARGV[i + 1] end

redis.call('DEL', KEYS[3])
local from = '-'
repeat
  local entries = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', 1000)
  for _, entry in ipairs(entries) do
    redis.call('XADD', KEYS[3], entry[1], 'event', replacement[entry[1]] or entry[2][2])
    from = '(' .. entry[1]
  end
until #entries == 0
redis.call('RENAME', KEYS[3], KEYS[1])
redis.call('DEL', KEYS[4])
redis.call('XADD', KEYS[2], '*', 'epoch', ARGV[1])
return {1, 0}
