"""Twenty caches of mixed kinds in one Region: some with a standby, some with a backup, two with neither."""

from prober import ask_service
from proof_world import AWAY, HOME

NODE = {"CacheNodeType": "cache.r7g.large", "CacheSubnetGroupName": "private", "Engine": "redis"}
GROUP = dict(NODE, ReplicationGroupDescription="proof")
CMD = dict(GROUP, NumCacheClusters="1", CacheParameterGroupName="default.redis7")
CME = dict(GROUP, NumNodeGroups="2", ReplicasPerNodeGroup="1", AutomaticFailoverEnabled="true",
           CacheParameterGroupName="default.redis7.cluster.on")

# Beside "orders", which the world has made in its own shape: what is made, by name.
WITH_STANDBY = {"basket": CMD, "carts": CME, "prices": CMD, "stock": CMD}
WITH_BACKUP = {"books": CMD, "films": CMD, "games": CME, "music": CME}
SERVERLESS = ("pages", "search", "sessions")
SINGLE = ("rates", "tokens")
WITH_NEITHER = {"scratch": CMD, "spare": CMD}
MEMCACHED = ("views",)
# Single nodes and serverless caches that have neither, either.
BARE_SINGLE = ("limits", "queue")
BARE_SERVERLESS = ("drafts",)


class Fleet:
    """What stands beside the world's own cache."""

    def __init__(self, world):
        self.world = world

    def make(self):
        """All of it, side by side."""
        for name, shape in {**WITH_STANDBY, **WITH_BACKUP, **WITH_NEITHER}.items():
            ask_service(HOME, "CreateReplicationGroup", ReplicationGroupId=name, **shape)
        for name in (*SERVERLESS, *BARE_SERVERLESS, *MEMCACHED):
            ask_service(HOME, "CreateServerlessCache", ServerlessCacheName=name,
                        Engine="memcached" if name in MEMCACHED else "redis")
        for name in (*SINGLE, *BARE_SINGLE):
            ask_service(HOME, "CreateCacheCluster", CacheClusterId=name, NumCacheNodes="1", **NODE)
        self.world.settled(HOME)

    def standbys(self):
        for name in WITH_STANDBY:
            self.world.ecdr("standby", "create", name, "--region", HOME, "--to", AWAY, "--as",
                            name + "-eu", "--subnet-group", "private", "--yes")

    def backups(self):
        for name in (*WITH_BACKUP, *SERVERLESS, *SINGLE):
            self.world.ecdr("backup", "create", name, "--region", HOME, "--dr-region", AWAY,
                            "--bucket", "exports", "--dr-bucket", "rescued", "--yes")

    @staticmethod
    def sizes():
        """How many can be promoted, restored, and saved neither way, with the world's own."""
        return (1 + len(WITH_STANDBY), len(WITH_BACKUP) + len(SERVERLESS) + len(SINGLE),
                len(WITH_NEITHER) + len(MEMCACHED) + len(BARE_SINGLE) + len(BARE_SERVERLESS))
