"""A writer that shares no code with ecdr: it tries both sides of a standby all the time.

Each side has a thread of its own, which asks the service where the side's primaries are and tries a
new key there every 50 ms, in cluster mode in one shard after the other. What a server acknowledged is
kept with its time. Afterwards the keys are looked for, and the times tell how long nothing could be
written and whether both sides could be at once.
"""

import binascii
import os
import socket
import threading
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree

EVERY = 0.05
IMPATIENT = 0.3
PATIENCE = 10.0
BATCH = 500
SLOTS = 16384
SERVERLESS = "serverless"
# Two sides that take writes in turns, nearer to each other than this, are writable at once.
AT_ONCE = 0.2


class Refused(Exception):
    """A server answered with an error."""


class Node:
    """A connection to one Redis server."""

    def __init__(self, host, port, patience, login=None):
        self.socket = socket.create_connection((host, port), patience)
        self.input = self.socket.makefile("rb")
        if login:
            self.log_in(login)

    def log_in(self, login):
        try:
            self.ask(("AUTH", *login))
        except Refused as refusal:
            # A side that has no such user is anybody's.
            if not str(refusal).startswith("WRONGPASS"):
                raise

    def ask(self, *commands):
        out = bytearray()
        for command in commands:
            out += b"*%d\r\n" % len(command)
            for word in command:
                word = word.encode() if isinstance(word, str) else word
                out += b"$%d\r\n%s\r\n" % (len(word), word)
        self.socket.sendall(out)
        return [self.reply() for _ in commands]

    def reply(self):
        line = self.input.readline()
        if not line.endswith(b"\r\n"):
            raise OSError("hung up")
        kind, rest = line[:1], line[1:-2]
        if kind == b"-":
            raise Refused(rest.decode())
        if kind == b"+":
            return rest
        if kind == b":":
            return int(rest)
        size = int(rest)
        if size < 0:
            return None
        return self.input.read(size + 2)[:-2] if kind == b"$" else [self.reply() for _ in range(size)]

    def close(self):
        self.input.close()
        self.socket.close()


def ask_service(region, action, **parameters):
    """The answer of ElastiCache in a Region as a tree without namespaces."""
    scope = "%s/20000101/%s/elasticache/aws4_request" % (os.environ["AWS_ACCESS_KEY_ID"], region)
    question = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/",
        data=urllib.parse.urlencode(dict(parameters, Action=action, Version="2015-02-02")).encode(),
        # The Region is told by the scope of the signature; the simulator does not check the rest.
        headers={
            "Authorization": "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=host, Signature=0" % scope
        },
    )
    with urllib.request.urlopen(question, timeout=PATIENCE) as answer:
        tree = xml.etree.ElementTree.parse(answer)
    for element in tree.iter():
        element.tag = element.tag.split("}")[-1]
    return tree


def slot_of(key):
    # CRC-16/XMODEM, as the cluster specification has it; these keys have no hash tag.
    return binascii.crc_hqx(key.encode(), 0) % SLOTS


class Side:
    """The primaries of a cache, ID@REGION or serverless/ID@REGION, by slot."""

    def __init__(self, name, patience, login=None):
        self.nodes = {}
        self.patience, self.login = patience, login
        cache, region = name.split("@")
        kind, _, cache = cache.rpartition("/")
        if kind == SERVERLESS:
            tree = ask_service(region, "DescribeServerlessCaches", ServerlessCacheName=cache)
            place = next(tree.iter("Endpoint"))
            self.cluster = True
        else:
            tree = ask_service(region, "DescribeReplicationGroups", ReplicationGroupId=cache)
            place = next(tree.iter("ConfigurationEndpoint"), None)
            self.cluster = place is not None
            if place is None:
                place = next(tree.iter("PrimaryEndpoint"))
        first = self.node(place.findtext("Address"), int(place.findtext("Port")))
        self.slots = [first] * SLOTS
        self.shards = [0] * SLOTS
        if self.cluster:
            ranges = sorted(first.ask(("CLUSTER", "SLOTS"))[0], key=lambda each: each[0])
            starts = []
            for low, high, primary, *_ in ranges:
                there = self.node(primary[0].decode(), primary[1])
                if id(there) not in starts:
                    starts.append(id(there))
                self.slots[low : high + 1] = [there] * (high + 1 - low)
                self.shards[low : high + 1] = [starts.index(id(there))] * (high + 1 - low)
            for node in self.nodes.values():
                if b"role:master" not in node.ask(("INFO", "replication"))[0]:
                    node.ask(("READONLY",))

    def node(self, host, port):
        if (host, port) not in self.nodes:
            self.nodes[host, port] = Node(host, port, self.patience, self.login)
        return self.nodes[host, port]

    def shard(self, key):
        return self.shards[slot_of(key)]

    def write(self, key, value):
        self.slots[slot_of(key)].ask(("SET", key, value))

    def values(self, keys):
        by_node = {}
        for key in keys:
            by_node.setdefault(self.slots[slot_of(key)], []).append(key)
        found = {}
        for node, mine in by_node.items():
            for i in range(0, len(mine), BATCH):
                part = mine[i : i + BATCH]
                found.update(zip(part, node.ask(*(("GET", key) for key in part))))
        return found

    def close(self):
        for node in self.nodes.values():
            node.close()


