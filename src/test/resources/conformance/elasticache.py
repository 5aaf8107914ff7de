"""Calls every simulated ElastiCache action and holds the raw answers against the service model.

Usage: elasticache.py ENDPOINT [OPERATION:CODE ...]. Prints JSON: the operations called, what in
their answers the model does not know, and which of the given codes it does not list.
"""

import json
import sys
import time
import xml.etree.ElementTree as ElementTree

import botocore.session
from botocore.config import Config
from botocore.utils import parse_timestamp

REGION = "us-east-1"
AWAY = "eu-west-1"
CODES_OF_ALL = {"InvalidAction"}  # COMMON-ERR

called = set()
problems = set()


def bare(element):
    return element.tag.rsplit("}", 1)[-1]


def wire_name(name, shape):
    return shape.serialization.get("name", name)


def check(element, shape, path):
    if shape.type_name == "structure":
        check_structure(element, shape, path)
    elif shape.type_name == "list":
        expected = shape.member.serialization.get("name", "member")
        for child in element:
            if bare(child) != expected:
                problems.add(f"{path}: <{bare(child)}> in a list of <{expected}>")
            check(child, shape.member, f"{path}/{expected}")
    else:
        check_text(element, shape, path)


def check_structure(element, shape, path):
    members = {wire_name(name, member): member for name, member in shape.members.items()}
    seen = set()
    for child in element:
        name = bare(child)
        if name in seen:
            problems.add(f"{path}: <{name}> is there twice")
        seen.add(name)
        if name in members:
            check(child, members[name], f"{path}/{name}")
        else:
            problems.add(f"{path}: <{name}> is not in the model")


def check_text(element, shape, path):
    text = element.text or ""
    if len(element):
        problems.add(f"{path}: has elements but is a {shape.type_name}")
    try:
        if shape.type_name in ("integer", "long"):
            int(text)
        elif shape.type_name == "double":
            float(text)
        elif shape.type_name == "timestamp":
            if not text.endswith("Z") or "T" not in text:
                problems.add(f"{path}: not a UTC time: {text}")
            parse_timestamp(text)
        elif shape.type_name == "boolean" and text not in ("true", "false"):
            problems.add(f"{path}: not a boolean: {text}")
    except ValueError:
        problems.add(f"{path}: not a {shape.type_name}: {text}")
    if getattr(shape, "enum", None) and text not in shape.enum:
        problems.add(f"{path}: not one of {shape.enum}: {text}")


def judge(http_response, model, **unused):
    called.add(model.name)
    if http_response.status_code >= 300:
        problems.add(f"{model.name}: {http_response.text}")
        return
    root = ElementTree.fromstring(http_response.content)
    namespace = model.service_model.metadata["xmlNamespace"]
    if root.tag != "{%s}%sResponse" % (namespace, model.name):
        problems.add(f"{model.name}: the answer is a {root.tag}")
    parts = {bare(child): child for child in root}
    if "RequestId" not in [bare(child) for child in parts.pop("ResponseMetadata")]:
        problems.add(f"{model.name}: no request id")
    if model.output_shape is not None:
        wrapper = model.output_shape.serialization["resultWrapper"]
        check(parts.pop(wrapper), model.output_shape, model.name)
    if parts:
        problems.add(f"{model.name}: too much: {sorted(parts)}")


def settle(client):
    busy = {"creating", "modifying", "snapshotting", "deleting", "copying", "restoring"}
    for _ in range(1500):
        groups = client.describe_replication_groups()["ReplicationGroups"]
        snapshots = client.describe_snapshots()["Snapshots"]
        nodes = client.describe_cache_clusters()["CacheClusters"]
        caches = client.describe_serverless_caches()["ServerlessCaches"]
        frozen = client.describe_serverless_cache_snapshots()["ServerlessCacheSnapshots"]
        states = {g["Status"] for g in groups} | {s["SnapshotStatus"] for s in snapshots}
        states |= {n["CacheClusterStatus"] for n in nodes}
        states |= {each["Status"].lower() for each in caches + frozen}
        if not states & busy:
            return
        time.sleep(0.02)
    raise SystemExit("nothing settles")


def make_settings(client):
    client.create_cache_parameter_group(
        CacheParameterGroupName="mine", CacheParameterGroupFamily="redis7", Description="d")
    client.modify_cache_parameter_group(
        CacheParameterGroupName="mine",
        ParameterNameValues=[{"ParameterName": "timeout", "ParameterValue": "30"}])
    client.describe_cache_parameters(CacheParameterGroupName="mine")
    client.describe_cache_parameter_groups()
    client.create_cache_subnet_group(
        CacheSubnetGroupName="ours", CacheSubnetGroupDescription="d", SubnetIds=["subnet-a"])
    client.describe_cache_subnet_groups()
    client.describe_cache_engine_versions()
    work_with_users(client)


