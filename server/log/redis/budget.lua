-- Use one up of a budget that fills by itself (B1). KEYS: the hash with what is left, and since when.
-- ARGV: how much a second, how much at once. Gives 1 or 0. What is used up costs no write.
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local rate, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local left = tonumber(kept[1] or ARGV[2])
left = math.min(most, left + math.max(0, now - tonumber(kept[2] or now)) * rate)
if left < 1 then
  return 0
end
redis.call('HSET', KEYS[1], 'left', tostring(left - 1), 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.ceil(most / rate) + 1)
return 1
