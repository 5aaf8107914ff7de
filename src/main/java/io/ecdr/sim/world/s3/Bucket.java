package io.ecdr.sim.world.s3;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.world.s3.StoredObject.Encryption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bucket with its objects. To be read and changed with the world's lock held.
 *
 * <p>Services look at it through {@link #region}, {@link #owner}, {@link #allows}, {@link #find}
 * and {@link #putIfAbsent}.
 */
public final class Bucket {

  /** Keys in the order S3 lists them: by their UTF-8 bytes. */
  public static final Comparator<String> KEY_ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final String name;
  private final String region;
  private final String owner;
  private final Instant created;
  private final BucketSettings settings = new BucketSettings();
  private final NavigableMap<String, StoredObject> objects = new TreeMap<>(KEY_ORDER);
  private final NavigableMap<String, Upload> uploads = new TreeMap<>();

  Bucket(String name, String region, String owner, Instant created) {
    this.name = name;
    this.region = region;
    this.owner = owner;
    this.created = created;
  }

  /** Its name, the only one of that name anywhere. */
  public String name() {
    return name;
  }

  /** Where it is. */
  public String region() {
    return region;
  }

  /** The account it belongs to. */
  public String owner() {
    return owner;
  }

  /** When it was made. */
  public Instant created() {
    return created;
  }

  /** Its configuration. */
  public BucketSettings settings() {
    return settings;
  }

  /** Its ARN, or that of an object in it. */
  public String arn(Optional<String> key) {
    return "arn:aws:s3:::" + name + key.map(k -> "/" + k).orElse("");
  }

  /**
   * What its policy says; SILENT when there is none.
   *
   * @param key of the object concerned, for actions on objects
   * @param context condition keys with their values
   */
  public PolicyVerdict judge(
      Principal principal, String action, Optional<String> key, Map<String, List<String>> context) {
    return settings
        .policy()
        .map(policy -> policy.judge(new Access(principal, action, arn(key), context)))
        .orElse(PolicyVerdict.SILENT);
  }

  /**
   * Whether somebody may do something. A caller of the owner's account may unless the policy denies
   * it; for all others, services among them, the policy must allow it. Where public access is
   * restricted, a public policy lets in services and the owner's account only.
   */
  public boolean allows(
      Principal principal, String action, Optional<String> key, Map<String, List<String>> context) {
    var verdict = judge(principal, action, key, context);
    boolean own = principal.account().filter(owner::equals).isPresent();
    if (own) {
      return verdict != PolicyVerdict.DENIED;
    }
    boolean shut =
        settings.accessBlock().restrictPublicBuckets()
            && settings.policy().filter(BucketPolicy::isPublic).isPresent()
            && principal.kind() != Principal.Kind.SERVICE;
    return verdict == PolicyVerdict.ALLOWED && !shut;
  }

  /** Its objects in listing order, not to be changed. */
  public NavigableMap<String, StoredObject> objects() {
    return Collections.unmodifiableNavigableMap(objects);
  }

  /** Its multipart uploads under way, by id. */
  public NavigableMap<String, Upload> uploads() {
    return uploads;
  }

  /** An object. */
  public Optional<StoredObject> find(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** Puts an object, over another of that key if there is one. */
  public void put(StoredObject object) {
    objects.put(object.key(), object);
  }

  /**
   * Puts an object as a service does, encrypted as the bucket has it by default.
   *
   * @return false when there is one of that key; nothing is changed then
   */
  public boolean putIfAbsent(String key, Blob bytes, Instant now) {
    Encryption encryption = settings.encryption();
    return objects.putIfAbsent(key, StoredObject.plain(key, Body.of(bytes), encryption, now))
        == null;
  }

  /** Removes an object, if it is there. */
  public void remove(String key) {
    objects.remove(key);
  }
}
