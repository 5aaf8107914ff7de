package io.ecdr.codec;

import io.ecdr.model.Seal;
import java.util.Optional;

/**
 * The digest beside a manifest, {@code manifest.json.sha256}: one line as {@code sha256sum} writes
 * it, so that {@code sha256sum -c} can look as well.
 */
public final class ManifestSeal {

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
    var told = line.map(String::strip).filter(text -> text.matches("[0-9a-f]{64}( .*)?"));
    if (told.isEmpty()) {
      return new Seal(Seal.State.MISSING, digest);
    }
    boolean fits = told.get().substring(0, digest.length()).equals(digest);
    return new Seal(fits ? Seal.State.FITS : Seal.State.DIFFERS, digest);
  }
}
