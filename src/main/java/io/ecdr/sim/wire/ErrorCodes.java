package io.ecdr.sim.wire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * ElastiCache's modelled errors: code on the wire, HTTP status, shape in the model (MODEL). The
 * SDK's field descriptions do not hold them, and in 43 of 76 the code is not the shape's name.
 */
final class ErrorCodes {

  private static final String TABLE =
      """
      APICallRateForCustomerExceeded 400 APICallRateForCustomerExceededFault
      AuthorizationAlreadyExists 400 AuthorizationAlreadyExistsFault
      AuthorizationNotFound 404 AuthorizationNotFoundFault
      CacheClusterAlreadyExists 400 CacheClusterAlreadyExistsFault
      CacheClusterNotFound 404 CacheClusterNotFoundFault
      CacheParameterGroupAlreadyExists 400 CacheParameterGroupAlreadyExistsFault
      CacheParameterGroupNotFound 404 CacheParameterGroupNotFoundFault
      CacheParameterGroupQuotaExceeded 400 CacheParameterGroupQuotaExceededFault
      CacheSecurityGroupAlreadyExists 400 CacheSecurityGroupAlreadyExistsFault
      CacheSecurityGroupNotFound 404 CacheSecurityGroupNotFoundFault
      CacheSubnetGroupAlreadyExists 400 CacheSubnetGroupAlreadyExistsFault
      CacheSubnetGroupInUse 400 CacheSubnetGroupInUse
      CacheSubnetGroupNotFoundFault 400 CacheSubnetGroupNotFoundFault
      CacheSubnetGroupQuotaExceeded 400 CacheSubnetGroupQuotaExceededFault
      CacheSubnetQuotaExceededFault 400 CacheSubnetQuotaExceededFault
      ClusterQuotaForCustomerExceeded 400 ClusterQuotaForCustomerExceededFault
      DefaultUserAssociatedToUserGroup 400 DefaultUserAssociatedToUserGroupFault
      DefaultUserRequired 400 DefaultUserRequired
      DuplicateUserName 400 DuplicateUserNameFault
      GlobalReplicationGroupAlreadyExistsFault 400 GlobalReplicationGroupAlreadyExistsFault
      GlobalReplicationGroupNotFoundFault 404 GlobalReplicationGroupNotFoundFault
      InsufficientCacheClusterCapacity 400 InsufficientCacheClusterCapacityFault
      InvalidARN 400 InvalidARNFault
      InvalidCacheClusterState 400 InvalidCacheClusterStateFault
      InvalidCacheParameterGroupState 400 InvalidCacheParameterGroupStateFault
      InvalidCacheSecurityGroupState 400 InvalidCacheSecurityGroupStateFault
      InvalidCredentialsException 408 InvalidCredentialsException
      InvalidGlobalReplicationGroupState 400 InvalidGlobalReplicationGroupStateFault
      InvalidKMSKeyFault 400 InvalidKMSKeyFault
      InvalidParameterCombination 400 InvalidParameterCombinationException
      InvalidParameterValue 400 InvalidParameterValueException
      InvalidReplicationGroupState 400 InvalidReplicationGroupStateFault
      InvalidServerlessCacheSnapshotStateFault 400 InvalidServerlessCacheSnapshotStateFault
      InvalidServerlessCacheStateFault 400 InvalidServerlessCacheStateFault
      InvalidSnapshotState 400 InvalidSnapshotStateFault
      InvalidSubnet 400 InvalidSubnet
      InvalidUserGroupState 400 InvalidUserGroupStateFault
      InvalidUserState 400 InvalidUserStateFault
      InvalidVPCNetworkStateFault 400 InvalidVPCNetworkStateFault
      NoOperationFault 400 NoOperationFault
      NodeGroupNotFoundFault 404 NodeGroupNotFoundFault
      NodeGroupsPerReplicationGroupQuotaExceeded 400 NodeGroupsPerReplicationGroupQuotaExceededFault
      NodeQuotaForClusterExceeded 400 NodeQuotaForClusterExceededFault
      NodeQuotaForCustomerExceeded 400 NodeQuotaForCustomerExceededFault
      QuotaExceeded.CacheSecurityGroup 400 CacheSecurityGroupQuotaExceededFault
      ReplicationGroupAlreadyExists 400 ReplicationGroupAlreadyExistsFault
      ReplicationGroupAlreadyUnderMigrationFault 400 ReplicationGroupAlreadyUnderMigrationFault
      ReplicationGroupNotFoundFault 404 ReplicationGroupNotFoundFault
      ReplicationGroupNotUnderMigrationFault 400 ReplicationGroupNotUnderMigrationFault
      ReservedCacheNodeAlreadyExists 404 ReservedCacheNodeAlreadyExistsFault
      ReservedCacheNodeNotFound 404 ReservedCacheNodeNotFoundFault
      ReservedCacheNodeQuotaExceeded 400 ReservedCacheNodeQuotaExceededFault
      ReservedCacheNodesOfferingNotFound 404 ReservedCacheNodesOfferingNotFoundFault
      ServerlessCacheAlreadyExistsFault 400 ServerlessCacheAlreadyExistsFault
      ServerlessCacheNotFoundFault 404 ServerlessCacheNotFoundFault
      ServerlessCacheQuotaForCustomerExceededFault 400 ServerlessCacheQuotaForCustomerExceededFault
      ServerlessCacheSnapshotAlreadyExistsFault 400 ServerlessCacheSnapshotAlreadyExistsFault
      ServerlessCacheSnapshotNotFoundFault 404 ServerlessCacheSnapshotNotFoundFault
      ServerlessCacheSnapshotQuotaExceededFault 400 ServerlessCacheSnapshotQuotaExceededFault
      ServiceLinkedRoleNotFoundFault 400 ServiceLinkedRoleNotFoundFault
      ServiceUpdateNotFoundFault 404 ServiceUpdateNotFoundFault
      SnapshotAlreadyExistsFault 400 SnapshotAlreadyExistsFault
      SnapshotFeatureNotSupportedFault 400 SnapshotFeatureNotSupportedFault
      SnapshotNotFoundFault 404 SnapshotNotFoundFault
      SnapshotQuotaExceededFault 400 SnapshotQuotaExceededFault
      SubnetInUse 400 SubnetInUse
      SubnetNotAllowedFault 400 SubnetNotAllowedFault
      TagNotFound 404 TagNotFoundFault
      TagQuotaPerResourceExceeded 400 TagQuotaPerResourceExceeded
      TestFailoverNotAvailableFault 400 TestFailoverNotAvailableFault
      UserAlreadyExists 400 UserAlreadyExistsFault
      UserGroupAlreadyExists 400 UserGroupAlreadyExistsFault
      UserGroupNotFound 404 UserGroupNotFoundFault
      UserGroupQuotaExceeded 400 UserGroupQuotaExceededFault
      UserNotFound 404 UserNotFoundFault
      UserQuotaExceeded 400 UserQuotaExceededFault
      """;

