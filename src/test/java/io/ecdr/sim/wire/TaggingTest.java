package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.s3.S3Client;

/** Looking resources up by their tags. */
@SuppressWarnings("unchecked") // the SDK's builders take generic varargs
class TaggingTest {

  private TestWorld world;

  @BeforeEach
  void tagSomething() {
    world = TestWorld.overHttp();
    var caches = world.client(ElastiCacheClient.builder(), HOME);
    for (String name : new String[] {"orders", "carts", "other"}) {
      caches.createCacheSubnetGroup(
          b ->
              b.cacheSubnetGroupName(name)
                  .cacheSubnetGroupDescription("d")
                  .subnetIds("subnet-1")
                  .tags(t -> t.key("team").value(name.equals("other") ? "web" : "data")));
    }
    var s3 = world.client(S3Client.builder().forcePathStyle(true), HOME);
    s3.createBucket(b -> b.bucket("tagged"));
    s3.putBucketTagging(
        b -> b.bucket("tagged").tagging(t -> t.tagSet(tag -> tag.key("team").value("data"))));
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  private ResourceGroupsTaggingApiClient tagging(String region) {
    return world.client(ResourceGroupsTaggingApiClient.builder(), region);
  }

  @Test
  void findsByTagAndTypeInPages() {
    var pages =
        tagging(HOME)
            .getResourcesPaginator(
                b ->
                    b.resourcesPerPage(1)
                        .resourceTypeFilters("elasticache:subnetgroup")
                        .tagFilters(f -> f.key("team").values("data", "nobody")));
    assertThat(pages.resourceTagMappingList().stream().map(ResourceTagMapping::resourceARN))
        .containsExactly(
            "arn:aws:elasticache:us-east-1:111122223333:subnetgroup:carts",
            "arn:aws:elasticache:us-east-1:111122223333:subnetgroup:orders");
  }

  @Test
  void findsBucketsTooAndOnlyWhatIsInTheRegion() {
    assertThat(
            tagging(HOME)
                .getResources(b -> b.tagFilters(f -> f.key("team")))
                .resourceTagMappingList())
        .hasSize(4);
    assertThat(
            tagging(HOME).getResources(b -> b.resourceTypeFilters("s3")).resourceTagMappingList())
        .extracting(ResourceTagMapping::resourceARN)
        .containsExactly("arn:aws:s3:::tagged");
    assertThat(tagging(AWAY).getResources().resourceTagMappingList()).isEmpty();
  }

  @Test
  void refusesInItsOwnFormat() {
    assertThatThrownBy(() -> tagging(HOME).getResources(b -> b.resourcesPerPage(0)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("ResourcesPerPage");
    assertThatThrownBy(() -> tagging(HOME).getTagKeys())
        .isInstanceOf(ResourceGroupsTaggingApiException.class)
        .hasMessageContaining("GetTagKeys");
    world.signedBy("EXPIRED1");
    assertThatThrownBy(() -> tagging(HOME).getResources())
        .isInstanceOf(ResourceGroupsTaggingApiException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void answersTheAwsCommand() {
    AwsCommand.assumePresent();
    var result =
        new AwsCommand(world, HOME)
            .run(
                "resourcegroupstaggingapi",
                "get-resources",
                "--tag-filters",
                "Key=team,Values=web");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("subnetgroup:other").doesNotContain("orders");
  }
}