class Ack:
    """A write that a server confirmed."""

    def __init__(self, key, side, shard, sent, confirmed):
        self.key, self.side, self.shard = key, side, shard
        self.sent, self.confirmed = sent, confirmed


class Prober:
    """Tries all sides until it is stopped; use it as a context."""

    def __init__(self, *names, login=None):
        self.names, self.login = names, login
        self.run = "%x" % time.time_ns()
        self.acks = []
        # Keys whose write got no answer: they may be there or not.
        self.unanswered = []
        self.answers = {}
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.tries, args=(name,)) for name in names]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def tries(self, name):
        side, number = None, 0
        while not self.over.is_set():
            begun = time.time()
            number += 1
            key = "probe:%s:%s:%d" % (self.run, name, number)
            try:
                side = side or Side(name, IMPATIENT, self.login)
                sent = time.time()
                side.write(key, key)
                self.acks.append(Ack(key, name, side.shard(key), sent, time.time()))
                said = "OK"
            except Refused as refusal:
                said = str(refusal).split()[0]
                if said == "MOVED" or said == "CLUSTERDOWN":
                    side = None
            except (OSError, StopIteration, ValueError, urllib.error.URLError) as trouble:
                said = type(trouble).__name__
                if side is not None:
                    self.unanswered.append((key, name))
                    side.close()
                side = None
            counts = self.answers.setdefault(name, {})
            counts[said] = counts.get(said, 0) + 1
            self.over.wait(max(0.0, begun + EVERY - time.time()))

    def await_ack(self, name, within=60.0):
        """Until that side takes a write which was sent from now on; its time."""
        since = time.time()
        while time.time() < since + within:
            for ack in reversed(self.acks[-200:]):
                if ack.side == name and ack.sent >= since:
                    return ack.confirmed
            time.sleep(EVERY)
        raise TimeoutError("%s takes no writes: %s" % (name, self.answers.get(name)))

    def missing(self, name):
        """The acknowledged writes that this side does not hold now."""
        side = Side(name, PATIENCE, self.login)
        acks = list(self.acks)
        found = side.values([ack.key for ack in acks])
        side.close()
        return [ack for ack in acks if found[ack.key] != ack.key.encode()]

    def first_ack(self, name, since):
        return min((ack.confirmed for ack in self.acks if ack.side == name and ack.sent >= since),
                   default=None)

    def last_ack(self, name, until):
        return max((ack.confirmed for ack in self.acks if ack.side == name and ack.sent <= until),
                   default=None)

    def all_ack(self, name, since):
        """When every shard of that side had taken a write; None when one has not."""
        shards, first = {ack.shard for ack in self.acks}, {}
        for ack in self.acks:
            if ack.side == name and ack.sent >= since:
                first.setdefault(ack.shard, ack.confirmed)
        return max(first.values()) if shards and shards == set(first) else None

    def both_writable(self):
        """Spans (from, to) in which two sides took writes in turns, over all shards."""
        spans = []
        for shard in {ack.shard for ack in self.acks}:
            mine = sorted((a for a in self.acks if a.shard == shard), key=lambda a: a.confirmed)
            turns = [
                (one.confirmed, two.confirmed)
                for one, two in zip(mine, mine[1:])
                if one.side != two.side
            ]
            for before, after in zip(turns, turns[1:]):
                # There and back between two tries of the same side.
                if after[1] - before[0] <= AT_ONCE * 4:
                    spans.append((before[0], after[1]))
        return spans
