package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Just enough of S3: objects, copies, uploads in parts, one policy for all buckets. */
final class SmallS3 implements Function<Call, Completion> {

  record Upload(String key, Map<Long, byte[]> parts) {}

  private final Map<String, TreeMap<String, byte[]>> buckets = new TreeMap<>();
  final Map<String, Upload> uploads = new LinkedHashMap<>();
  final List<String> written = new ArrayList<>();

  /** Keys of objects with a checksum by another algorithm. */
  final Set<String> otherwise = new TreeSet<>();

  String policy =
      """
      {"Statement":{"Effect":"Allow","Principal":{"Service":"eu-west-1.elasticache-snapshot.amazonaws.com"},
       "Action":"s3:*","Resource":["arn:aws:s3:::dr","arn:aws:s3:::dr/*"]}}""";
  private int numbers;

  static byte[] rdb(int size) {
    byte[] file = new byte[size];
    Arrays.fill(file, (byte) 7);
    System.arraycopy("REDIS0011".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 9);
    file[size - 9] = (byte) 0xFF;
    return file;
  }

  void put(String bucket, String key, byte[] bytes) {
    buckets.computeIfAbsent(bucket, b -> new TreeMap<>()).put(key, bytes);
    written.add(key);
  }

  byte[] bytes(String bucket, String key) {
    return buckets.getOrDefault(bucket, new TreeMap<>()).get(key);
  }

  Set<String> keys(String bucket) {
    return buckets.getOrDefault(bucket, new TreeMap<>()).keySet();
  }

  void remove(String bucket, String key) {
    buckets.get(bucket).remove(key);
  }

  @Override
  public Completion apply(Call call) {
    var p = call.parameters();
    var bucket = p.text("Bucket").orElse("");
    var key = p.text("Key").orElse("");
    return switch (call.action()) {
      case "HeadObject" -> object(bucket, key, bytes -> described(bytes, otherwise.contains(key)));
      case "GetObject" -> object(bucket, key, bytes -> content(p, bytes));
      case "ListObjectsV2" -> list(bucket, p.text("Prefix").orElse(""));
      case "GetBucketPolicy" -> new Completion.Answered(Value.fields("Policy", policy));
      case "PutObject" -> putObject(bucket, key, p);
      case "CopyObject" -> copied(p, bytes -> done(() -> put(bucket, key, bytes)));
      default -> parts(call, bucket, key);
    };
  }

  private Completion parts(Call call, String bucket, String key) {
    var p = call.parameters();
    var id = p.text("UploadId").orElse("");
    if (call.action().equals("CreateMultipartUpload")) {
      var made = "upload-" + ++numbers;
      uploads.put(made, new Upload(key, new TreeMap<>()));
      return new Completion.Answered(Value.fields("UploadId", made));
    }
    if (call.action().equals("ListMultipartUploads")) {
      return SmallWorld.answered(
          "Uploads",
          uploads.entrySet().stream()
              .filter(u -> u.getValue().key().startsWith(p.text("Prefix").orElse("")))
              .map(u -> Value.fields("Key", u.getValue().key(), "UploadId", u.getKey()))
              .toList());
    }
    var upload = uploads.get(id);
    if (upload == null) {
      return SmallWorld.refused("NoSuchUpload", RefusalKind.NOT_FOUND);
    }
    return switch (call.action()) {
      case "UploadPartCopy" -> copied(p, bytes -> part(upload, p, bytes));
      case "ListParts" ->
          SmallWorld.answered(
              "Parts",
              upload.parts().entrySet().stream()
                  .map(
                      e ->
                          Value.fields("ETag", "etag-" + e.getKey())
                              .with("PartNumber", e.getKey())
                              .with("Size", e.getValue().length))
                  .toList());
      case "CompleteMultipartUpload" -> complete(bucket, id, upload, p);
      default -> throw new IllegalStateException("no such action here: " + call.action());
    };
  }

  private static Completion part(Upload upload, Value.Fields p, byte[] bytes) {
    var range = p.text("CopySourceRange").orElse("").substring(6).split("-");
    long number = p.number("PartNumber").orElse(0L);
    upload
        .parts()
        .put(
            number,
            Arrays.copyOfRange(bytes, Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1));
    return new Completion.Answered(
        Value.Fields.NONE.with("CopyPartResult", Value.fields("ETag", "etag-" + number)));
  }

  private Completion complete(String bucket, String id, Upload upload, Value.Fields p) {
    var whole = new ByteArrayOutputStream();
    for (var part : p.fields("MultipartUpload").list("Parts")) {
      whole.writeBytes(upload.parts().get(part.number("PartNumber").orElse(0L)));
    }
    uploads.remove(id);
    return done(() -> put(bucket, upload.key(), whole.toByteArray()));
  }

  private Completion putObject(String bucket, String key, Value.Fields p) {
    if (p.text("IfNoneMatch").isPresent() && bytes(bucket, key) != null) {
      return SmallWorld.refused("PreconditionFailed", RefusalKind.PRECONDITION);
    }
    var wanted = p.text("IfMatch");
    if (wanted.isPresent() && bytes(bucket, key) == null) {
      return SmallWorld.refused("NoSuchKey", RefusalKind.NOT_FOUND);
    }
    if (wanted.isPresent() && !wanted.get().equals(etag(bytes(bucket, key)))) {
      return SmallWorld.refused("PreconditionFailed", RefusalKind.PRECONDITION);
    }
    var body = p.text("Body").orElse("").getBytes(StandardCharsets.UTF_8);
    return done(() -> put(bucket, key, body));
  }

  private static Completion done(Runnable effect) {
    effect.run();
    return new Completion.Answered(Value.Fields.NONE);
  }

  private Completion copied(Value.Fields p, Function<byte[], Completion> then) {
    var source = p.text("CopySource").orElse("").split("/", 2);
    return object(source[0], source[1], then);
  }

  private Completion object(String bucket, String key, Function<byte[], Completion> then) {
    var bytes = bytes(bucket, key);
    return bytes == null
        ? SmallWorld.refused("NoSuchKey", RefusalKind.NOT_FOUND)
        : then.apply(bytes);
  }

  private static String etag(byte[] bytes) {
    return "\"" + Arrays.hashCode(bytes) + "\"";
  }

  private static Completion described(byte[] bytes, boolean otherwise) {
    var crc = new CRC32();
    crc.update(bytes);
    byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    return new Completion.Answered(
        Value.fields(
                otherwise ? "ChecksumCRC32C" : "ChecksumCRC32",
                Base64.getEncoder().encodeToString(sum),
                "ETag",
                etag(bytes))
            .with("ContentLength", bytes.length));
  }

  private static Completion content(Value.Fields p, byte[] bytes) {
    var range = p.text("Range");
    if (range.isEmpty()) {
      return new Completion.Answered(
          Value.fields("Body", new String(bytes, StandardCharsets.UTF_8), "ETag", etag(bytes)));
    }
    var ends = range.get().substring(6).split("-");
    byte[] cut =
        Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
    return new Completion.Answered(Value.fields("BodyHex", HexFormat.of().formatHex(cut)));
  }

  private Completion list(String bucket, String prefix) {
    return SmallWorld.answered(
        "Contents",
        keys(bucket).stream()
            .filter(k -> k.startsWith(prefix))
            .map(k -> Value.fields("Key", k).with("Size", bytes(bucket, k).length))
            .toList());
  }
}
