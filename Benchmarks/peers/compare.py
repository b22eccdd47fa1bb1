#!/usr/bin/env python3
"""Compares our search engine with Tantivy, SQLite's FTS5 and Lucene on a folder of texts, in one table.

    Benchmarks/peers/compare.py FOLDER
    Benchmarks/peers/compare.py FOLDER --times 4            four times the texts, from their sentences
    Benchmarks/peers/compare.py FOLDER --work DIR --only yishi
                                                            ours alone, beside what DIR knows of the others

Every *.txt is one document. Everybody gets the same words, cut by our segmenter, and the same queries, chosen from the
texts by a seed. Terms, AND and OR are asked of the words; phrases and strings are asked literally, as far as a peer can: of
Tantivy and Lucene as phrases of words, of FTS5 as phrases of words or trigrams, of Lucene's CJK analyzer as bigrams.
Nobody counts totals save in the classes named count. Our totals must equal those of a plain scan, else it fails.

Needed: Swift; `pip install tantivy`; a Python whose sqlite3 has FTS5; Java and Lucene's jars (Debian: liblucene8-java), or
LUCENE_JARS naming a folder of them. A peer that is missing is left out, and the table says why.
"""

import argparse
import glob
import json
import os
import platform
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time

import texts as corpus

HERE = os.path.dirname(os.path.abspath(__file__))


class Peer:
    """A program that indexes and answers. `parts` are indexed one by one; `asked` names the columns of the table."""

    def __init__(self, name, command, parts, environment=lambda part: {}, warmup=2):
        self.name, self.command, self.parts = name, command, parts
        self.environment, self.warmup = environment, warmup

    def run(self, prefix, part, *arguments):
        environment = {**os.environ, **self.environment(part)}
        return subprocess.run(
            prefix + self.command + list(arguments), check=True, capture_output=True, env=environment).stdout.decode()


def ours(scratch):
    build = ["swift", "build", "-c", "release", "--package-path", HERE, "--product", "peer-yishi"]
    build += ["--scratch-path", scratch] if scratch else []
    subprocess.run(build, check=True, stdout=sys.stderr)
    return os.path.join(subprocess.run(build + ["--show-bin-path"], check=True, capture_output=True).stdout.decode().strip(),
                        "peer-yishi")


def lucene():
    """The command that runs Lucene; else the reason why there is none."""
    if not shutil.which("javac"):
        return None, "no Java compiler"
    folder = os.environ.get("LUCENE_JARS", "/usr/share/java")
    jars = [sorted(glob.glob(f"{folder}/lucene-{name}-[0-9]*.jar"))[-1:] for name in ("core", "analyzers-common")]
    if not all(jars):
        jars = [sorted(glob.glob(f"{folder}/lucene-{name}-[0-9]*.jar"))[-1:] for name in ("core", "analysis-common")]
    if not all(jars):
        return None, f"no Lucene jars in {folder}"
    path = ":".join(jar for found in jars for jar in found)
    classes = os.path.join(HERE, ".build", "lucene")
    os.makedirs(classes, exist_ok=True)
    subprocess.run(["javac", "-cp", path, "-d", classes, os.path.join(HERE, "LucenePeer.java")], check=True)
    return ["java", "-Xmx6g", "-cp", f"{path}:{classes}", "LucenePeer"], os.path.basename(jars[0][0])


