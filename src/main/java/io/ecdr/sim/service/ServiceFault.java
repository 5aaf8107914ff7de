package io.ecdr.sim.service;

/** A refusal in the service's own words. The wire writes it in the protocol of the request. */
public final class ServiceFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  /**
   * @param code as on the wire, such as {@code SnapshotNotFoundFault} (spellings: facts page, 9.3)
   * @param httpStatus as modelled, 400 or 404 mostly
   */
  public ServiceFault(String code, int httpStatus, String message) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** The code as on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }
}
