package io.ecdr.aws;

import io.ecdr.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Route 53's REST requests and XML documents (source: the service model, route53 2013-04-01; only
 * what ecdr asks). Whether it minds the order of elements is not said, so they come in the model's.
 */
final class Route53Requests {

  private static final String ROOT = "/2013-04-01/";
  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

  private static final List<String> ORDER =
      List.of(
          "Comment",
          "Changes",
          "Action",
          "ResourceRecordSet",
          "Name",
          "Type",
          "TTL",
          "ResourceRecords",
          "Value");

  /** Lists, and what their elements are called. */
  private static final Map<String, String> ELEMENTS =
      new TreeMap<>(
          Map.of(
              "Changes", "Change",
              "ResourceRecords", "ResourceRecord",
              "ResourceRecordSets", "ResourceRecordSet"));

  private static final Set<String> NUMBERS = new TreeSet<>(Set.of("TTL"));

  private Route53Requests() {}

  static PlainRequest of(String action, Value.Fields parameters) {
    return switch (action) {
      case "ChangeResourceRecordSets" ->
          new PlainRequest(
              "POST",
              ROOT + "hostedzone/" + id(parameters, "HostedZoneId") + "/rrset/",
              new TreeMap<>(),
              "application/xml",
              Optional.empty(),
              document(action + "Request", parameters.without("HostedZoneId")),
              Answers.INSTANCE);
      case "ListResourceRecordSets" -> {
        var query = new TreeMap<String, String>();
        parameters.text("StartRecordName").ifPresent(name -> query.put("name", name));
        parameters.text("StartRecordType").ifPresent(type -> query.put("type", type));
        parameters.text("MaxItems").ifPresent(most -> query.put("maxitems", most));
        yield get("hostedzone/" + id(parameters, "HostedZoneId") + "/rrset", query);
      }
      case "GetChange" -> get("change/" + id(parameters, "Id"), new TreeMap<>());
      default -> throw new IllegalStateException("no way to send route53:" + action);
    };
  }

  private static PlainRequest get(String path, TreeMap<String, String> query) {
    return new PlainRequest("GET", ROOT + path, query, "", Optional.empty(), "", Answers.INSTANCE);
  }

  /** Answers name things with their path before it, which requests do without. */
  private static String id(Value.Fields parameters, String name) {
    var id = parameters.text(name).orElse("");
    return SdkHttpUtils.urlEncode(id.substring(id.lastIndexOf('/') + 1));
  }

  private static String document(String root, Value.Fields fields) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
    members(out, fields);
    return out.append("</").append(root).append('>').toString();
  }

  private static void members(StringBuilder out, Value.Fields fields) {
    fields.members().entrySet().stream()
        .sorted((a, b) -> Integer.compare(ORDER.indexOf(a.getKey()), ORDER.indexOf(b.getKey())))
        .forEach(each -> element(out, each.getKey(), each.getValue()));
  }

  private static void element(StringBuilder out, String name, Value value) {
    out.append('<').append(name).append('>');
    if (value instanceof Value.Fields fields) {
      members(out, fields);
    } else if (value instanceof Value.Items items) {
      items.values().forEach(item -> element(out, ELEMENTS.get(name), item));
    } else if (value instanceof Value.Num number) {
      out.append(number.value().toPlainString());
    } else if (value instanceof Value.Text text) {
      out.append(text.value().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    } else {
      throw new IllegalStateException("no way to send " + name + " as " + value);
    }
    out.append("</").append(name).append('>');
  }

  /** How answers are read. */
  private static final class Answers implements FormNames {

    static final Answers INSTANCE = new Answers();

    @Override
    public String sent(String member) {
      return member;
    }

    @Override
    public String read(String element) {
      return element;
    }

    @Override
    public boolean list(String element) {
      return ELEMENTS.containsKey(element);
    }

    @Override
    public boolean number(String element) {
      return NUMBERS.contains(element);
    }
  }
}
