package io.ecdr.codec;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;

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
        form.parsed("kind", CacheKind::ofWord),
        form.text("id"));
  }
}
