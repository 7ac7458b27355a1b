-- Append events behind the head, all or nothing (L2, L3).
-- KEYS: the events, the epochs, the head. ARGV: the head that the writer expects, an epoch in case these are the first events,
-- '1' if the reply to an earlier try was lost, then for each event its JSON text and the sum of it. Gives {1 or 0, head}.
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
local after = tonumber(ARGV[1])
local function id(seq) return string.format('%d-0', seq) end

if head ~= after then
  -- A writer whose reply was lost asks again. If its own first event stands there, so do the others.
  local first = ARGV[3] == '1' and redis.call('XRANGE', KEYS[1], id(after + 1), id(after + 1))[1]
  if first and first[2][2] == ARGV[4] then
    redis.call('XSETID', KEYS[1], last[1])  -- changes nothing, but is a write: WAIT covers only what this connection wrote
    return {1, head}
  end
  return {0, head}
end

if head == 0 then redis.call('XADD', KEYS[2], '*', 'epoch', ARGV[2]) end
for i = 4, #ARGV, 2 do
  redis.call('XADD', KEYS[1], id(after + i / 2 - 1), 'event', ARGV[i], 'sum', ARGV[i + 1])
end
head = after + (#ARGV - 3) / 2
redis.call('SET', KEYS[3], head)
return {1, head}
