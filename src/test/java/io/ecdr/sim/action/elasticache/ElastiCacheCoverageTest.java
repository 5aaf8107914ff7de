package io.ecdr.sim.action.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Covered;
import io.ecdr.sim.action.Covered.Sureness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of what is covered tells of every action, and only of those. */
class ElastiCacheCoverageTest {

  private final List<Covered> lines = ElastiCacheCoverage.lines();

  @Test
  void everyActionIsCoveredAndEveryTopicIsAnAction() {
    var table = new ActionTable();
    ElastiCacheActions.addTo(table);
    List<String> actions = table.entries().stream().map(ActionTable.Entry::name).toList();
    assertThat(actions).hasSize(50);
    assertThat(lines).extracting(Covered::topic).containsAll(actions);
    assertThat(lines)
        .extracting(Covered::topic)
        .filteredOn(topic -> Character.isUpperCase(topic.charAt(0)))
        .isSubsetOf(actions);
  }

  @Test
  void onlyWhatIsOursHasNoSource() {
    assertThat(lines)
        .filteredOn(line -> line.sureness() == Sureness.DOCUMENTED)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.source()).matches("(API|UG|UG23):.+"));
    assertThat(lines)
        .filteredOn(line -> line.sureness() == Sureness.WEAKER)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.source()).isEqualTo("ours"));
  }
}
