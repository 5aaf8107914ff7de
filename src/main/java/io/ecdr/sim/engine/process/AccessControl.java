package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.EngineUser;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import io.valkey.exceptions.JedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Who may do what on the servers of a group. The simulator itself always may: it has a user of its
 * own on every server, and servers replicate as that user.
 */
final class AccessControl {

  /** The simulator's own user. It is no secret to anybody on this machine. */
  static final String OWN_USER = "simulator";

  static final String OWN_PASSWORD = "only-for-the-simulator-itself";

  private static final int PATIENCE_MILLIS = 5000;

  /** A busy machine may keep a server from answering for a while. */
  private static final int TRIES = 6;

  private final BooleanSupplier silent;
  private volatile List<EngineUser> users = List.of();
  private volatile boolean changed;

  /**
   * @param silent whether nobody can answer, because the group is frozen or has ended
   */
  AccessControl(BooleanSupplier silent) {
    this.silent = silent;
  }

  /** What each server's configuration says of it. */
  static String configuration() {
    return """
        user %1$s on >%2$s ~* &* +@all
        masteruser %1$s
        masterauth %2$s
        """
        .formatted(OWN_USER, OWN_PASSWORD);
  }

  /**
   * Takes other users in place of those there were; none means that everybody may do all. Returns
   * at once, also while servers are being told.
   */
  void users(List<EngineUser> others) {
    boolean some = !users.isEmpty() || !others.isEmpty();
    users = List.copyOf(others);
    changed = changed || some;
  }

  /** Tells the servers. One that does not answer is told when it does again. */
  synchronized void tell(List<ServerProcess> servers) {
    if (!changed) {
      return;
    }
    servers.forEach(this::tell);
  }

  private void tell(ServerProcess server) {
    for (int i = 0; i < TRIES && !silent.getAsBoolean(); i++) {
      try {
        server.ask(
            PATIENCE_MILLIS,
            connection -> {
              for (var words : commands(connection.aclUsers())) {
                connection.sendCommand(Command.ACL, words.toArray(String[]::new));
              }
              return null;
            });
        return;
      } catch (JedisDataException e) {
        // The engine does not know these rules; it refuses them each time.
        return;
      } catch (JedisException e) {
        // It does not answer; thawing tells it again.
      }
    }
  }

  private List<List<String>> commands(List<String> there) {
    List<List<String>> all = new ArrayList<>();
    for (var user : users) {
      all.add(set(user));
    }
    var names = users.stream().map(EngineUser::name).toList();
    if (!names.contains(EngineUser.DEFAULT)) {
      // Without user groups everybody may do all; with them, who does not log in may do nothing.
      all.add(
          users.isEmpty()
              ? List.of("SETUSER", EngineUser.DEFAULT, "reset", "on", "nopass", "~*", "&*", "+@all")
              : List.of("SETUSER", EngineUser.DEFAULT, "reset", "off"));
    }
    there.stream()
        .filter(name -> !names.contains(name))
        .filter(name -> !name.equals(OWN_USER) && !name.equals(EngineUser.DEFAULT))
        .forEach(name -> all.add(List.of("DELUSER", name)));
    return all;
  }

  /** One command, so that nobody sees the user half changed. */
  private static List<String> set(EngineUser user) {
    return Stream.of(
            Stream.of("SETUSER", user.name(), "reset"),
            Stream.of(user.rules().strip().split("\\s+")),
            user.free() ? Stream.of("nopass") : user.digests().stream().map(digest -> "#" + digest))
        .flatMap(words -> words)
        .toList();
  }
}
