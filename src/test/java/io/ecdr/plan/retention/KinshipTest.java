package io.ecdr.plan.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.plan.retention.Kinship.Tie;
import io.ecdr.plan.retention.LineageFacts.Cache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which caches hold floors together, and which only freeze together. */
class KinshipTest {

  private final Map<String, Cache> caches = new TreeMap<>();
  private final Map<String, String> datastores = new TreeMap<>();
  private final List<Tie> ties = new ArrayList<>();

  private KinshipTest there(String... names) {
    List.of(names).forEach(n -> caches.put(n, Cache.THERE));
    return this;
  }

  private KinshipTest gone(String... names) {
    List.of(names).forEach(n -> caches.put(n, Cache.GONE));
    return this;
  }

  private KinshipTest restored(String from, String to) {
    ties.add(new Tie(from, to, true, true));
    return this;
  }

  private KinshipTest members(String one, String datastore) {
    ties.add(new Tie(one, datastore, false, true));
    return this;
  }

  private List<String> line(String of) {
    return List.copyOf(new Kinship(caches, datastores, ties).line(of));
  }

  private List<String> family(String of) {
    return List.copyOf(new Kinship(caches, datastores, ties).family(of));
  }

  @Test
  void aRestoredCacheGoesOnFromTheOneThatIsGone() {
    there("new").gone("old").restored("old", "new");

    assertThat(line("new")).containsExactly("new", "old");
    assertThat(line("old")).containsExactly("new", "old");
  }

  @Test
  void aCacheRestoredBesideItsSourceIsALineOfItsOwn() {
    there("orders", "test").restored("orders", "test");

    assertThat(line("orders")).containsExactly("orders");
    assertThat(line("test")).containsExactly("test");
    assertThat(family("orders")).containsExactly("orders", "test");
  }

  @Test
  void aCopyForATestThatIsGoneTakesNothingFromItsSource() {
    there("orders").gone("test").restored("orders", "test");

    assertThat(line("orders")).containsExactly("orders");
    assertThat(line("test")).containsExactly("test");
  }

  @Test
  void aCacheWhoseStateIsUnknownIsTakenToBeThere() {
    there("new").restored("old", "new");
    caches.put("old", Cache.UNKNOWN);

    assertThat(line("new")).containsExactly("new");
    assertThat(line("old")).containsExactly("old");
  }

  @Test
  void membersOfAGlobalDatastoreAreOneLine() {
    there("us", "eu");
    datastores.putAll(Map.of("us", "gds", "eu", "gds"));
    members("us", "gds").members("eu", "gds");

    assertThat(line("us")).containsExactly("eu", "us");
  }

  @Test
  void afterADetachTheyPartUntilTheOldSideIsGone() {
    there("us", "eu").members("us", "gds").members("eu", "gds");
    assertThat(line("eu")).containsExactly("eu");
    assertThat(line("us")).containsExactly("us");

    gone("us");
    assertThat(line("eu")).containsExactly("eu", "us");
  }

  @Test
  void whatIsGoneAndWasRestoredTwiceStaysByItself() {
    there("a", "b").gone("old").restored("old", "a").restored("old", "b");

    assertThat(line("a")).containsExactly("a");
    assertThat(line("old")).containsExactly("old");
    assertThat(family("b")).containsExactly("a", "b", "old");
  }

  @Test
  void theLastOfSeveralThatAreGoneGoesOnFromTheOthers() {
    gone("first", "second", "third").restored("first", "second").restored("second", "third");

    assertThat(line("first")).containsExactly("first", "second", "third");
  }

  @Test
  void whatIsNotSureOnlyTiesTheFamily() {
    there("new").gone("old");
    ties.add(new Tie("old", "new", true, false));

    assertThat(line("new")).containsExactly("new");
    assertThat(family("new")).containsExactly("new", "old");
  }

  @Test
  void tiesInACircleHaveAnEnd() {
    gone("a", "b").restored("a", "b").restored("b", "a");

    assertThat(line("a")).contains("a");
    assertThat(family("a")).containsExactly("a", "b");
  }
}
