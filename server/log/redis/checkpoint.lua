-- Keep a checkpoint, if it is of the present epoch; what other epochs and versions left is cleaned away (C3, C4).
-- KEYS: the epochs, the checkpoints. ARGV: the epoch, what the names of its fields begin with, the seq, the bytes, and
-- the seconds after which all of them may go. Gives {1 or 0, 0}.
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if not last or last[2][2] ~= ARGV[1] then return {0, 0} end

redis.call('HSET', KEYS[2], ARGV[2] .. ARGV[3], ARGV[4])  -- before any other write, so that a full Redis can refuse it
redis.call('EXPIRE', KEYS[2], ARGV[5])
for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
  if string.sub(field, 1, #ARGV[2]) ~= ARGV[2] then redis.call('HDEL', KEYS[2], field) end
end
return {1, 0}
