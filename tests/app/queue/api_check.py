#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks queue-api.yaml against the running server: every operation and every status that it names is called, every
answer validated against the schema for that status; the table of routes and the description name the same calls.

usage: api_check.py STAGEDOOR-QUEUE QUEUE-API.YAML ROUTETABLE.CPP"""
import base64, gzip, hashlib, http.client, json, os, re, subprocess, sys, tempfile
import jsonschema, yaml

program, description, table = sys.argv[1:4]
spec = yaml.safe_load(open(description, encoding="utf-8"))
METHODS = ("get", "put", "post", "patch", "delete")
failures = []
seen = set()


def resolved(node):
    while isinstance(node, dict) and set(node) == {"$ref"}:
        target = spec
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def fail(what):
    failures.append(what)
    print("FAIL:", what)


def check_schema(where, schema, value):
    whole = dict(schema)
    whole["components"] = spec["components"]
    for error in list(jsonschema.Draft202012Validator(whole).iter_errors(value))[:3]:
        fail(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


class Server:
    def __init__(self, folder, *settings):
        self.database = os.path.join(folder, "queue.db")
        self.settings = settings
        self.tokens = {}

    def run(self, *arguments, stdin=None):
        return subprocess.run([program, *arguments, "--database", self.database], check=True, capture_output=True, text=True).stdout

    def add(self, editor, role):
        self.tokens[editor] = self.run("token", "add", "--editor", editor, "--role", role).split()[-1]

    def __enter__(self):
        self.process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--database", self.database, *self.settings],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().split("//")[1].strip()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    def call(self, operation, who=None, body=None, expect=None, query="", headers=None, **parts):
        """Calls an operation, validates what comes back and returns its body."""
        method, path, details = OPERATIONS[operation]
        for name, value in parts.items():
            path = path.replace("{" + name + "}", str(value))
        raw = body if isinstance(body, (bytes, type(None))) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        send = {"Accept-Encoding": "gzip", **(headers or {})}
        if who:
            send["Authorization"] = "Bearer " + self.tokens.get(who, who)
        if raw is not None:
            send["Content-Digest"] = "sha-256=:" + base64.b64encode(hashlib.sha256(raw).digest()).decode() + ":"
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request(method.upper(), path + query, raw, send)
        answer = connection.getresponse()
        content = answer.read()
        where = f"{operation} {answer.status}"
        if expect is not None and answer.status != expect:
            fail(f"{where}: expected {expect}: {content[:300]!r}")
        seen.add((operation, str(answer.status)))
        if content:
            digest = "sha-256=:" + base64.b64encode(hashlib.sha256(content).digest()).decode() + ":"
            if answer.headers["Content-Digest"] != digest:
                fail(f"{where}: Content-Digest")
        if answer.headers["Content-Encoding"] == "gzip":
            content = gzip.decompress(content)
        if not answer.headers["Date"]:
            fail(f"{where}: no Date")
        response = resolved(details["responses"].get(str(answer.status)) or details["responses"]["default"])
        for name in response.get("headers", {}):
            if not answer.headers[name]:
                fail(f"{where}: no {name}")
        media = response.get("content")
        if not media:
            if content:
                fail(f"{where}: a body where none is described")
            return answer, None
        kind = answer.headers["Content-Type"]
        if kind not in media:
            fail(f"{where}: Content-Type {kind}")
            return answer, content
        if not kind.endswith("json"):
            return answer, content
        value = json.loads(content)
        check_schema(where, media[kind]["schema"], value)
        return answer, value


OPERATIONS = {}
for path, item in spec["paths"].items():
    for method in METHODS:
        if method in item:
            OPERATIONS[item[method]["operationId"]] = (method, path, item[method])


def check_routes():
    found = re.findall(r'Route\{"([A-Z]+)", "([^"]+)", Access::\w+, &(\w+)\}', open(table, encoding="utf-8").read())
    described = {(method.upper(), path, name) for name, (method, path, _) in OPERATIONS.items()}
    for route in set(found) ^ described:
        fail(f"only in one of table and description: {route}")


LISTING = {"title": "Night Bus", "category": "film", "description": "A film.", "submitted_at": "2026-11-20T10:00:00Z",
           "updated_at": "2026-11-20T10:00:00Z", "compensation": {"declared": "paid", "details": "$200 per day", "union": "union"},
           "roles": [{"name": "Ann", "description": "30s", "pay": "$200", "age_min": 30, "nudity": "none"}],
           "fees": {"declared": False, "details": ""}, "locations": ["Austin, TX"], "dates": "May", "later_version": {"kept": True},
           "media": [{"id": "m-1", "kind": "image", "caption": "", "bytes": 3, "sha256": ""}],
           "poster": {"account_id": "A-1", "name": "Pat", "email": "pat@example.org", "links": ["https://example.org"], "posted": 3}}


def approve(listing, revision=1, **more):
    return {"listing_id": listing, "revision": revision, "kind": "approve", "pay_tag": "paid", "clauses": ["pay.guaranteed"],
            "findings": [{"clause": "pay.guaranteed", "field": "compensation.details", "start": 0, "length": 4, "verdict": "confirmed", "why": ""}],
            "policy": "stagedoor@1", "opened_at": "2026-11-21T10:00:00Z", "decided_at": "2026-11-21T10:01:00Z", **more}


def the_site_puts_things_in(server):
    for number in range(1, 7):
        server.call("putListing", "site", LISTING, 201, id=f"L-{number}")
    server.call("putListing", "site", LISTING, 200, id="L-1")
    server.call("putListing", "site", {"title": ""}, 400, id="L-9")
    server.call("putListing", "site", {**LISTING, "dates": "June", "updated_at": "2026-10-01T00:00:00Z"}, 409, id="L-1")
    complaint = {"id": "c-1", "kind": "fee", "text": "They asked for $50."}
    message = {"id": "m-1", "from": "poster", "author": "Pat", "text": "Is it up?"}
    for operation, body in (("postComplaint", complaint), ("postMessage", message)):
        server.call(operation, "site", body, 201, id="L-2")
        server.call(operation, "site", body, 200, id="L-2")
        server.call(operation, "site", {"text": ""}, 400, id="L-2")
        server.call(operation, "site", body, 404, id="L-99")
    poster = {"name": "Lee", "email": "lee@example.org", "created_at": "2026-01-01T00:00:00Z"}
    server.call("putAccount", "site", poster, 201, id="A-2")
    server.call("putAccount", "site", poster, 200, id="A-2")
    server.call("putAccount", "site", {"posted": "many"}, 400, id="A-2")
    picture = {"Content-Type": "image/png"}
    server.call("putMedia", "site", b"\x89PNG", 201, headers=picture, id="m-1")
    server.call("putMedia", "site", b"\x89PNG", 200, headers=picture, id="m-1")
    server.call("putMedia", "site", b"", 400, headers=picture, id="m-2")
    server.call("putMedia", "site", b"MZ", 415, headers={"Content-Type": "application/x-msdos-program"}, id="m-2")


def editors_read_and_claim(server):
    server.call("getApi", None, None, 200)
    server.call("getApi", "ana", None, 200)
    server.call("getApi", "nonsense", None, 401)
    _, text = server.call("getDescription", None, None, 200)
    if yaml.safe_load(text) != spec:
        fail("the server's description is not this one")
    _, page = server.call("getChanges", "ana", None, 200, query="?limit=3")
    server.call("getChanges", "ana", None, 200, query="?wait=1&after=" + page["cursor"])
    server.call("getChanges", "ana", None, 400, query="?limit=x")
    server.call("getChanges", "ana", None, 410, query="?after=00000000.1")
    server.call("getListing", "ana", None, 200, id="L-2")
    server.call("getListing", "ana", None, 400, id="L.2")
    server.call("getListing", "ana", None, 404, id="L-99")
    server.call("getRevision", "ana", None, 200, id="L-2", n=1)
    server.call("getRevision", "ana", None, 400, id="L-2", n="one")
    server.call("getRevision", "ana", None, 404, id="L-2", n=77)
    server.call("patchListing", "max", {"assigned_to": "ben"}, 200, id="L-6")
    server.call("patchListing", "max", {"assigned": 1}, 400, id="L-6")
    server.call("patchListing", "max", {"assigned_to": ""}, 404, id="L-99")
    _, grant = server.call("postLeases", "ana", {"listing_ids": ["L-1", "L-99"], "seconds": 900}, 201)
    lease = grant["leases"][0]["id"]
    server.call("postLeases", "ana", {}, 400)
    server.call("patchLease", "ana", {"seconds": 900}, 200, id=lease)
    server.call("patchLease", "ana", {"minutes": 1}, 400, id=lease)
    server.call("patchLease", "ben", {"seconds": 900}, 404, id=lease)
    server.call("deleteLease", "ana", None, 204, id=lease)
    server.call("deleteLease", "ana", None, 404, id=lease)
    server.call("postBatch", "ana", {"count": 2, "seconds": 432000}, 201)
    server.call("postBatch", "ana", {"count": 2, "listing_ids": ["L-1"]}, 400)
    server.call("getMedia", "ana", None, 200, id="m-1")
    server.call("getMedia", "ana", None, 404, id="m-9")


def editors_decide(server):
    server.call("putDecision", "ana", approve("L-1"), 201, id="d-1")
    server.call("putDecision", "ana", approve("L-1"), 200, id="d-1")
    server.call("putDecision", "ana", approve("L-1", note="other"), 422, id="d-1")
    server.call("putDecision", "ben", approve("L-1"), 409, id="d-2")
    server.call("putDecision", "ana", {"listing_id": "L-1", "kind": "decline", "revision": 1, "by": "x"}, 400, id="d-3")
    server.call("putDecision", "ana", approve("L-99"), 404, id="d-4")
    letter = {"subject": "A question", "body": "When?", "language": "en", "due_at": "2026-12-01T00:00:00Z"}
    clarify = {"listing_id": "L-3", "revision": 1, "kind": "clarify", "also": ["hide"], "letter": letter}
    suspend = {"listing_id": "L-4", "account_id": "A-1", "kind": "suspend", "clauses": ["safety.payment-scam"], "reason": "Cheques."}
    bodies = [{"id": "b-1", **clarify}, {"id": "b-2", **approve("L-99")}, {"id": "b-3", **approve("L-1")}, {"id": "b-4", **suspend}]
    _, outcomes = server.call("postDecisions", "max", {"decisions": bodies}, 200)
    if [each["status"] for each in outcomes["outcomes"]] != [201, 404, 409, 202 if server.settings else 201]:
        fail("postDecisions: " + str([each["status"] for each in outcomes["outcomes"]]))
    server.call("postDecisions", "ana", {"decisions": {}}, 400)
    _, page = server.call("getDecisions", "ana", None, 200, query="?listing=L-1")
    server.call("getDecisions", "site", None, 200, query="?wait=1&after=" + page["cursor"])
    server.call("getDecisions", "ana", None, 200, query="?account=A-1")
    server.call("getDecisions", "ana", None, 400, query="?after=x")
    server.call("getDecisions", "ana", None, 410, query="?after=00000000.1")
    server.call("postApplied", "site", {"state": "applied", "why": ""}, 200, id="d-1")
    server.call("postApplied", "site", {"state": "maybe"}, 400, id="d-1")
    server.call("postApplied", "site", {"state": "failed"}, 404, id="d-99")
    server.call("getAccount", "ana", None, 200, id="A-1")
    server.call("getAccount", "ana", None, 404, id="A-99")
    note = {"account_id": "A-1", "kind": "checked", "text": "Seen.", "url": "https://example.org"}
    server.call("putNote", "ana", note, 201, id="n-1")
    server.call("putNote", "ana", note, 200, id="n-1")
    server.call("putNote", "ana", {**note, "text": "Other."}, 422, id="n-1")
    server.call("putNote", "ana", {"text": "Of what?"}, 400, id="n-2")
    server.call("putNote", "ana", {**note, "account_id": "A-99"}, 404, id="n-2")
    server.call("getAccount", "ana", None, 200, id="A-1")
    server.call("getLog", "max", None, 200)
    server.call("getLog", "ana", None, 400, query="?after=x")


def documents(server):
    answer, toml = server.call("getPolicy", "ana", None, 200)
    etag = answer.headers["ETag"]
    server.call("getPolicy", "ana", None, 304, headers={"If-None-Match": etag})
    server.call("putPolicy", "max", toml, 428)
    server.call("putPolicy", "max", toml, 412, headers={"If-Match": '"x"'})
    server.call("putPolicy", "max", b"[", 400, headers={"If-Match": etag})
    server.call("putPolicy", "max", toml, 204, headers={"If-Match": etag})
    letter = {"subject": "Fees", "body": "Dear {poster}", "language": "en"}
    server.call("getTemplate", "ana", None, 404, id="fee")
    answer, _ = server.call("putTemplate", "max", letter, 201, id="fee")
    etag = answer.headers["ETag"]
    server.call("getTemplate", "ana", None, 200, id="fee")
    server.call("getTemplate", "ana", None, 304, headers={"If-None-Match": etag}, id="fee")
    server.call("putTemplate", "max", letter, 428, id="fee")
    server.call("putTemplate", "max", {"letter": 1}, 400, id="fee")
    server.call("putTemplate", "max", letter, 412, headers={"If-Match": '"x"'}, id="fee")
    server.call("putTemplate", "max", letter, 204, headers={"If-Match": etag}, id="fee")


def who_may_not(server):
    for name, (_, _, details) in OPERATIONS.items():
        if "401" in details["responses"] and {} not in details.get("security", []):
            server.call(name, None, None, 401, id="x", n=1)
        if "403" in details["responses"]:
            platform_only = "Role: platform" in details["summary"]
            server.call(name, "ana" if platform_only or "Role: supervisor" in details["summary"] else "site", None, 403, id="x", n=1)


def second_person(folder):
    config = os.path.join(folder, "queue.toml")
    with open(config, "w", encoding="utf-8") as file:
        file.write("second_person = true\n")
    server = Server(folder, "--config", config)
    server.add("ana", "editor")
    server.add("site", "platform")
    with server:
        server.call("putListing", "site", LISTING, 201, id="L-1")
        suspend = {"account_id": "A-1", "kind": "suspend", "clauses": ["safety.payment-scam"], "reason": "Cheques."}
        server.call("putDecision", "ana", suspend, 202, id="s-1")


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
    check_routes()
    first = Server(one)
    for editor, role in (("ana", "editor"), ("ben", "senior"), ("max", "supervisor"), ("site", "platform")):
        first.add(editor, role)
    with first:
        the_site_puts_things_in(first)
        editors_read_and_claim(first)
        editors_decide(first)
        documents(first)
        who_may_not(first)
    second_person(two)
for operation, (_, _, details) in OPERATIONS.items():
    for status in details["responses"]:
        if status != "default" and (operation, status) not in seen:
            fail(f"{operation} {status} is described and was not met")
print(f"{len(OPERATIONS)} operations, {len(seen)} kinds of answer, {len(failures)} failures")
sys.exit(1 if failures else 0)
