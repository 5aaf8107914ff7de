package io.ecdr.codec;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Arrays;

/** The full name of a cache as an object: {@code account, region, kind, id}. */
public final class CacheForm {

  private CacheForm() {}

  /** As an object. */
  public static Value.Fields of(CacheId cache) {
    return Value.fields(
        "account", cache.account().digits(),
        "region", cache.region().id(),
        "kind", cache.kind().word(),
        "id", cache.id());
  }

  /** Reads the object again. */
  public static CacheId read(Value.Fields fields) {
    var form = new Form(fields, "cache").only("account", "region", "kind", "id");
    return new CacheId(
        form.parsed("account", AccountId::new),
        form.parsed("region", Region::new),
        form.parsed("kind", CacheForm::kind),
        form.text("id"));
  }

  private static CacheKind kind(String word) {
    return Arrays.stream(CacheKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of cache"));
  }
}
