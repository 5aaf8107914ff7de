"""Calls every simulated action of the services beside ElastiCache, S3 and CloudWatch and holds the
raw answers against the service models: no member, type or value that the models do not know.

Usage: services.py ENDPOINT. Prints JSON: the actions called, by service, and what is wrong.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

import botocore.session
from botocore.config import Config

REGION = "us-east-1"

called = {}
problems = set()


def bare(element):
    return element.tag.rsplit("}", 1)[-1]


def scalar(text, shape, path):
    kind = shape.type_name
    fits = {
        "boolean": lambda: str(text).lower() in ("true", "false"),
        "long": lambda: float(text) == int(float(text)),
        "integer": lambda: float(text) == int(float(text)),
        "double": lambda: float(text) is not None,
        "timestamp": lambda: bool(str(text)),
    }.get(kind, lambda: isinstance(text, str))
    try:
        if not fits():
            problems.add(f"{path}: not a {kind}: {text}")
    except ValueError:
        problems.add(f"{path}: not a {kind}: {text}")
    if getattr(shape, "enum", None) and text not in shape.enum:
        problems.add(f"{path}: not one of {shape.enum}: {text}")


def check_xml(element, shape, path):
    if shape.type_name == "structure":
        members = {m.serialization.get("name", n): m for n, m in shape.members.items()}
        for child in element:
            name = bare(child)
            if name in members:
                check_xml(child, members[name], f"{path}/{name}")
            else:
                problems.add(f"{path}: <{name}> is not in the model")
    elif shape.type_name == "list":
        expected = shape.member.serialization.get("name", "member")
        for child in element:
            if bare(child) != expected:
                problems.add(f"{path}: <{bare(child)}> in a list of <{expected}>")
            check_xml(child, shape.member, f"{path}/{expected}")
    else:
        scalar(element.text or "", shape, path)


def check_json(value, shape, path):
    if shape.type_name == "structure":
        for name, member in value.items():
            if name in shape.members:
                check_json(member, shape.members[name], f"{path}/{name}")
            else:
                problems.add(f"{path}: {name} is not in the model")
    elif shape.type_name == "list":
        for item in value:
            check_json(item, shape.member, path)
    else:
        scalar(value, shape, path)


def judge(http_response, model, **unused):
    service = model.service_model
    called.setdefault(service.service_name, set()).add(model.name)
    if http_response.status_code >= 300:
        problems.add(f"{model.name}: {http_response.text}")
        return
    protocol = service.metadata["protocol"]
    if protocol == "json":
        if model.output_shape is not None:
            check_json(json.loads(http_response.content), model.output_shape, model.name)
        return
    root = ElementTree.fromstring(http_response.content)
    if bare(root) != model.name + "Response":
        problems.add(f"{model.name}: the answer is a {root.tag}")
    parts = {bare(child): child for child in root}
    if protocol == "rest-xml":
        check_xml(root, model.output_shape, model.name)
        return
    if protocol == "ec2":
        if not root.tag.startswith("{http://ec2.amazonaws.com/doc/" + service.api_version):
            problems.add(f"{model.name}: the namespace is {root.tag}")
        root.remove(parts["requestId"])
        check_xml(root, model.output_shape, model.name)
    else:
        wrapper = model.output_shape.serialization["resultWrapper"]
        check_xml(parts.pop(wrapper), model.output_shape, model.name)
        if "RequestId" not in [bare(child) for child in parts.pop("ResponseMetadata")] or parts:
            problems.add(f"{model.name}: no request id, or too much")


def connect(endpoint, service):
    client = botocore.session.Session().create_client(
        service, region_name=REGION, endpoint_url=endpoint,
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="x",
        config=Config(retries={"total_max_attempts": 1}, proxies={}))
    client.meta.events.register("after-call." + service, judge)
    return client


def main(endpoint):
    ec2 = connect(endpoint, "ec2")
    ec2.create_security_group(GroupName="g", Description="d", VpcId="vpc-" + REGION)
    ec2.describe_security_groups()
    ec2.describe_subnets()
    connect(endpoint, "iam").get_role(RoleName="AWSServiceRoleForElastiCache")
    kms = connect(endpoint, "kms")
    key = kms.create_key(Description="d")["KeyMetadata"]["KeyId"]
    kms.disable_key(KeyId=key)
    kms.describe_key(KeyId=key)
    kms.enable_key(KeyId=key)
    secrets = connect(endpoint, "secretsmanager")
    secrets.create_secret(Name="app/orders", SecretString="a")
    secrets.describe_secret(SecretId="app/orders")
    secrets.put_secret_value(SecretId="app/orders", SecretString="b")
    secrets.get_secret_value(SecretId="app/orders")
    secrets.delete_secret(SecretId="app/orders", ForceDeleteWithoutRecovery=True)
    route53 = connect(endpoint, "route53")
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    route53.get_hosted_zone(Id=zone)
    route53.create_hosted_zone(Name="example.net", CallerReference="2")
    pages = route53.get_paginator("list_hosted_zones").paginate(PaginationConfig={"PageSize": 1})
    listed = [[each["Name"] for each in page["HostedZones"]] for page in pages]
    if listed != [["example.com."], ["example.net."]]:
        problems.add(f"list_hosted_zones: {listed}")
    change = route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [{
        "Action": "UPSERT", "ResourceRecordSet": {
            "Name": "orders.example.com", "Type": "CNAME", "TTL": 60,
            "ResourceRecords": [{"Value": "a.example"}]}}]})["ChangeInfo"]["Id"]
    route53.get_change(Id=change)
    route53.list_resource_record_sets(HostedZoneId=zone)
    ssm = connect(endpoint, "ssm")
    ssm.put_parameter(Name="/app/orders", Value="a", Type="String")
    ssm.get_parameter(Name="/app/orders")
    ssm.delete_parameter(Name="/app/orders")
    connect(endpoint, "service-quotas").list_service_quotas(ServiceCode="elasticache")
    print(json.dumps({
        "called": {service: sorted(names) for service, names in sorted(called.items())},
        "problems": sorted(problems)}))


if __name__ == "__main__":
    main(sys.argv[1])
