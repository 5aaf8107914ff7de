package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Texts of the wire for values without parts: numbers, flags, moments, bytes. */
final class Scalars {

  private Scalars() {}

  /**
   * Reads a value.
   *
   * @throws ServiceFault {@code ValidationError} when the text is not of the field's type
   */
  static Object parse(SdkField<?> field, String name, String text) {
    try {
      return parse(field, text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ServiceFault(
          "ValidationError",
          400,
          "The value '" + text + "' of " + name + " is not " + typeOf(field) + ".");
    }
  }

  private static Object parse(SdkField<?> field, String text) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return text;
    } else if (type == MarshallingType.INTEGER) {
      return Integer.valueOf(text);
    } else if (type == MarshallingType.LONG) {
      return Long.valueOf(text);
    } else if (type == MarshallingType.BOOLEAN) {
      return flag(text);
    } else if (type == MarshallingType.DOUBLE) {
      return Double.valueOf(text);
    } else if (type == MarshallingType.FLOAT) {
      return Float.valueOf(text);
    } else if (type == MarshallingType.BIG_DECIMAL) {
      return new BigDecimal(text);
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
    } else if (type == MarshallingType.INSTANT) {
      return moment(field, text);
    }
    throw new IllegalStateException("no way to read " + field.memberName() + " of type " + type);
  }

  private static Boolean flag(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException(text);
  }

  private static Instant moment(SdkField<?> field, String text) {
    return switch (formatOf(field)) {
      case RFC_822 -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS ->
          Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
      case ISO_8601 -> Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
    };
  }

  /** Writes a value. */
  static String print(SdkField<?> field, Object value) {
    if (value instanceof Instant moment) {
      return switch (formatOf(field)) {
        case RFC_822 ->
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS ->
            BigDecimal.valueOf(moment.toEpochMilli(), 3).toPlainString();
        case ISO_8601 ->
            DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS));
      };
    }
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
    return value.toString();
  }

  private static TimestampFormatTrait.Format formatOf(SdkField<?> field) {
    // Without a word in the model, headers have the HTTP date and everything else ISO 8601.
    return field
        .getOptionalTrait(TimestampFormatTrait.class)
        .map(TimestampFormatTrait::format)
        .orElse(
            field.location() == MarshallLocation.HEADER
                ? TimestampFormatTrait.Format.RFC_822
                : TimestampFormatTrait.Format.ISO_8601);
  }

  private static String typeOf(SdkField<?> field) {
    return "a valid " + field.marshallingType().getTargetClass().getSimpleName();
  }

  /** The finished value of a nested builder. */
  static Object built(SdkPojo builder) {
    return ((Buildable) builder).build();
  }
}
