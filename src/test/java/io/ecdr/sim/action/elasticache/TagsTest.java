package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Tags: given, inherited, listed only in a settled state. */
class TagsTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private List<Tag> tagsOf(String arn) {
    return cloud.home().listTagsForResource(r -> r.resourceName(arn)).tagList();
  }

  @Test
  void areAddedChangedAndRemoved() {
    String arn = cloud.disabled("orders", 1).arn();
    cloud
        .home()
        .addTagsToResource(r -> r.resourceName(arn).tags(tag("team", "a"), tag("env", "x")));
    cloud.home().addTagsToResource(r -> r.resourceName(arn).tags(tag("team", "b")));
    assertThat(tagsOf(arn)).containsExactly(tag("team", "b"), tag("env", "x"));
    var left = cloud.home().removeTagsFromResource(r -> r.resourceName(arn).tagKeys("team"));
    assertThat(left.tagList()).containsExactly(tag("env", "x"));
    assertThat(
            refusal(
                () ->
                    cloud.home().removeTagsFromResource(r -> r.resourceName(arn).tagKeys("team"))))
        .isEqualTo("TagNotFound 404");
  }

  @Test
  void snapshotsInheritThemUnlessTheyBringTheirOwn() {
    cloud.make(plain("orders").andThen(r -> r.tags(tag("team", "a"))));
    cloud.snap("orders", "heir");
    cloud
        .home()
        .createSnapshot(
            r ->
                r.snapshotName("own")
                    .cacheClusterId("orders-001")
                    .tags(tag("ecdr:operation", "1")));
    cloud.settle();
    assertThat(tagsOf(cloud.snapshot("heir").arn())).containsExactly(tag("team", "a"));
    assertThat(tagsOf(cloud.snapshot("own").arn())).containsExactly(tag("ecdr:operation", "1"));
    cloud.home().copySnapshot(r -> r.sourceSnapshotName("own").targetSnapshotName("copy"));
    cloud.settle();
    assertThat(tagsOf(cloud.snapshot("copy").arn())).containsExactly(tag("ecdr:operation", "1"));
    assertThat(tagsOf("arn:aws:elasticache:us-east-1:111122223333:cluster:orders-001"))
        .containsExactly(tag("team", "a"));
  }

  @Test
  void needASettledGroup() {
    String arn = cloud.disabled("orders", 1).arn();
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    assertThat(says(() -> tagsOf(arn)))
        .isEqualTo("Cluster not in available state to perform tagging operations.");
    assertThat(refusal(() -> tagsOf(arn))).isEqualTo("InvalidReplicationGroupState 400");
    assertThat(
            refusal(
                () -> cloud.home().addTagsToResource(r -> r.resourceName(arn).tags(tag("k", "v")))))
        .isEqualTo("InvalidReplicationGroupState 400");
    cloud.settle();
    assertThat(tagsOf(arn)).isEmpty();
  }

  @Test
  void areRefusedOnWhatDoesNotExist() {
    String ours = "arn:aws:elasticache:us-east-1:111122223333:";
    assertThat(refusal(() -> tagsOf(ours + "replicationgroup:none")))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    assertThat(refusal(() -> tagsOf(ours + "cluster:none"))).isEqualTo("CacheClusterNotFound 404");
    assertThat(refusal(() -> tagsOf(ours + "snapshot:none")))
        .isEqualTo("SnapshotNotFoundFault 404");
    assertThat(refusal(() -> tagsOf(ours + "subnetgroup:none")))
        .isEqualTo("CacheSubnetGroupNotFoundFault 400");
    assertThat(refusal(() -> tagsOf(ours + "parametergroup:none")))
        .isEqualTo("CacheParameterGroupNotFound 404");
    assertThat(refusal(() -> tagsOf("arn:aws:elasticache:eu-west-1:111122223333:snapshot:s")))
        .isEqualTo("InvalidARN 400");
    assertThat(refusal(() -> tagsOf("orders"))).isEqualTo("InvalidARN 400");
  }

  @Test
  void areLimitedInNumberAndLength() {
    String arn = cloud.disabled("orders", 1).arn();
    Tag[] many = IntStream.rangeClosed(1, 50).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new);
    cloud.home().addTagsToResource(r -> r.resourceName(arn).tags(many));
    assertThat(
            refusal(
                () ->
                    cloud.home().addTagsToResource(r -> r.resourceName(arn).tags(tag("k51", "v")))))
        .isEqualTo("TagQuotaPerResourceExceeded 400");
    assertThat(tagsOf(arn)).hasSize(50);
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .addTagsToResource(
                            r -> r.resourceName(arn).tags(tag("k1", "v".repeat(257))))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .addTagsToResource(r -> r.resourceName(arn).tags(tag("aws:x", "v")))))
        .isEqualTo("InvalidParameterValue 400");
  }
}