  // What any Query service may say before an action is reached (COMMON-ERR).
  private static final String COMMON =
      """
      ExpiredToken 403 -
      InternalFailure 500 -
      InvalidAction 400 -
      InvalidClientTokenId 403 -
      MalformedQueryString 400 -
      MissingAction 400 -
      MissingAuthenticationToken 403 -
      MissingParameter 400 -
      OptInRequired 403 -
      ServiceUnavailable 503 -
      Throttling 400 -
      ValidationError 400 -
      """;

  private static final Map<String, Row> ROWS = rows(TABLE + COMMON);

  private ErrorCodes() {}

  /**
   * One error.
   *
   * @param code on the wire
   * @param status of HTTP
   * @param shape in the model, or {@code -} when it is not modelled
   */
  record Row(String code, int status, String shape) {}

  private static Map<String, Row> rows(String table) {
    var rows = new TreeMap<String, Row>();
    table
        .lines()
        .map(line -> line.trim().split(" "))
        .forEach(c -> rows.put(c[0], new Row(c[0], Integer.parseInt(c[1]), c[2])));
    return rows;
  }

  /** The error of a code, if ElastiCache has it. */
  static Optional<Row> of(String code) {
    return Optional.ofNullable(ROWS.get(code));
  }

  /** Those that the model describes. */
  static Stream<Row> modelled() {
    return ROWS.values().stream().filter(row -> !row.shape().equals("-"));
  }
}
