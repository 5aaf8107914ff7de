package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Covered;
import java.util.List;

/** What the simulated S3 does, what that rests on, and where it is weaker. */
public final class S3Coverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String TABLE =
      """
      Regions|documented|S3:Redirects|A bucket is served in its own Region only: elsewhere 301 PermanentRedirect, or 400 for Regions opened after March 2019, both with x-amz-bucket-region.
      Regions|weaker|ours|Any Region's HeadBucket and GetBucketLocation are redirected too; S3 has exceptions for its oldest Region.
      bucket policies|documented|IAM:reference_policies_evaluation-logic|Judged as IAM does: wildcards, Not elements, conditions with sets and IfExists, variables; an explicit Deny wins.
      bucket policies|documented|S3:access-control-block-public-access|Public policies are refused, or shut, while the public access block says so.
      bucket policies|weaker|ours|Callers of the owner's account may do all that is not denied: there are no identity policies, sessions or organisations.
      bucket policies|weaker|ours|Conditions see the context as if over TLS; canonical users and federated principals never match.
      bucket policies|unsure|ours|Texts of MalformedPolicy, and the order in which mistakes are found.
      access control lists|documented|S3:about-object-ownership|With bucket owner enforced a request with an ACL is refused; reading shows the owner alone.
      access control lists|weaker|ours|With other ownership ACLs are accepted and not kept; grants by ACL do not exist.
      CreateBucket|documented|S3API:CreateBucket|Names are taken once for all; one's own again is an error except in us-east-1; the location must be the Region asked.
      PutObject|documented|S3API:PutObject|If-None-Match: * and If-Match; checksums and Content-MD5 are verified; SSE-S3 unless the bucket or the request says KMS.
      PutObject|documented|S3:checking-object-integrity|A full-object checksum is kept, CRC-64/NVME unless another is asked for, and told in checksum mode.
      PutObject|weaker|ours|Signatures are not checked, neither of requests nor of chunks.
      encryption|weaker|ours|Bytes are stored as they come; the kind and key of encryption are only noted, and any KMS key exists.
      GetObject|documented|S3API:GetObject|Ranges, also of suffixes; parts by number; conditions; header overrides.
      GetObject|weaker|ours|append-md5 is ignored.
      CopyObject|documented|S3API:CopyObject|Sent to the target's Region, up to 5 GB, from any Region; metadata and tags are copied or replaced; the copy has a full-object checksum.
      CopyObject|unsure|ours|While the source's Region is dark the target's Region answers ServiceUnavailable.
      ListObjectsV2|documented|S3API:ListObjectsV2|Prefix, delimiter, start, token, pages to 1,000, url encoding; keys in the order of their UTF-8 bytes.
      multipart uploads|documented|S3API:CompleteMultipartUpload|Parts of 5 MiB to 5 GiB, 1 to 10,000, in order; ETag with the number of parts; full-object checksums combined from parts, or composite.
      multipart uploads|weaker|ours|Completing twice is NoSuchUpload; a delimiter in ListMultipartUploads is refused.
      PutBucketVersioning|weaker|ours|The state is kept; objects have one version, null.
      Object Lock|documented|S3:object-lock-managing|By a bucket's default retention: ending a version that is locked is refused, governance can be bypassed; a deletion that names no version makes a marker and succeeds.
      Object Lock|weaker|ours|Objects have no retention or legal hold of their own; what a marker hides cannot be read any more.
      Object Lock|unsure|ours|The text of the refusal.
      PutBucketLifecycleConfiguration|weaker|ours|Rules are kept; nothing expires by them.
      consistency|documented|S3:Welcome|What was written is read and listed at once.
      """;

  private static final List<Covered> LINES = Covered.table("s3", TABLE);

  private S3Coverage() {}

  /** All of it, topic by topic. */
  public static List<Covered> lines() {
    return LINES;
  }
}
