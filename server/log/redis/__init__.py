"""The shared store: Redis or Valkey, one server or a cluster, for any number of Leeway processes."""

from server.log.redis.store import RedisStore

__all__ = ["RedisStore"]
