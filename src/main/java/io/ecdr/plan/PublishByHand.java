package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.Region;

/** How somebody makes a place, or tells it an endpoint, without ecdr. */
public final class PublishByHand {

  /** Stands where an endpoint will be; a name that RFC 2606 keeps for what is nowhere. */
  private static final String NOWHERE = "none.invalid:6379";

  private PublishByHand() {}

  /** A place that is not there yet is made, with something in it that can be replaced. */
  static String make(Publication place, Region region) {
    return make(place, region, place.form().of(NOWHERE));
  }

  /**
   * A place that is not there is made.
   *
   * @param text what it is to say
   */
  public static String make(Publication place, Region region, String text) {
    if (place.name().startsWith("arn:")) {
      return "name one of " + region + " that is there";
    }
    return switch (place.place()) {
      case SECRET ->
          "make it: aws secretsmanager create-secret --region "
              + region
              + " --name "
              + place.name()
              + content(place, text);
      case PARAMETER ->
          "make it: aws ssm put-parameter --region "
              + region
              + " --name "
              + place.name()
              + " --type String --value "
              + text;
      case RECORD ->
          "name a zone of this account: aws route53 list-hosted-zones; nothing is made by ecdr";
    };
  }

  /** A secret that is there and has no value is given one. */
  static String fill(Publication place, Region region) {
    return "give it one: aws secretsmanager put-secret-value --region "
        + region
        + " --secret-id "
        + place.name()
        + content(place, place.form().of(NOWHERE));
  }

  /** A record that is not in its zone yet. */
  static String record(Publication place) {
    return "make a CNAME of that name in zone " + place.zone() + ", with a short TTL";
  }

  /**
   * A record that is not in its zone.
   *
   * @param host that it is to point to
   */
  public static String record(Publication place, String host) {
    return record(place) + ", to " + host;
  }

  private static String content(Publication place, String text) {
    return " --secret-string "
        + place
            .key()
            .map(key -> key.matches("[\\w.-]+") ? "'{\"" + key + "\":\"" + text + "\"}'" : "JSON")
            .orElse(text);
  }

  /**
   * A place that is there is told.
   *
   * @param text what it is to say
   */
  public static String write(Publication place, Region region, String text) {
    return switch (place.place()) {
      case SECRET ->
          place
              .key()
              .map(key -> "set " + place.words(region) + " to " + text)
              .orElse(
                  "aws secretsmanager put-secret-value --region "
                      + region
                      + " --secret-id "
                      + place.name()
                      + " --secret-string "
                      + text);
      case PARAMETER ->
          "aws ssm put-parameter --region "
              + region
              + " --name "
              + place.name()
              + " --overwrite --value "
              + text;
      case RECORD ->
          "point the CNAME "
              + place.record()
              + " of zone "
              + place.zone()
              + " to "
              + text
              + " (aws route53 change-resource-record-sets)";
    };
  }
}
