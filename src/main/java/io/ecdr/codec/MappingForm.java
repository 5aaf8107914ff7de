package io.ecdr.codec;

import io.ecdr.model.Region;
import io.ecdr.model.RegionMapping;
import io.ecdr.model.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What Regions call things, as objects: in plans, and in the file that operators write. */
public final class MappingForm {

  /** What the file must call itself. */
  public static final String SCHEMA = "ecdr.mapping/1";

  private static final String SUBNET_GROUP = "subnet-group";
  private static final String KMS_KEY = "kms-key";
  private static final String SECURITY_GROUPS = "security-groups";
  private static final String USER_GROUPS = "user-groups";
  private static final String PARAMETER_GROUPS = "parameter-groups";
  private static final String NODE_TYPES = "node-types";

  private MappingForm() {}

  /**
   * Reads a file's text; JSON is YAML too.
   *
   * @param name what to call the file in complaints
   * @return what it tells of a Region; empty when it tells nothing
   * @throws Malformed when it is no such file, in any of its Regions
   */
  public static Optional<RegionMapping> file(String name, String text, Region region) {
    var form = new Form(Yaml.read(name, text), name).schema(SCHEMA).only("schema", "regions");
    var regions = form.fields("regions");
    var all = new TreeMap<String, RegionMapping>();
    for (var id : regions.members().keySet()) {
      var place = name + ", regions." + id;
      try {
        new Region(id);
      } catch (IllegalArgumentException e) {
        throw new Malformed(place + ": " + e.getMessage(), e);
      }
      all.put(id, read(new Form(regions, name + ", regions").fields(id), place));
    }
    return Optional.ofNullable(all.get(region.id()));
  }

  static RegionMapping read(Value.Fields fields, String place) {
    var form =
        new Form(fields, place)
            .only(
                SUBNET_GROUP, KMS_KEY, SECURITY_GROUPS, USER_GROUPS, PARAMETER_GROUPS, NODE_TYPES);
    return new RegionMapping(
        form.maybe(SUBNET_GROUP, form::text),
        form.maybe(KMS_KEY, form::text),
        map(form, place, SECURITY_GROUPS, Form::text),
        map(form, place, USER_GROUPS, Form::text),
        map(form, place, PARAMETER_GROUPS, Form::text),
        map(form, place, NODE_TYPES, Form::texts));
  }

  private static <T> SortedMap<String, T> map(
      Form form, String place, String name, BiFunction<Form, String, T> each) {
    var all = new TreeMap<String, T>();
    if (form.has(name)) {
      var fields = form.fields(name);
      var inner = new Form(fields, place + "." + name);
      fields.members().keySet().forEach(key -> all.put(key, each.apply(inner, key)));
    }
    return all;
  }

  static Value.Fields of(RegionMapping mapping) {
    var types = new TreeMap<String, Value>();
    mapping.nodeTypes().forEach((from, to) -> types.put(from, Value.texts(to)));
    return Value.Fields.NONE
        .with(SUBNET_GROUP, mapping.subnetGroup())
        .with(KMS_KEY, mapping.kmsKey())
        .with(SECURITY_GROUPS, Value.fields(mapping.securityGroups()))
        .with(USER_GROUPS, Value.fields(mapping.userGroups()))
        .with(PARAMETER_GROUPS, Value.fields(mapping.parameterGroups()))
        .with(NODE_TYPES, new Value.Fields(types));
  }
}
