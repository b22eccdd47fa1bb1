"""What the peers written in Python share: the files, the clock and the commands."""

import os
import sys
import time


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read().split("\n")[:-1]


def size(folder):
    return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))


def report(part, size, seconds):
    print(f"{part}\t{size}\t{seconds}")


def parsed(line):
    """A query's kind, whether its total is wanted, its words and its string."""
    name, words, literal = line.split("\t")
    return name.removeprefix("count.").split(".")[0], name.startswith("count."), words.split(" "), literal


def ask(engine, path, warmup, rounds):
    queries = []
    for line in lines(path):
        kind, wants_total, words, literal = parsed(line)
        queries.append((engine.total if wants_total else engine.best, engine.prepare(kind, words, literal)))
    times = [[] for _ in queries]
    clock = time.perf_counter_ns
    for number in range(warmup + rounds):
        for (answer, query), taken in zip(queries, times):
            if query is None:
                continue
            start = clock()
            answer(query)
            elapsed = clock() - start
            if number >= warmup:
                taken.append(elapsed)
    for (_, query), taken in zip(queries, times):
        print("-" if query is None else f"{engine.total(query)}\t{sorted(taken)[len(taken) // 2]}")


def first(engine, path):
    kind, wants_total, words, literal = parsed(lines(path)[0])
    (engine.total if wants_total else engine.best)(engine.prepare(kind, words, literal))


def run(index, make):
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "index":
        index(*arguments)
    elif command == "ask":
        ask(make(arguments[0]), arguments[1], int(arguments[2]), int(arguments[3]))
    elif command == "first":
        first(make(arguments[0]), arguments[1])
