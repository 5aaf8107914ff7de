package io.ecdr.aws;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import java.util.Set;
import java.util.TreeSet;

/**
 * The few actions of services whose SDK modules are not part of ecdr: together they would double
 * its size for five questions. Each is a form or a JSON document, signed like every other request.
 * All of them only read.
 */
final class PlainActions {

  private static final Set<Service> SERVICES =
      new TreeSet<>(Set.of(Service.EC2, Service.IAM, Service.KMS, Service.SERVICE_QUOTAS));

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeSubnets",
              "iam:GetRole",
              "kms:DescribeKey",
              "servicequotas:ListServiceQuotas"));

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
      return client -> client.send(request);
    };
  }

  private static PlainRequest request(Call call, Value.Fields parameters) {
    return switch (call.service()) {
      case EC2 -> PlainRequest.form(call.action(), "2016-11-15", Ec2Names.INSTANCE, parameters);
      case IAM -> PlainRequest.form(call.action(), "2010-05-08", FormNames.AS_THEY_ARE, parameters);
      case KMS -> PlainRequest.json("TrentService." + call.action(), parameters);
      case SERVICE_QUOTAS ->
          PlainRequest.json("ServiceQuotasV20190624." + call.action(), parameters);
      default -> throw new IllegalStateException("no way to send " + call.name());
    };
  }
}
