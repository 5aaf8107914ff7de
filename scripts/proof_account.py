"""What is held against each other in one scenario."""

import sys

from proof_world import HOME_SIDE

NEAR = 1.0
# Between the moment that a backup is told to be of and the save itself, on a busy machine.
SNAPSHOT = 5.0


def seconds(time):
    return "%.1f s" % time if time is not None else "never"


class Account:
    """What is held against each other in one scenario, and what does not agree."""

    def __init__(self, name):
        self.name, self.lines, self.wrong = name, [], []

    def say(self, what, value):
        self.lines.append((what, value))

    def holds(self, fact, what):
        if not fact:
            self.wrong.append(what)

    def rto(self, prober, change, side, lane=None):
        """Until writes worked again in every shard, by the writer and by the report."""
        first = prober.all_ack(side, change.begun)
        measured, ended = change.measured(lane)
        writer = first - change.begun if first else None
        self.say("writes again after, by the writer", seconds(writer))
        self.say("  by the report, from the command on", seconds(ended and ended - change.begun))
        self.say("  by the report, from its call on", seconds(measured))
        self.holds(first and ended and abs(ended - first) <= NEAR,
                   "the measured time differs by more than 1 s: %s, %s"
                   % (first, ended))
        self.holds(writer and measured and measured <= writer + NEAR,
                   "more was measured than the writer waited: %s, %s" % (measured, writer))

    def lost(self, prober, side, expected):
        missing = prober.missing(side)
        self.say("writes acknowledged", len(prober.acks))
        self.say("  of them not on %s" % side, len(missing))
        if expected == 0:
            self.holds(not missing, "%d acknowledged writes are not on %s" % (len(missing), side))
        else:
            self.holds(missing, "a disaster that should lose writes lost none")
        return missing

    def within(self, missing, change, check="loss"):
        """The loss in seconds, against the figure that the plan had shown for a stopped primary."""
        if not missing:
            return
        lost = max(a.confirmed for a in missing) - min(a.sent for a in missing)
        shown = change.shown(check)
        self.say("  written within", "%.1f s" % lost)
        self.say("  the plan had shown, if stopped", "%s s" % shown)
        self.holds(shown and lost <= shown, "more was lost than was shown: %.1f s, %s" % (lost, shown))

    def reported(self, missing, lost):
        """The loss in seconds, against what op report --loss tells afterwards."""
        told = lost.get("atMostSeconds")
        self.say("  the report tells afterwards, at most", seconds(told))
        if missing:
            taken = max(a.confirmed for a in missing) - min(a.sent for a in missing)
            self.holds(told is not None and taken <= told,
                       "more was lost than the report tells: %.1f s, %s" % (taken, told))

    def since_backup(self, prober, restored, at):
        """A restore loses what was written since its backup, as told, and nothing of before."""
        missing = prober.missing(restored)
        lost = {ack.key for ack in missing}
        late = [ack for ack in prober.acks if ack.sent >= at]
        self.say("writes acknowledged", len(prober.acks))
        self.say("  of them not on %s" % restored, len(missing))
        self.say("  acknowledged after the moment that was told", len(late))
        self.holds(missing, "a disaster that should lose writes lost none")
        self.holds(all(ack.confirmed >= at for ack in missing),
                   "writes of before the backup were not restored")
        spread = max([ack.sent - at for ack in late if ack.key not in lost], default=0)
        self.say("  of them there, sent until after it", seconds(spread))
        self.holds(spread <= SNAPSHOT, "the backup is told to be older than it is")

    def one_writer(self, prober, announced_from=None):
        spans = [each for each in prober.both_writable()
                 if announced_from is None or each[0] < announced_from]
        self.say("moments with two writable sides, unannounced", len(spans))
        self.holds(not spans, "two sides took writes at once: %s" % spans[:3])

    def fence(self, prober, side, returned, change):
        """From its return until it is fenced the old side takes writes; then none."""
        late = [a.confirmed for a in prober.acks if a.side == side and a.sent >= returned]
        self.say("the old side took writes after its return", len(late))
        self.say("  for", seconds(max(late) - returned if late else 0))
        self.holds(late, "the fence was there before anything could be written")
        self.holds(not late or max(late) <= change.ended, "the fenced side takes writes")
        self.holds(prober.answers[side].get("NOPERM"), "no write was refused by the fence")
        self.holds("there may be two" in " ".join(change.words.split()),
                   "the command did not say that two sides may take writes")

    def returning(self, prober, returned, change):
        """An old primary takes writes from its return until it follows; the plan says so."""
        late = [a.confirmed for a in prober.acks if a.side == HOME_SIDE and a.sent >= returned]
        said = "what it takes until it follows" in " ".join(change.words.split())
        self.say("the returned side took writes before it followed", len(late))
        self.say("  for", "%.1f s" % (max(late) - min(late) if late else 0))
        self.holds(said, "the command did not say that the returned side may take writes")

    def leaving(self, prober, left, kept, change):
        """A standby that leaves takes writes until it is deleted; the plan says so."""
        moved = prober.first_ack(kept, change.begun)
        missing = prober.missing(kept)
        late = {a.key for a in prober.acks if a.side == left and a.sent >= moved}
        self.say("writes acknowledged", len(prober.acks))
        self.say("  of them only on what was deleted, after the move", len(late))
        self.say("  of the others not at home", len([a for a in missing if a.key not in late]))
        self.holds(all(a.key in late for a in missing), "writes of before the move are not at home")
        self.holds("it takes writes, which go with it" in " ".join(change.words.split()),
                   "the command did not say that what leaves takes writes until it is deleted")
        self.one_writer(prober, moved)

    def show(self):
        print("\n%s: %s" % (self.name, "agrees" if not self.wrong else "DOES NOT AGREE"))
        for what, value in self.lines:
            print("  %-52s %12s" % (what, value))
        for what in self.wrong:
            print("  wrong: " + what)
        sys.stdout.flush()
        return not self.wrong
