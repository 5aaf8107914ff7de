package io.ecdr.render;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.iam.IamPolicy;
import io.ecdr.plan.iam.Permission;
import io.ecdr.plan.iam.Permission.Kind;
import io.ecdr.plan.iam.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** An IAM policy. As text it is the document itself, as {@code aws iam create-policy} takes it. */
public final class IamPolicyScreen implements Screen {

  /** The language version that policies are written in (IAM:reference_policies_elements). */
  private static final String VERSION = "2012-10-17";

  private final IamPolicy policy;
  private final Instant now;

  /** A policy made now. */
  public IamPolicyScreen(IamPolicy policy, Instant now) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.now = Objects.requireNonNull(now, "now");
  }

  @Override
  public String schema() {
    return "ecdr.iam-policy/1";
  }

  @Override
  public Instant at() {
    return now;
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return Value.fields("account", policy.account().digits())
        .with("characters", characters())
        .with("largest", IamPolicy.LARGEST)
        .with("permissions", Value.items(policy.permissions().stream().map(this::data).toList()))
        .with("policy", document());
  }

  private Value.Fields data(Permission permission) {
    return Value.fields(
            "action", permission.action(),
            "region", permission.region().id(),
            "neededBy", permission.kind() == Kind.OWN ? "ecdr" : "service")
        .with("sure", permission.sure())
        .with("resources", texts(permission.resources()))
        .with("conditions", Value.fields(permission.conditions()));
  }

  private Value.Fields document() {
    return Value.fields("Version", VERSION)
        .with(
            "Statement",
            Value.items(policy.statements().stream().map(IamPolicyScreen::document).toList()));
  }

  private static Value.Fields document(Statement statement) {
    var fields =
        Value.fields("Sid", statement.sid(), "Effect", "Allow")
            .with("Action", texts(statement.actions()))
            .with("Resource", texts(statement.resources()));
    return statement.conditions().isEmpty()
        ? fields
        : fields.with(
            "Condition",
            Value.Fields.NONE.with("StringEquals", Value.fields(statement.conditions())));
  }

  private static Value.Items texts(Collection<String> texts) {
    return Value.texts(List.copyOf(texts));
  }

  /** As IAM counts: without blanks. */
  private int characters() {
    return Json.write(document()).replaceAll("\\s", "").length();
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>();
    if (characters() > IamPolicy.LARGEST) {
      all.add(
          String.format(
              Locale.ROOT,
              "this document has %,d characters without blanks, and a managed policy may have"
                  + " %,d; split it by statements, or name more of what it is for",
              characters(),
              IamPolicy.LARGEST));
    }
    var unsure =
        policy.permissions().stream()
            .filter(p -> !p.sure())
            .map(Permission::action)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!unsure.isEmpty()) {
      all.add("AWS's texts leave open whether these are enough where they are allowed: " + unsure);
    }
    return all;
  }

  /** In the order in which people write policies; members of other JSON are sorted by name. */
  @Override
  public void print(Page page) {
    page.line("{");
    page.line("  \"Version\": " + quoted(VERSION) + ",");
    page.line("  \"Statement\": [");
    var statements = policy.statements();
    for (int i = 0; i < statements.size(); i++) {
      print(page, statements.get(i));
      page.line("    }" + (i < statements.size() - 1 ? "," : ""));
    }
    page.line("  ]");
    page.line("}");
  }

  private static void print(Page page, Statement statement) {
    page.line("    {");
    page.line("      \"Sid\": " + quoted(statement.sid()) + ",");
    page.line("      \"Effect\": \"Allow\",");
    list(page, "Action", statement.actions(), true);
    list(page, "Resource", statement.resources(), !statement.conditions().isEmpty());
    if (!statement.conditions().isEmpty()) {
      page.line("      \"Condition\": {");
      page.line("        \"StringEquals\": {");
      var conditions =
          statement.conditions().entrySet().stream()
              .map(e -> "          " + quoted(e.getKey()) + ": " + quoted(e.getValue()))
              .collect(Collectors.joining(",\n"));
      page.line(conditions);
      page.line("        }");
      page.line("      }");
    }
  }

  private static void list(Page page, String name, Collection<String> all, boolean more) {
    page.line("      " + quoted(name) + ": [");
    page.line(
        all.stream().map(each -> "        " + quoted(each)).collect(Collectors.joining(",\n")));
    page.line("      ]" + (more ? "," : ""));
  }

  private static String quoted(String text) {
    return Json.write(new Value.Text(text));
  }
}
