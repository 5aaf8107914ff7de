package io.ecdr.sim.service;

import java.util.Map;
import java.util.TreeMap;

/** A refusal in the service's own words. The wire writes it in the protocol of the request. */
public final class ServiceFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;
  private final TreeMap<String, String> details = new TreeMap<>();

  /**
   * @param code as on the wire, such as {@code SnapshotNotFoundFault} (spellings: facts page, 9.3)
   * @param httpStatus as modelled, 400 or 404 mostly
   */
  public ServiceFault(String code, int httpStatus, String message) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /**
   * The same with one more element in the error document, such as S3's {@code BucketName}.
   *
   * @param name of the element
   */
  public ServiceFault with(String name, String value) {
    var more = new ServiceFault(code, httpStatus, getMessage());
    more.details.putAll(details);
    more.details.put(name, value);
    return more;
  }

  /** The code as on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** What else the error document says, by element name. */
  public Map<String, String> details() {
    return new TreeMap<>(details);
  }
}