def peers(tool):
    """The peers that are here, and why others are not."""
    found, missing = [Peer("yishi", [tool], ["words", "grams", "whole"])], {}
    try:
        import tantivy
        found.append(Peer(f"Tantivy {tantivy.__version__.split(',')[0].split(' ')[-1].lstrip('v')}",
                          [sys.executable, os.path.join(HERE, "peer_tantivy.py")], ["words"]))
    except ImportError:
        missing["Tantivy"] = "its wheel is not installed"
    part = lambda name: {"PEER_PART": name}
    options = [row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")]
    if "ENABLE_FTS5" in options:
        found.append(Peer(f"FTS5 {sqlite3.sqlite_version}", [sys.executable, os.path.join(HERE, "peer_fts5.py")],
                          ["words", "trigrams"], part))
    else:
        missing["FTS5"] = "Python's sqlite3 was built without it"
    command, note = lucene()
    if command:
        found.append(Peer(f"Lucene {note.split('-')[-1].removesuffix('.jar')}", command, ["words", "bigrams"], part, warmup=30))
    else:
        missing["Lucene"] = note
    return found, missing


def prepare(options, tool):
    """The files that everybody reads; made once for a working folder."""
    work, stamp = options.work, os.path.join(options.work, "prepared.json")
    wanted = {"folder": os.path.abspath(options.folder), "times": options.times, "seed": options.seed, "queries": options.queries}
    if os.path.exists(stamp):
        with open(stamp) as file:
            known = json.load(file)
        if all(known[key] == value for key, value in wanted.items()):
            return known
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    texts = corpus.recombined(corpus.read(options.folder), options.times, options.seed)
    write = lambda name, lines: open(os.path.join(work, name), "w", encoding="utf-8", newline="\n").write(
        "".join(line + "\n" for line in lines))
    write("texts", texts)
    lines = corpus.words(tool, os.path.join(work, "texts"))
    write("words", lines)

    def segment(strings):
        write("strings", strings)
        return corpus.words(tool, os.path.join(work, "strings"))

    asked = corpus.queries(texts, lines, options.queries, options.seed, segment)
    write("queries", ["\t".join((name, " ".join(parts), literal)) for name, parts, literal in asked])
    write("first", ["\t".join(("term.middle", " ".join(parts), literal))
                    for name, parts, literal in asked if name == "term.middle"][:1])
    wanted |= {"documents": len(texts), "bytes": sum(len(text.encode()) + 1 for text in texts),
               "classes": [name for name, _, _ in asked], "totals": corpus.totals(texts, lines, asked)}
    with open(stamp, "w") as file:
        json.dump(wanted, file)
    return wanted


def measure(peer, options):
    """Indexes and asks; gives what the table needs of one peer."""
    path = lambda *names: os.path.join(options.work, *names)
    folder = path(peer.name.split(" ")[0] + ".index")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    result = {"name": peer.name, "size": {}, "seconds": {}, "answers": {}, "first": {}}
    for part in peer.parts:
        schema = [part] if peer.name == "yishi" else []
        fields = peer.run(options.prefix, part, "index", path("texts"), path("words"), folder, *schema).split("\t")
        size, seconds = fields[-2:]
        result["size"][part], result["seconds"][part] = int(size), float(seconds)
    for part in peer.parts[2:] or peer.parts:
        lines = peer.run(options.prefix, part, "ask", folder, path("queries"), str(peer.warmup), "5").splitlines()
        result["answers"][part] = [None if line == "-" else [int(field) for field in line.split("\t")] for line in lines]
        times = []
        for _ in range(9 if part != "trigrams" and part != "bigrams" else 0):
            start = time.perf_counter()
            peer.run([], part, "first", folder, path("first"))
            times.append(time.perf_counter() - start)
        if times:
            result["first"][part] = sorted(times)[len(times) // 2]
    with open(path(peer.name.split(" ")[0] + ".json"), "w") as file:
        json.dump(result, file)
    return result


def check(result, known):
    """Our totals must be those of the plain scan."""
    with open(os.path.join(known["work"], "queries"), encoding="utf-8") as file:
        queries = file.read().splitlines()
    wrong = [(query, answer[0], total) for query, answer, total in
             zip(queries, result["answers"]["whole"], known["totals"]) if answer[0] != total]
    for query, found, total in wrong[:5]:
        print(f"wrong: {query!r}: found {found}, a scan finds {total}", file=sys.stderr)
    if wrong:
        sys.exit(f"{len(wrong)} of our answers are wrong; their times say nothing")


def table(results, missing, known):
    """The table, in Markdown."""
    columns = [(result, part) for result in results for part in result["answers"]]
    title = lambda result, part: result["name"] if part in ("whole", "words") and len(result["answers"]) < 2 else f"{result['name']}, {part}"
    rows = [["µs, p50 / p99"] + [title(*column) for column in columns]]
    for name in dict.fromkeys(known["classes"]):
        places = [place for place, other in enumerate(known["classes"]) if other == name]
        wanted = sum(known["totals"][place] for place in places)
        cells = []
        for result, part in columns:
            answers = [result["answers"][part][place] for place in places]
            if None in answers:
                answered = [answer for answer in answers if answer is not None]
                if not answered:
                    cells.append("–")
                    continue
                answers = answered
            times = sorted(answer[1] / 1000 for answer in answers)
            pick = lambda share: times[min(len(times) - 1, int(share * len(times)))]
            cell = f"{pick(.5):.1f} / {pick(.99):.0f}"
            share = sum(answer[0] for answer in answers) / wanted if len(answers) == len(places) else None
            if share is not None and abs(share - 1) > 0.0005:
                cell += f" ({share:.1%})"
            cells.append(cell)
        rows.append([name] + cells)
    megabytes = known["bytes"] / 1e6
    rows.append(["index, MB/s"] + [cost(result, part, lambda result, part: f"{megabytes / result['seconds'][part]:.1f}") for result, part in columns])
    rows.append(["size, of the text"] + [cost(result, part, lambda result, part: f"{result['size'][part] / known['bytes']:.2f}") for result, part in columns])
    rows.append(["new process, first answer, ms"] + [
        f"{result['first'][part] * 1000:.0f}" if part in result["first"] else "–" for result, part in columns])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---" + "|---:" * len(columns) + "|")
    head = [f"{known['documents']:,} texts, {megabytes:.1f} MB"
            + (f" ({known['times']} times the folder's, from its sentences)" if known["times"] > 1 else "")
            + f"; {known['queries']} queries a class, seed {known['seed']}; {time.strftime('%Y-%m-%d')}, {machine()}.", ""]
    tail = ["", "In brackets: the texts found in all, against those that a plain scan finds, where they differ."]
    tail += [f"{name} is not here: {reason}." for name, reason in missing.items()]
    return "\n".join(head + lines + tail)


def cost(result, part, value):
    """What an index costs; of ours for each of the parts that it can have."""
    if part != "whole":
        return value(result, part)
    return "; ".join(f"{label} {value(result, name)}" for name, label in
                     (("words", "words"), ("grams", "with bigrams"), ("whole", "with the text")))


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--times", type=int, default=1, help="so many times the texts, from their sentences")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=200, help="queries a class")
    parser.add_argument("--work", default=os.path.join(HERE, ".build", "work"), help="where texts and indexes go")
    parser.add_argument("--only", help="measure this peer alone, beside what the working folder knows of the others")
    parser.add_argument("--prefix", type=shlex.split, default=[], help="a command before each measured one, such as nice")
    parser.add_argument("--scratch-path", help="where Swift builds")
    options = parser.parse_args()
    tool = ours(options.scratch_path)
    known = prepare(options, tool) | {"work": options.work}
    found, missing = peers(tool)
    results = []
    for peer in found:
        path = os.path.join(options.work, peer.name.split(" ")[0] + ".json")
        if not options.only or peer.name.lower().startswith(options.only.lower()):
            print(f"measuring {peer.name}", file=sys.stderr)
            results.append(measure(peer, options))
        elif os.path.exists(path):
            with open(path) as file:
                results.append(json.load(file))
        if results and results[-1]["name"] == "yishi" == peer.name:
            check(results[-1], known)
    print(table(results, missing, known))


main()
