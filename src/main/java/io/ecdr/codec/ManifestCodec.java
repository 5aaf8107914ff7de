package io.ecdr.codec;

import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Value;

/** Manifests as JSON text; their members are those of {@link ManifestForm}. */
public final class ManifestCodec {

  private ManifestCodec() {}

  /** As text for an object in a bucket. */
  public static String write(Manifest manifest) {
    return Json.pretty(of(manifest));
  }

  /** As an object. */
  public static Value.Fields of(Manifest manifest) {
    return ManifestForm.of(manifest);
  }

  /**
   * Reads {@link #write} again. Members that this version does not know are ignored: an older ecdr
   * must be able to restore what a newer one has backed up.
   *
   * @throws Malformed when it is no manifest, with what is wrong
   */
  public static Manifest read(String text) {
    try {
      return ManifestForm.read(Json.read(text));
    } catch (IllegalArgumentException e) {
      throw new Malformed("manifest: " + e.getMessage(), e);
    }
  }
}
