package io.ecdr.port;

/** Makes ids for operations. */
public interface Ids {

  /**
   * A new operation id: time first, then chance, so that ids sort by time and two machines do not
   * meet: {@code 20261123-0115-k3f9} (18 characters; lower case letters, digits and hyphens, so
   * that it can end a snapshot's name).
   */
  String next();
}
