#!/usr/bin/env python3
"""Verifies an exported log without Orderfold: python3 verify-log.py LOG.ndjson [CHECKPOINT.json] [PUBLIC-KEY]

LOG.ndjson is what GET /api/log/export answers. A checkpoint that was kept elsewhere is compared with the log; with a public
key, as /api/log/keys has it, its signature is verified, too (by openssl). Needs nothing but Python 3. Exits with 1 if
something is not as it was recorded. docs/event-log.md has the format.
"""
import base64, hashlib, json, os, struct, subprocess, sys, tempfile

NONE = "0" * 64


def fields(*texts):
    out = b""
    for text in texts:
        encoded = b"" if text is None else str(text).encode("utf-8")
        out += struct.pack(">i", -1 if text is None else len(encoded)) + encoded
    return out


def payload(line, event):
    """The event's data as it stands in the line, to the letter."""
    if event["datacontenttype"] == "text/plain":
        return event["data"]
    return line[line.index(',"data":') + len(',"data":') : -1]


def signed(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, content in zip(names, (base64.b64decode(key), message, base64.b64decode(signature))):
            with open(name, "wb") as file:
                file.write(content)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin", "-in", names[1],
             "-sigfile", names[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def main(log, checkpoint=None, key=None):
    wrong = []
    if checkpoint:
        with open(checkpoint, encoding="utf-8") as file:
            checkpoint = json.load(file)
    heads, digest, count, compared, trailer = {}, bytes(32), 0, False, False

    def compare():
        if (digest.hex(), count) != (checkpoint["digest"], checkpoint["events"]):
            wrong.append("the log is not what checkpoint %d says" % checkpoint["number"])

    with open(log, encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            event = json.loads(line)
            trailer = event["type"] == "io.orderfold.log.trailer"
            if trailer and (event["data"]["digest"], event["data"]["events"]) != (digest.hex(), count):
                wrong.append("line %d: the log had other events when it was exported" % number)
            if event["type"].startswith("io.orderfold.log."):
                continue
            position, sequence = int(event["globalindex"]), int(event["sequence"])
            if checkpoint and not compared and position > checkpoint["upTo"]:
                compare()
                compared = True
            expected, before = heads.get(event["subject"], (0, NONE))
            if sequence != expected:
                wrong.append("line %d: event %d of %s is missing" % (number, expected, event["subject"]))
            elif event["hash"] != hashlib.sha256(fields(
                    "orderfold.event.1", before, event["subject"], sequence, event["id"], event["type"],
                    event.get("revision"), event.get("aggregatetype"), event["time"], payload(line, event),
                    event["metadata"])).hexdigest():
                wrong.append("line %d: event %d of %s is not as it was recorded" % (number, sequence, event["subject"]))
            heads[event["subject"]] = (sequence + 1, event["hash"])
            digest = hashlib.sha256(digest + struct.pack(">q", position) + bytes.fromhex(event["hash"])).digest()
            count += 1
    if not trailer:
        wrong.append("the file ends without a trailer: it is not whole")
    if checkpoint and not compared:
        compare()
    if checkpoint and key and not signed(key, fields(
            checkpoint["format"], checkpoint["number"], checkpoint["upTo"], checkpoint["events"], checkpoint["digest"],
            checkpoint["set"], checkpoint["previous"], checkpoint["at"], checkpoint["keyId"]), checkpoint["signature"]):
        wrong.append("checkpoint %d is not signed by that key" % checkpoint["number"])
    for finding in wrong:
        print(finding)
    print("%d events of %d streams: %s" % (
        count, len(heads), "%d findings" % len(wrong) if wrong else "all as it was recorded"))
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:4]))