def work_with_users(client):
    access = "on ~app:* +@all"
    client.create_user(
        UserId="app", UserName="app", Engine="redis", AccessString=access,
        Passwords=["sixteen-or-more-1"])
    client.modify_user(UserId="app", AppendAccessString="+set")
    client.create_user_group(UserGroupId="clients", Engine="redis", UserIds=["default"])
    client.modify_user_group(UserGroupId="clients", UserIdsToAdd=["app"])
    client.describe_users()
    client.describe_user_groups()
    client.delete_user(UserId="app")
    client.delete_user_group(UserGroupId="clients")


def make_groups(client):
    tags = [{"Key": "team", "Value": "a"}]
    usual = {
        "ReplicationGroupDescription": "d",
        "Engine": "redis",
        "CacheNodeType": "cache.r7g.large",
        "CacheSubnetGroupName": "ours",
        "SecurityGroupIds": ["sg-1"],
        "Tags": tags,
    }
    made = client.create_replication_group(
        ReplicationGroupId="orders", NumCacheClusters=2, AutomaticFailoverEnabled=True,
        MultiAZEnabled=True, SnapshotRetentionLimit=3, TransitEncryptionEnabled=True,
        AuthToken="a-token-of-sixteen-characters", CacheParameterGroupName="mine",
        NotificationTopicArn="arn:aws:sns:us-east-1:000000000000:t", **usual)
    client.create_replication_group(
        ReplicationGroupId="carts", NumNodeGroups=2, ReplicasPerNodeGroup=1,
        AutomaticFailoverEnabled=True, **usual)
    settle(client)
    client.modify_replication_group(
        ReplicationGroupId="carts", ReplicationGroupDescription="e", ApplyImmediately=True)
    settle(client)
    client.increase_replica_count(
        ReplicationGroupId="carts", NewReplicaCount=2, ApplyImmediately=True)
    settle(client)
    client.test_failover(ReplicationGroupId="carts", NodeGroupId="0001")
    client.describe_cache_clusters(ShowCacheNodeInfo=True)
    client.describe_update_actions(ReplicationGroupIds=["carts"])
    return made["ReplicationGroup"]["ARN"]


def work_with_snapshots(client):
    client.create_snapshot(SnapshotName="one", CacheClusterId="orders-002")
    client.create_snapshot(SnapshotName="many", ReplicationGroupId="carts")
    settle(client)
    client.describe_snapshots(ShowNodeGroupConfig=True)
    client.copy_snapshot(SourceSnapshotName="many", TargetSnapshotName="copy", KmsKeyId="k")
    settle(client)
    client.create_replication_group(
        ReplicationGroupId="again", ReplicationGroupDescription="d", SnapshotName="copy",
        AutomaticFailoverEnabled=True)
    settle(client)
    client.delete_snapshot(SnapshotName="copy")


def work_with_serverless(client):
    client.create_serverless_cache(
        ServerlessCacheName="basket", Engine="redis", Description="d", KmsKeyId="k",
        CacheUsageLimits={"DataStorage": {"Maximum": 1, "Unit": "GB"},
                          "ECPUPerSecond": {"Maximum": 1000}},
        SecurityGroupIds=["sg-1"], SubnetIds=["subnet-a"], SnapshotRetentionLimit=2,
        DailySnapshotTime="03:00", Tags=[{"Key": "team", "Value": "a"}])
    settle(client)
    made = client.create_serverless_cache_snapshot(
        ServerlessCacheSnapshotName="frozen", ServerlessCacheName="basket")
    settle(client)
    client.copy_serverless_cache_snapshot(
        SourceServerlessCacheSnapshotName="frozen", TargetServerlessCacheSnapshotName="twice")
    settle(client)
    export(client, "frozen")
    client.create_serverless_cache(
        ServerlessCacheName="again", Engine="redis",
        SnapshotArnsToRestore=[made["ServerlessCacheSnapshot"]["ARN"]])
    settle(client)
    client.modify_serverless_cache(
        ServerlessCacheName="basket", SnapshotRetentionLimit=3, DailySnapshotTime="05:00")
    settle(client)
    client.delete_serverless_cache(ServerlessCacheName="basket", FinalSnapshotName="last")
    client.delete_serverless_cache_snapshot(ServerlessCacheSnapshotName="twice")
    settle(client)


