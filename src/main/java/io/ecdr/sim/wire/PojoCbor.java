package io.ecdr.sim.wire;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes SDK classes as CBOR, by the classes' own descriptions. */
final class PojoCbor {

  private static final CBORFactory CBOR = new CBORFactory();
  private static final int EPOCH_SECONDS = 1;

  private PojoCbor() {}

  /** Writes what was set. */
  static byte[] write(SdkPojo pojo) {
    return document(out -> write(out, pojo));
  }

  /** Writes names and texts. */
  static byte[] texts(Map<String, String> texts) {
    return document(
        out -> {
          out.writeStartObject();
          for (var one : texts.entrySet()) {
            out.writeStringField(one.getKey(), one.getValue());
          }
          out.writeEndObject();
        });
  }

  private interface Writing {
    void to(CBORGenerator out) throws IOException;
  }

  private static byte[] document(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (var out = CBOR.createGenerator(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(CBORGenerator out, SdkPojo pojo) throws IOException {
    out.writeStartObject();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        out.writeFieldName(field.unmarshallLocationName());
        write(out, field, value);
      }
    }
    out.writeEndObject();
  }

  private static void write(CBORGenerator out, SdkField<?> field, Object value) throws IOException {
    if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(out, field.getTrait(ListTrait.class).memberFieldInfo(), item);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (var entry : map.entrySet()) {
        out.writeFieldName(entry.getKey().toString());
        write(out, field.getTrait(MapTrait.class).valueFieldInfo(), entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof SdkPojo pojo) {
      write(out, pojo);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      out.writeNumber(number.doubleValue());
    } else if (value instanceof Instant moment) {
      out.writeTag(EPOCH_SECONDS);
      out.writeNumber(moment.toEpochMilli() / 1000.0);
    } else {
      out.writeString(Scalars.print(field, value));
    }
  }
}
