package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.Parameter;
import software.amazon.awssdk.services.elasticache.model.ParameterNameValue;

/** Subnet groups and parameter groups. */
class SettingsGroupsTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private void subnets(String name, String... ids) {
    cloud
        .home()
        .createCacheSubnetGroup(
            r -> r.cacheSubnetGroupName(name).cacheSubnetGroupDescription("d").subnetIds(ids));
  }

  private void parameters(String name) {
    cloud
        .home()
        .createCacheParameterGroup(
            r ->
                r.cacheParameterGroupName(name)
                    .cacheParameterGroupFamily("redis7")
                    .description("d"));
  }

  private void set(String group, String parameter, String value) {
    cloud
        .home()
        .modifyCacheParameterGroup(
            r ->
                r.cacheParameterGroupName(group)
                    .parameterNameValues(
                        ParameterNameValue.builder()
                            .parameterName(parameter)
                            .parameterValue(value)
                            .build()));
  }

  private String refusesToSet(String group, String parameter, String value) {
    return refusal(
        () -> {
          set(group, parameter, value);
          return "done";
        });
  }

  private Map<String, String> values(String group) {
    var values = new TreeMap<String, String>();
    for (Parameter each :
        cloud
            .home()
            .describeCacheParametersPaginator(r -> r.cacheParameterGroupName(group).maxRecords(20))
            .parameters()) {
      values.put(each.parameterName(), each.parameterValue());
    }
    return values;
  }

  @Test
  void subnetGroupsAreMadeUsedAndDeleted() {
    subnets("Dr-Subnets", "subnet-a", "subnet-b");
    var made =
        cloud
            .home()
            .describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("dr-subnets"))
            .cacheSubnetGroups()
            .get(0);
    assertThat(made.subnets()).hasSize(2);
    assertThat(made.subnets().get(1).subnetAvailabilityZone().name()).isEqualTo("us-east-1b");
    assertThat(cloud.home().describeCacheSubnetGroups().cacheSubnetGroups()).hasSize(2);
    cloud.make(plain("orders").andThen(r -> r.cacheSubnetGroupName("dr-subnets")));
    assertThat(
            refusal(
                () ->
                    cloud.home().deleteCacheSubnetGroup(r -> r.cacheSubnetGroupName("dr-subnets"))))
        .isEqualTo("CacheSubnetGroupInUse 400");
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    cloud.settle();
    cloud.home().deleteCacheSubnetGroup(r -> r.cacheSubnetGroupName("dr-subnets"));
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("dr-subnets"))))
        .isEqualTo("CacheSubnetGroupNotFoundFault 400");
  }

  @Test
  void subnetGroupsRefuseWhatIsTakenWrongOrTooMuch() {
    subnets("mine", "subnet-a");
    assertThat(
            refusal(
                () -> {
                  subnets("Mine", "subnet-a");
                  return "made";
                }))
        .isEqualTo("CacheSubnetGroupAlreadyExists 400");
    assertThat(
            refusal(
                () -> {
                  subnets("other", "vpc-a");
                  return "made";
                }))
        .isEqualTo("InvalidSubnet 400");
    String[] many = IntStream.range(0, 21).mapToObj(i -> "subnet-" + i).toArray(String[]::new);
    assertThat(
            refusal(
                () -> {
                  subnets("other", many);
                  return "made";
                }))
        .isEqualTo("CacheSubnetQuotaExceededFault 400");
    assertThat(
            refusal(
                () -> cloud.home().deleteCacheSubnetGroup(r -> r.cacheSubnetGroupName("default"))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusal(() -> cloud.home().deleteCacheSubnetGroup(r -> r.cacheSubnetGroupName("none"))))
        .isEqualTo("CacheSubnetGroupNotFoundFault 400");
    for (int i = 0; i < 298; i++) {
      subnets("g-" + i, "subnet-a");
    }
    assertThat(
            refusal(
                () -> {
                  subnets("one-more", "subnet-a");
                  return "made";
                }))
        .isEqualTo("CacheSubnetGroupQuotaExceeded 400");
  }

  @Test
  void theServicesOwnParameterGroupsAreThere() {
    assertThat(cloud.home().describeCacheParameterGroups().cacheParameterGroups())
        .extracting(CacheParameterGroup::cacheParameterGroupName)
        .containsExactly("default.redis7", "default.redis7.cluster.on");
    assertThat(values("default.redis7"))
        .containsEntry("cluster-enabled", "no")
        .containsEntry("maxmemory-policy", "volatile-lru")
        .containsEntry("reserved-memory-percent", "25")
        .hasSizeGreaterThan(25);
    assertThat(values("default.redis7.cluster.on")).containsEntry("cluster-enabled", "yes");
  }

  @Test
  void parameterGroupsKeepTheirValuesAndTellWhichAreTheirs() {
    parameters("mine");
    set("mine", "maxmemory-policy", "allkeys-lru");
    set("mine", "timeout", "300");
    assertThat(values("mine")).containsEntry("maxmemory-policy", "allkeys-lru");
    var own =
        cloud
            .home()
            .describeCacheParameters(r -> r.cacheParameterGroupName("mine").source("user"))
            .parameters();
    assertThat(own)
        .extracting(Parameter::parameterName)
        .containsExactly("maxmemory-policy", "timeout");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .describeCacheParameters(
                            r -> r.cacheParameterGroupName("mine").source("me"))))
        .isEqualTo("InvalidParameterValue 400");
  }

  @Test
  void aReservedShareLeavesLessRoomForKeys() {
    parameters("roomy");
    set("roomy", "reserved-memory-percent", "0");
    cloud.make(plain("tight").andThen(r -> r.cacheNodeType("cache.t4g.micro")));
    cloud.make(
        plain("wide")
            .andThen(r -> r.cacheNodeType("cache.t4g.micro").cacheParameterGroupName("roomy")));
    long all = 536870912;
    assertThat(cloud.keys(Cloud.HOME, "wide").spec().maxMemoryBytes()).isBetween(all - 100, all);
    assertThat(cloud.keys(Cloud.HOME, "tight").spec().maxMemoryBytes())
        .isBetween(all / 4 * 3 - 100, all / 4 * 3);
  }

  @Test
  void parameterGroupsRefuseWhatIsNotAllowed() {
    parameters("mine");
    assertThat(refusesToSet("none", "timeout", "1")).isEqualTo("CacheParameterGroupNotFound 404");
    assertThat(refusesToSet("default.redis7", "timeout", "30"))
        .isEqualTo("InvalidCacheParameterGroupState 400");
    assertThat(refusesToSet("mine", "no-such-thing", "1")).isEqualTo("InvalidParameterValue 400");
    assertThat(refusesToSet("mine", "maxmemory-policy", "any"))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusesToSet("mine", "reserved-memory-percent", "101"))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusesToSet("mine", "appendonly", "yes")).isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusal(
                () -> {
                  parameters("Mine");
                  return "made";
                }))
        .isEqualTo("CacheParameterGroupAlreadyExists 400");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createCacheParameterGroup(
                            r ->
                                r.cacheParameterGroupName("old")
                                    .cacheParameterGroupFamily("redis9")
                                    .description("d"))))
        .isEqualTo("InvalidParameterValue 400");
    for (int i = 0; i < 297; i++) {
      parameters("p-" + i);
    }
    assertThat(
            refusal(
                () -> {
                  parameters("one-more");
                  return "made";
                }))
        .isEqualTo("CacheParameterGroupQuotaExceeded 400");
  }

  @Test
  void parameterGroupsInUseStay() {
    parameters("mine");
    cloud.make(plain("orders").andThen(r -> r.cacheParameterGroupName("mine")));
    assertThat(refusesToSet("mine", "cluster-enabled", "yes"))
        .isEqualTo("InvalidCacheParameterGroupState 400");
    var home = cloud.home();
    assertThat(
            refusal(() -> home.deleteCacheParameterGroup(r -> r.cacheParameterGroupName("mine"))))
        .isEqualTo("InvalidCacheParameterGroupState 400");
    home.deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    cloud.settle();
    home.deleteCacheParameterGroup(r -> r.cacheParameterGroupName("mine"));
    assertThat(refusal(() -> home.describeCacheParameters(r -> r.cacheParameterGroupName("mine"))))
        .isEqualTo("CacheParameterGroupNotFound 404");
    assertThat(
            refusal(
                () ->
                    home.deleteCacheParameterGroup(
                        r -> r.cacheParameterGroupName("default.redis7"))))
        .isEqualTo("InvalidCacheParameterGroupState 400");
    assertThat(
            refusal(() -> home.deleteCacheParameterGroup(r -> r.cacheParameterGroupName("none"))))
        .isEqualTo("CacheParameterGroupNotFound 404");
    assertThat(
            refusal(
                () -> home.describeCacheParameterGroups(r -> r.cacheParameterGroupName("none"))))
        .isEqualTo("CacheParameterGroupNotFound 404");
  }
}