def export(client, name):
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "s3:*",
        "Principal": {"Service": REGION + ".elasticache-snapshot.amazonaws.com"},
        "Resource": ["arn:aws:s3:::exports", "arn:aws:s3:::exports/*"]}]}
    s3 = botocore.session.Session().create_client(
        "s3", region_name=REGION, endpoint_url=client.meta.endpoint_url,
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="x",
        config=Config(proxies={}, s3={"addressing_style": "path"}))
    s3.create_bucket(Bucket="exports")
    s3.put_bucket_policy(Bucket="exports", Policy=json.dumps(policy))
    client.export_serverless_cache_snapshot(
        ServerlessCacheSnapshotName=name, S3BucketName="exports")


def work_with_clusters(client):
    client.create_cache_cluster(
        CacheClusterId="alone", Engine="redis", CacheNodeType="cache.r7g.large", NumCacheNodes=1)
    settle(client)
    client.create_snapshot(SnapshotName="of-one", CacheClusterId="alone")
    settle(client)
    client.create_cache_cluster(CacheClusterId="too", SnapshotName="of-one")
    settle(client)
    client.modify_cache_cluster(
        CacheClusterId="too", SnapshotRetentionLimit=3, SnapshotWindow="05:00-06:00",
        ApplyImmediately=True)
    settle(client)
    client.delete_cache_cluster(CacheClusterId="too")
    settle(client)


def work_with_tags(client, arn):
    client.add_tags_to_resource(ResourceName=arn, Tags=[{"Key": "tier", "Value": ""}])
    client.list_tags_for_resource(ResourceName=arn)
    client.remove_tags_from_resource(ResourceName=arn, TagKeys=["tier"])


def settle_datastore(client, name, status):
    for _ in range(1500):
        found = client.describe_global_replication_groups(
            GlobalReplicationGroupId=name, ShowMemberInfo=True)["GlobalReplicationGroups"]
        if found[0]["Status"] == status:
            return found[0]["Members"]
        time.sleep(0.02)
    raise SystemExit(f"the datastore does not become {status}")


def work_with_datastores(client, away):
    made = client.create_global_replication_group(
        GlobalReplicationGroupIdSuffix="all", GlobalReplicationGroupDescription="d",
        PrimaryReplicationGroupId="carts")
    name = made["GlobalReplicationGroup"]["GlobalReplicationGroupId"]
    settle_datastore(client, name, "primary-only")
    away.create_replication_group(
        ReplicationGroupId="carts-away", ReplicationGroupDescription="d",
        ReplicasPerNodeGroup=1, GlobalReplicationGroupId=name)
    settle_datastore(away, name, "available")
    away.failover_global_replication_group(
        GlobalReplicationGroupId=name, PrimaryRegion=AWAY, PrimaryReplicationGroupId="carts-away")
    members = settle_datastore(away, name, "available")
    roles = {member["ReplicationGroupId"]: member["Role"] for member in members}
    if roles != {"carts": "SECONDARY", "carts-away": "PRIMARY"}:
        problems.add(f"roles did not move: {roles}")
    settle(client)
    client.disassociate_global_replication_group(
        GlobalReplicationGroupId=name, ReplicationGroupId="carts", ReplicationGroupRegion=REGION)
    settle_datastore(away, name, "primary-only")
    away.delete_global_replication_group(
        GlobalReplicationGroupId=name, RetainPrimaryReplicationGroup=True)
    settle(client)


def take_down(client):
    client.delete_replication_group(ReplicationGroupId="orders", FinalSnapshotIdentifier="last")
    settle(client)
    client.delete_cache_parameter_group(CacheParameterGroupName="mine")
    client.delete_replication_group(ReplicationGroupId="carts")
    client.delete_replication_group(ReplicationGroupId="again")
    settle(client)
    client.delete_cache_subnet_group(CacheSubnetGroupName="ours")
    client.describe_events()


def unlisted(model, pairs):
    found = []
    for pair in pairs:
        operation, code = pair.split(":")
        shapes = model.operation_model(operation).error_shapes
        codes = {shape.metadata.get("error", {}).get("code", shape.name) for shape in shapes}
        if code not in codes | CODES_OF_ALL:
            found.append(pair)
    return found


def connect(endpoint, region):
    client = botocore.session.Session().create_client(
        "elasticache", region_name=region, endpoint_url=endpoint,
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="x",
        config=Config(retries={"total_max_attempts": 1}, proxies={}))
    client.meta.events.register("after-call.elasticache", judge)
    return client


def main(endpoint, pairs):
    client = connect(endpoint, REGION)
    make_settings(client)
    arn = make_groups(client)
    work_with_snapshots(client)
    work_with_clusters(client)
    work_with_serverless(client)
    work_with_tags(client, arn)
    work_with_datastores(client, connect(endpoint, AWAY))
    take_down(client)
    print(json.dumps({
        "called": sorted(called),
        "problems": sorted(problems),
        "unlisted": sorted(set(unlisted(client.meta.service_model, pairs)))}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
