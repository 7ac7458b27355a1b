-- Add a session to the directory, unless its name, code or secret is there (D1).
-- KEYS: entries by session, sessions by code or secret. ARGV: session, code, secret, the entry's JSON, '1' if the reply
-- to an earlier try was lost. Gives {1 or 0, 0}.
if ARGV[5] == '1' and redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[4] then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])  -- the same again: a write for WAIT to cover
  return {1, 0}
end
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1
  or redis.call('HEXISTS', KEYS[2], ARGV[2]) == 1
  or redis.call('HEXISTS', KEYS[2], ARGV[3]) == 1 then
  return {0, 0}
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[1], ARGV[3], ARGV[1])
return {1, 0}
