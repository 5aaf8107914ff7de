package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.wire.AwsCommand;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch in the three protocols that clients speak. */
class CloudWatchTest {

  private static final String AWAY = "eu-west-1";
  private static final String NAME = "GlobalDatastoreReplicationLag";

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(600);
  private Simulator simulator;

  @BeforeEach
  void publishTwoValues() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    var series =
        new Metrics.Series(
            simulator.options().account(),
            AWAY,
            "AWS/ElastiCache",
            NAME,
            Map.of("CacheClusterId", "orders-eu-001", "CacheNodeId", "0001"));
    simulator
        .world()
        .run(
            () -> {
              var metrics = simulator.world().metrics();
              metrics.add(series, new Metrics.Point(start.plusSeconds(5), start, 0.25));
              metrics.add(series, new Metrics.Point(start.plusSeconds(65), start, 1.5));
              var later = start.plusSeconds(86_400);
              metrics.add(series, new Metrics.Point(start.plusSeconds(125), later, 9));
            });
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void speaksCborWithTheJavaSdk() {
    try (var client = client()) {
      var metrics = client.listMetrics(r -> r.namespace("AWS/ElastiCache")).metrics();
      assertThat(metrics).singleElement().extracting(Metric::metricName).isEqualTo(NAME);
      assertThat(client.listMetrics(r -> r.namespace("AWS/EC2")).metrics()).isEmpty();
      assertThat(
              client
                  .listMetrics(r -> r.dimensions(DimensionFilter.builder().name("Other").build()))
                  .metrics())
          .isEmpty();
      var result =
          client
              .getMetricData(
                  r ->
                      r.startTime(start)
                          .endTime(start.plusSeconds(600))
                          .metricDataQueries(
                              MetricDataQuery.builder()
                                  .id("lag")
                                  .metricStat(
                                      s -> s.metric(metrics.get(0)).period(60).stat("Average"))
                                  .build()))
              .metricDataResults()
              .get(0);
      assertThat(result.values()).containsExactly(1.5, 0.25);
      assertThat(result.timestamps()).containsExactly(start.plusSeconds(60), start);
      assertThat(result.statusCodeAsString()).isEqualTo("Complete");
    }
  }

  @Test
  void refusesWithTheModelledError() {
    try (var client = client()) {
      assertThatThrownBy(
              () ->
                  client.getMetricData(
                      r ->
                          r.startTime(start)
                              .endTime(start)
                              .metricDataQueries(
                                  MetricDataQuery.builder().id("a").expression("1").build())))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("StartTime must be less");
    }
  }

  @Test
  void speaksWithTheAwsCommand() throws Exception {
    AwsCommand.assumePresent();
    var aws = new AwsCommand(simulator.endpoint(), AWAY);
    var listed = aws.run("cloudwatch", "list-metrics", "--namespace", "AWS/ElastiCache");
    assertThat(listed.err()).isEmpty();
    var metric = new ObjectMapper().readTree(listed.out()).at("/Metrics/0");
    assertThat(metric.at("/Dimensions/0/Value").asText()).isEqualTo("orders-eu-001");
    var query =
        "[{\"Id\":\"lag\",\"MetricStat\":{\"Metric\":%s,\"Period\":300,\"Stat\":\"Maximum\"}}]"
            .formatted(metric);
    var got =
        aws.run(
            "cloudwatch",
            "get-metric-data",
            "--start-time",
            start.minusSeconds(300).toString(),
            "--end-time",
            start.plusSeconds(300).toString(),
            "--metric-data-queries",
            query);
    assertThat(got.err()).isEmpty();
    assertThat(
            new ObjectMapper().readTree(got.out()).at("/MetricDataResults/0/Values/0").asDouble())
        .isEqualTo(1.5);
    var refused =
        aws.run(
            "cloudwatch",
            "get-metric-data",
            "--start-time",
            start.toString(),
            "--end-time",
            start.toString(),
            "--metric-data-queries",
            query);
    assertThat(refused.err()).contains("(InvalidParameterValue)");
  }

  @Test
  void speaksQuery() throws Exception {
    var body =
        "Action=GetMetricData&Version=2010-08-01&StartTime="
            + encode(start.toString())
            + "&EndTime="
            + encode(start.plusSeconds(600).toString())
            + "&ScanBy=TimestampAscending&MetricDataQueries.member.1.Id=lag"
            + "&MetricDataQueries.member.1.MetricStat.Period=60"
            + "&MetricDataQueries.member.1.MetricStat.Stat=Maximum"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FElastiCache"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName="
            + NAME
            + dimension(1, "CacheClusterId", "orders-eu-001")
            + dimension(2, "CacheNodeId", "0001");
    var request =
        HttpRequest.newBuilder(simulator.endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261123/eu-west-1/monitoring/aws4_request,"
                    + " SignedHeaders=host, Signature=00")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<GetMetricDataResult>")
        .contains("<Values><member>0.25</member><member>1.5</member></Values>");
  }

  private static String dimension(int number, String name, String value) {
    String prefix =
        "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member." + number + ".";
    return prefix + "Name=" + name + prefix + "Value=" + value;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private CloudWatchClient client() {
    return CloudWatchClient.builder()
        .endpointOverride(simulator.endpoint())
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.of(AWAY))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")))
        .build();
  }
}
