package io.ecdr.aws;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import java.util.Set;
import java.util.TreeSet;

/**
 * The few actions of services whose SDK modules are not part of ecdr: together they would double
 * its size for a handful of calls. Each is a form or a JSON document, signed like every other
 * request.
 */
final class PlainActions {

  private static final Set<Service> SERVICES =
      new TreeSet<>(
          Set.of(
              Service.EC2,
              Service.IAM,
              Service.KMS,
              Service.ROUTE_53,
              Service.SECRETS_MANAGER,
              Service.SERVICE_QUOTAS,
              Service.SSM));

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeSubnets",
              "iam:GetRole",
              "kms:DescribeKey",
              "route53:ChangeResourceRecordSets",
              "route53:GetChange",
              "route53:ListResourceRecordSets",
              "secretsmanager:DescribeSecret",
              "secretsmanager:GetSecretValue",
              "secretsmanager:PutSecretValue",
              "servicequotas:ListServiceQuotas",
              "ssm:GetParameter",
              "ssm:PutParameter"));

  /** What an answer holds that nobody is to read but who asked for it. */
  private static final Set<String> CONCEALED =
      new TreeSet<>(Set.of("SecretBinary", "SecretString"));

  private PlainActions() {}

  /** Whether a service is spoken to in this way. */
  static boolean speak(Service service) {
    return SERVICES.contains(service);
  }

  static Sender<PlainClient> of(Call call) {
    if (!KNOWN.contains(call.name())) {
      throw new IllegalStateException("no way to send " + call.name());
    }
    return parameters -> {
      var request = request(call, parameters);
      return client -> concealed(client.send(request));
    };
  }

  private static Value.Fields concealed(Value.Fields answer) {
    var all = answer;
    for (var name : CONCEALED) {
      if (answer.get(name).orElse(null) instanceof Value.Text text) {
        all = all.with(name, new Value.Concealed(text.value()));
      }
    }
    return all;
  }

  private static PlainRequest request(Call call, Value.Fields parameters) {
    return switch (call.service()) {
      case EC2 -> PlainRequest.form(call.action(), "2016-11-15", Ec2Names.INSTANCE, parameters);
      case IAM -> PlainRequest.form(call.action(), "2010-05-08", FormNames.AS_THEY_ARE, parameters);
      case KMS -> PlainRequest.json("TrentService." + call.action(), parameters);
      case SERVICE_QUOTAS ->
          PlainRequest.json("ServiceQuotasV20190624." + call.action(), parameters);
      case ROUTE_53 -> Route53Requests.of(call.action(), parameters);
      case SECRETS_MANAGER -> PlainRequest.json("secretsmanager." + call.action(), parameters);
      case SSM -> PlainRequest.json("AmazonSSM." + call.action(), parameters);
      default -> throw new IllegalStateException("no way to send " + call.name());
    };
  }
}
