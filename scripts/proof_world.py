"""A simulator with a cache in one Region and standbys in others, and ecdr's commands on it."""

import calendar
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

from prober import ask_service

ECDR = pathlib.Path(__file__).resolve().parent.parent / "target/ecdr/bin/ecdr"
HOME, AWAY, THIRD = "us-east-1", "eu-west-1", "ap-southeast-2"
SIDES = tuple("orders%s@%s" % (name, region)
              for name, region in (("", HOME), ("-eu", AWAY), ("-ap", THIRD)))
HOME_SIDE, AWAY_SIDE, THIRD_SIDE = SIDES
# Who writes where a cache has users: a fence takes that away.
LOGIN = ("app", "correct-horse-battery")


class Failed(Exception):
    """Something did not go as it must."""


class World:
    """A simulator with a cache in one Region and standbys in others; everything in a folder that goes."""

    def __init__(self, shape, away=(AWAY,), users=False, options=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ecdr-standby-proof."))
        self.shape = shape
        self.users = users
        self.options = options
        self.simulator = None
        for name in list(os.environ):
            if name.startswith(("AWS_", "ECDR_")):
                del os.environ[name]
        os.environ.update(
            XDG_STATE_HOME=str(self.folder / "state"),
            XDG_CONFIG_HOME=str(self.folder / "config"),
            AWS_ACCESS_KEY_ID="AKIAREHEARSAL",
            AWS_SECRET_ACCESS_KEY="rehearsal",
            AWS_CONFIG_FILE=str(self.folder / "none"),
            AWS_SHARED_CREDENTIALS_FILE=str(self.folder / "none"),
            AWS_EC2_METADATA_DISABLED="true",
        )
        self.away = tuple(away)
        self.regions = (HOME,) + (self.away or (AWAY,))

    def __enter__(self):
        try:
            self.begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def begin(self):
        log = open(self.folder / "simulator.log", "w")
        self.simulator = subprocess.Popen(
            [str(ECDR), "sim", "start", "--port", "0", "--data-dir", str(self.folder / "sim"),
             "--regions", ",".join(self.regions), *self.options],
            stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True,
        )
        os.environ["AWS_ENDPOINT_URL"] = json.loads(self.simulator.stdout.readline())["endpoint"]
        for region in self.regions:
            self.ecdr("sim", "subnet-group", "private", "--region", region)
            if self.users:
                self.allow(region)
        self.make("orders")
        for region in self.away:
            # A standby's lag can be read minutes later at AWS.
            self.ecdr("sim", "fault", "metric-early", region)
            self.ecdr("standby", "create", "orders", "--region", HOME, "--to", region,
                      "--as", "orders-" + region[:2], "--subnet-group", "private", "--yes")
            if self.users:
                ask_service(region, "ModifyReplicationGroup", ApplyImmediately="true",
                            ReplicationGroupId="orders-" + region[:2],
                            **{"UserGroupIdsToAdd.member.1": "all"})
                self.ecdr("sim", "wait", "orders-" + region[:2], "--region", region)
        self.await_lag()

    def __exit__(self, *_):
        if self.simulator:
            self.simulator.terminate()
            self.simulator.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def allow(self, region):
        """A user who writes, and one who reads without a password."""
        ask_service(region, "CreateUser", UserId="reader", UserName="default", Engine="redis",
                    NoPasswordRequired="true", AccessString="on ~* +@read")
        ask_service(region, "CreateUser", UserId="app", UserName=LOGIN[0], Engine="redis",
                    AccessString="on ~* +@all", **{"Passwords.member.1": LOGIN[1]})
        ask_service(region, "CreateUserGroup", UserGroupId="all", Engine="redis",
                    **{"UserIds.member.1": "reader", "UserIds.member.2": "app"})

    def make(self, cache):
        shape = ["NumCacheClusters=2", "CacheParameterGroupName=default.redis7"]
        if self.shape == "cme":
            shape = ["NumNodeGroups=3", "ReplicasPerNodeGroup=1",
                     "CacheParameterGroupName=default.redis7.cluster.on"]
        if self.users:
            shape += ["TransitEncryptionEnabled=true", "TransitEncryptionMode=preferred",
                      "UserGroupIds.member.1=all"]
        self.ecdr("sim", "call", "elasticache", "CreateReplicationGroup", "--region", HOME, "--quiet",
                  "ReplicationGroupId=" + cache, "ReplicationGroupDescription=proof", "Engine=redis",
                  "CacheNodeType=cache.r7g.large", "CacheSubnetGroupName=private",
                  "AutomaticFailoverEnabled=true", *shape)
        self.ecdr("sim", "wait", cache, "--region", HOME)

    def buckets(self):
        for name, region in (("exports", HOME), ("rescued", AWAY)):
            self.ecdr("sim", "bucket", name, "--region", region)

    def ecdr(self, *words, codes=(0,)):
        done = subprocess.run([str(ECDR), *words], capture_output=True, text=True)
        if done.returncode not in codes:
            raise Failed("ecdr %s ended with %d:\n%s%s"
                         % (" ".join(words), done.returncode, done.stderr, done.stdout))
        return done

    def secret(self):
        """A file with the writer's password."""
        file = self.folder / "password"
        file.write_text(LOGIN[1])
        return str(file)

    def fault(self, *words):
        self.ecdr("sim", "fault", *words)

    def status(self, cache, region, codes=(0, 32, 41)):
        return json.loads(self.ecdr("status", cache, "--region", region, "-o", "json", codes=codes).stdout)

    def await_lag(self, *more):
        """Until the lag of every standby can be read: at the turn of a minute."""
        end = time.time() + 150
        while time.time() < end:
            told = [json.dumps(self.status("%s-%s" % (cache, region[:2]), region))
                    for region in self.away for cache in ("orders", *more)]
            if all("ifStillWritingSeconds" in each for each in told):
                self.lag_since = time.time()
                return
            time.sleep(2)
        raise Failed("the lag of the standbys cannot be read")

    def await_whole_minute(self):
        """Until a minute is over that the lag is known of: only such a one tells afterwards what was lost."""
        time.sleep(max(0.0, self.lag_since + 61 - time.time()))

    def await_role(self, cache, region, role, within=60):
        end = time.time() + within
        while time.time() < end:
            tree = ask_service(region, "DescribeReplicationGroups", ReplicationGroupId=cache)
            if any(each.text == role for each in tree.iter("GlobalReplicationGroupMemberRole")):
                self.ecdr("sim", "wait", cache, "--region", region)
                return
            time.sleep(0.3)
        raise Failed("%s in %s did not become %s" % (cache, region, role))

    @staticmethod
    def settled(region, within=120):
        """Until every cache there is available."""
        asked = (("DescribeReplicationGroups", "ReplicationGroup/Status"),
                 ("DescribeCacheClusters", "CacheCluster/CacheClusterStatus"),
                 ("DescribeServerlessCaches", "member/Status"))
        end = time.time() + within
        while time.time() < end:
            states = [each.text for action, path in asked
                      for each in ask_service(region, action).iterfind(".//" + path)]
            if all(state.lower() == "available" for state in states):
                return
            time.sleep(0.3)
        raise Failed("not every cache in %s is available: %s" % (region, states))

    def change(self, *words, codes=(0,)):
        """A role change that nobody is asked about: its operation, timed by the writer's clock."""
        return self.begin_change(*words).end(codes)

    def begin_change(self, *words):
        """One that runs beside us."""
        return Running(self, [*words, "--yes", "-o", "json"])

    def plan(self):
        """The newest plan of this machine, as it was saved."""
        plans = pathlib.Path(os.environ["XDG_STATE_HOME"]).rglob("plan.json")
        return max(plans, key=lambda path: path.stat().st_mtime).read_text()

    def acknowledge(self, change):
        self.ecdr("op", "ack", change.report["operation"])

    def lost(self, change):
        """What a change lost, as it can be told afterwards, by cache."""
        told = json.loads(self.ecdr("op", "report", change.report["operation"], "--loss", "-o",
                                    "json").stdout)["data"]
        return {each["cache"]: each for each in told["lost"]}

    def disaster(self):
        """The Regions lose each other, the writer goes on for 3 s, then its Region is gone."""
        self.fault("partition", HOME, AWAY)
        time.sleep(3)
        self.fault("region-dark", HOME)


class Running:
    """A role change that has not ended."""

    def __init__(self, world, words):
        self.world, self.words, self.begun = world, words, time.time()
        self.process = subprocess.Popen([str(ECDR), *words], text=True, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)

    def await_ack(self, prober, side):
        """Until that side takes a write; what the command said when none comes."""
        try:
            prober.await_ack(side)
        except TimeoutError as trouble:
            self.process.terminate()
            raise Failed("%s\n%s" % (trouble, "".join(self.process.communicate())))

    def end(self, codes=(0,)):
        out, err = self.process.communicate(timeout=900)
        done = subprocess.CompletedProcess(self.words, self.process.returncode, out, err)
        if done.returncode not in codes:
            raise Failed("ecdr %s ended with %d:\n%s%s"
                         % (" ".join(self.words), done.returncode, err, out))
        return Change(self.begun, time.time(), done, self.world.plan())


class Change:
    """What a role change came to, by ecdr's report."""

    def __init__(self, begun, ended, done, plan):
        self.begun, self.ended, self.code = begun, ended, done.returncode
        self.report, self.words = json.loads(done.stdout)["data"]["report"], done.stderr
        self.lanes = {lane["cache"]["id"]: lane for lane in self.report["lanes"]}
        plan = json.loads(plan)
        self.checks = {each["id"]: each["observed"] for each in plan.get("plan", plan)["checks"]}

    def shown(self, check):
        """The loss in seconds that a check had shown for a primary that has stopped; None where not told."""
        told = re.search(r"if the primary has stopped ([^,]*), if it still writes ",
                         self.checks.get(check, ""))
        return span(told.group(1)) if told else None

    def backed_up(self, cache):
        """The moment that a cache is restored to, by the plan."""
        return moment(re.match(r"backup as of (\S+),", self.checks["cache-" + cache]).group(1))

    def measured(self, lane=None):
        """How long it took by the report, and when it says that writes worked; None where not told."""
        lane = self.lanes[lane] if lane else self.report["lanes"][0]
        told = re.fullmatch(r"PT(?:(\d+)M)?([\d.]+)S", lane.get("measuredRto", ""))
        steps = [(each["step"], each.get("outcome", {}).get("facts", {})) for each in lane["steps"]]
        ends = [moment(facts["EndedAt"]) for step, facts in steps
                if "EndedAt" in facts and facts.get("WriteProbe", "passed") == "passed"]
        if not told or not ends:
            return None, None
        return 60 * int(told.group(1) or 0) + float(told.group(2)), max(ends)


def moment(text):
    """Seconds since 1970 of a time in UTC, which may tell nanoseconds."""
    whole, _, part = text.rstrip("Z").partition(".")
    return calendar.timegm(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float("0." + (part or "0"))


def span(text):
    """Seconds of words such as "1 min 8 s"; None when it says unknown."""
    parts = re.findall(r"([\d.]+) (h|min|s|ms)", text)
    sizes = {"h": 3600, "min": 60, "s": 1, "ms": 0.001}
    return sum(float(number) * sizes[unit] for number, unit in parts) if parts else None
