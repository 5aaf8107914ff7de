package io.ecdr.codec;

import io.ecdr.model.Seal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest beside a manifest, {@code manifest.json.sha256}: one line as {@code sha256sum} writes
 * it, so that {@code sha256sum -c} can look as well.
 */
public final class ManifestSeal {

  private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}  manifest\\.json\n");

  private ManifestSeal() {}

  /** The line for a manifest. */
  public static String line(String manifest) {
    return Sha256.of(manifest) + "  manifest.json\n";
  }

  /**
   * Holds a manifest against the line.
   *
   * @param line absent when there is none
   */
  public static Seal of(String manifest, Optional<String> line) {
    var digest = Sha256.of(manifest);
    if (line.filter(line(manifest)::equals).isPresent()) {
      return new Seal(Seal.State.FITS, digest);
    }
    boolean another = line.filter(text -> LINE.matcher(text).matches()).isPresent();
    return new Seal(another ? Seal.State.DIFFERS : Seal.State.MISSING, digest);
  }
}
