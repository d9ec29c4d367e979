"""Calls AWS as told, a JSON document a line on stdin, and answers with one a line on stdout."""

import json
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def answer(call):
    client = boto3.client(
        call["service"],
        endpoint_url=endpoint,
        region_name="eu-west-1",
        aws_access_key_id=call.get("accessKeyId", "rehearsal"),
        aws_secret_access_key="rehearsal",
    )
    name = xform_name(call["operation"])
    given = call.get("input", {})
    if "all" not in call:
        return getattr(client, name)(**given)
    pages = client.get_paginator(name).paginate(**given)
    return {call["all"]: [item for page in pages for item in page[call["all"]]]}


for line in sys.stdin:
    try:
        reply = {"output": answer(json.loads(line))}
    except ClientError as error:
        reply = {"error": error.response["Error"]}
    except Exception as error:  # what went wrong here, not in AWS
        reply = {"failure": repr(error)}
    print(json.dumps(reply, default=lambda value: value.isoformat()), flush=True)
