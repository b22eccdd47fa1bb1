#!/usr/bin/env python3
"""What does the index of an archive spend its bytes on?

    Benchmarks/index-size.py ARCHIVE

Prints, for each kind of section in index/*.segment, its bytes and its share of the text in the archive (what `stats` calls
its bytes); at last all but the stored texts. Reads the table of contents of each file as docs/index-format.md describes it.
YISHI names a built command.
"""

import collections
import glob
import json
import os
import re
import struct
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LAYOUT = os.path.join(ROOT, "Sources/SearchEngine/Storage/SegmentLayout.swift")


class Contents:
    """The table of contents of one segment file."""

    def __init__(self, data):
        offset, length = struct.unpack("<QQ", data[-32:-16])
        self.bytes, self.at = data[offset:offset + length], 0

    def byte(self):
        self.at += 1
        return self.bytes[self.at - 1]

    def varint(self):
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    def string(self):
        length = self.varint()
        self.at += length
        return self.bytes[self.at - length:self.at].decode()

    def sections(self, kinds):
        """(kind, field, bytes) of each section."""
        self.varint(), self.varint()
        terms = [(self.string(), self.byte())[0] for _ in range(self.varint())]
        texts = []
        for _ in range(self.varint()):
            texts.append(self.string())
            if self.byte() & 2:
                self.varint()
        integers = [self.string() for _ in range(self.varint())]
        strings = [self.string() for _ in range(self.varint())]
        for _ in range(self.varint()):
            kind, field = kinds[self.byte()], self.varint()
            self.varint()
            length = self.varint()
            self.varint(), self.varint()
            if kind in ("documentGroups", "groupStarts"):
                names = [""]
            elif kind in ("terms", "termBlocks", "postings", "lengths"):
                names = terms
            elif kind == "integers":
                names = integers
            elif kind.startswith("string"):
                names = strings
            else:
                names = texts
            yield kind, names[field], length


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(LAYOUT, encoding="utf-8") as file:
        kinds = {int(number): name for name, number in re.findall(r"case (\w+) = (\d+)$", file.read(), re.M)}
    yishi = os.environ.get("YISHI", os.path.join(ROOT, ".build/release/yishi"))
    stats = json.loads(subprocess.run([yishi, "stats", "--json", "--archive", sys.argv[1]],
                                      check=True, capture_output=True).stdout)
    raw = stats["bytes"]
    sizes, whole = collections.Counter(), 0
    files = sorted(glob.glob(os.path.join(sys.argv[1], "index", "*.segment")))
    for name in files:
        with open(name, "rb") as file:
            data = file.read()
        whole += len(data)
        for kind, field, length in Contents(data).sections(kinds):
            sizes[f"{kind} {field}".strip()] += length
    for name, size in sizes.most_common():
        if size * 1000 >= raw:
            print(f"{name:32}{size:12}{size / raw:8.3f}")
    texts = sum(size for name, size in sizes.items() if name.split()[0] == "texts")
    print(f"{len(files)} files, {raw} bytes of text: stored texts {texts / raw:.3f}, all else {(whole - texts) / raw:.3f}")


main()
