package io.ecdr.sim.world.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ecdr.sim.service.ServiceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads bucket policies and refuses what S3 refuses when a policy is put. */
final class PolicyReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> POLICY = names("Version", "Id", "Statement");
  private static final Set<String> STATEMENT =
      names(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern PRINCIPAL_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:(iam|sts)::\\d{12}:(root|(user|role|assumed-role|federated-user)/[^*?]+)");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

  private final String bucket;

  PolicyReader(String bucket) {
    this.bucket = bucket;
  }

  private static Set<String> names(String... names) {
    return new TreeSet<>(List.of(names));
  }

  List<Statement> read(String text) {
    var policy = parse(text);
    onlyKnown(policy, POLICY);
    String version = policy.path("Version").asText("2008-10-17");
    if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
      throw malformed("The policy must contain a valid version string");
    }
    var found = new ArrayList<Statement>();
    for (var statement : oneOrMany(policy.path("Statement"))) {
      found.add(statement(statement));
    }
    if (found.isEmpty()) {
      throw malformed("Missing required field Statement");
    }
    return List.copyOf(found);
  }

  private static JsonNode parse(String text) {
    if (!text.startsWith("{")) {
      throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw malformed("This policy contains invalid Json");
    }
  }

  private Statement statement(JsonNode node) {
    if (!node.isObject()) {
      throw malformed("Invalid policy syntax.");
    }
    onlyKnown(node, STATEMENT);
    String effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed(
          node.has("Effect") ? "Invalid effect: " + effect : "Missing required field Effect");
    }
    boolean notPrincipal = either(node, "Principal");
    boolean notAction = either(node, "Action");
    boolean notResource = either(node, "Resource");
    return new Statement(
        effect.equals("Allow"),
        principals(node.get(notPrincipal ? "NotPrincipal" : "Principal")),
        notPrincipal,
        actions(node.get(notAction ? "NotAction" : "Action")),
        notAction,
        resources(node.get(notResource ? "NotResource" : "Resource")),
        notResource,
        conditions(node.path("Condition")));
  }

  /** Exactly one of a field and its negation; true when it is the negation. */
  private static boolean either(JsonNode node, String name) {
    boolean plain = node.has(name);
    boolean negated = node.has("Not" + name);
    if (plain == negated) {
      throw malformed(plain ? "Invalid policy syntax." : "Missing required field " + name);
    }
    return negated;
  }

  private static List<Statement.Who> principals(JsonNode node) {
    var found = new ArrayList<Statement.Who>();
    if (node.isTextual() && node.asText().equals("*")) {
      found.add(new Statement.Who(Principal.Kind.ANONYMOUS, "*"));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> texts(entry.getValue()).forEach(n -> found.add(who(entry.getKey(), n))));
    }
    if (found.isEmpty()) {
      throw malformed("Invalid principal in policy");
    }
    return found;
  }

  private static Statement.Who who(String kind, String name) {
    if (kind.equals("AWS") && name.equals("*")) {
      return new Statement.Who(Principal.Kind.ANONYMOUS, name);
    }
    if (kind.equals("AWS")
        && (ACCOUNT.matcher(name).matches() || PRINCIPAL_ARN.matcher(name).matches())) {
      return new Statement.Who(Principal.Kind.AWS, name);
    }
    if (kind.equals("CanonicalUser") && name.matches("[0-9a-f]{64}")) {
      return new Statement.Who(Principal.Kind.AWS, name);
    }
    if (kind.equals("Service") && SERVICE.matcher(name).matches()) {
      return new Statement.Who(Principal.Kind.SERVICE, name);
    }
    throw malformed("Invalid principal in policy");
  }

  private static List<String> actions(JsonNode node) {
    var actions = texts(node);
    for (var action : actions) {
      if (!action.equals("*") && !action.regionMatches(true, 0, "s3:", 0, 3)) {
        throw malformed("Policy has invalid action");
      }
    }
    return actions;
  }

  private List<String> resources(JsonNode node) {
    var resources = texts(node);
    for (var resource : resources) {
      String own = "arn:aws:s3:::" + bucket;
      // A pattern may cover the bucket's name, but it must be able to mean this bucket.
      String bucketPart =
          resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : resource;
      if (!Glob.matches(bucketPart, own) && !resource.startsWith(own + "/")) {
        throw malformed("Policy has invalid resource");
      }
    }
    return resources;
  }

  private static List<Condition> conditions(JsonNode node) {
    var found = new ArrayList<Condition>();
    if (node.isMissingNode()) {
      return found;
    }
    node.properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        line ->
                            found.add(
                                condition(
                                    operator.getKey(), line.getKey(), texts(line.getValue())))));
    return found;
  }

  private static Condition condition(String operator, String key, List<String> values) {
    if (!key.contains(":")) {
      throw malformed("Policy has an invalid condition key");
    }
    if (operator.contains("IpAddress") && !values.stream().allMatch(Cidr::valid)) {
      throw malformed("Invalid IP address range in Conditions");
    }
    return Condition.of(operator, key, values)
        .orElseThrow(() -> malformed("Invalid Condition type : " + operator));
  }

  private static List<JsonNode> oneOrMany(JsonNode node) {
    var found = new ArrayList<JsonNode>();
    if (node.isArray()) {
      node.forEach(found::add);
    } else if (!node.isMissingNode()) {
      found.add(node);
    }
    return found;
  }

  private static List<String> texts(JsonNode node) {
    var found = new ArrayList<String>();
    for (var one : oneOrMany(node)) {
      if (!one.isValueNode() || one.isNull()) {
        throw malformed("Invalid policy syntax.");
      }
      found.add(one.asText());
    }
    if (found.isEmpty()) {
      throw malformed("Invalid policy syntax.");
    }
    return found;
  }

  private static void onlyKnown(JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw malformed("Unknown field " + name);
              }
            });
  }

  private static ServiceFault malformed(String why) {
    return new ServiceFault("MalformedPolicy", 400, why);
  }
}
