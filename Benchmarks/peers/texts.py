"""The texts, their words, and the queries: the same for every peer, and the same for the same seed."""

import os
import random
import subprocess
from array import array
from collections import Counter

CLASSES = [
    "term.high", "term.middle", "term.low", "and.two", "or.two", "or.three", "phrase", "string", "count.term",
    "count.and", "count.string",
]


def is_han(text):
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def read(folder):
    """Every *.txt below `folder` as one line, in the order of paths."""
    paths = sorted(
        os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names if name.endswith(".txt"))
    texts = []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = " ".join(file.read().split())
        if text:
            texts.append(text)
    return texts


def recombined(texts, times, seed):
    """`times` as many texts with as many sentences each, drawn from all sentences."""
    if times == 1:
        return texts
    generator = random.Random(seed)
    parts = [[part + "。" for part in text.split("。") if part] for text in texts]
    sentences = [sentence for text in parts for sentence in text]
    return ["".join(generator.choices(sentences, k=len(text))) for _ in range(times) for text in parts]


def words(tool, path):
    """The words of each line of a file, parted by blanks, by our segmenter."""
    return subprocess.run([tool, "words", path], check=True, capture_output=True).stdout.decode().split("\n")[:-1]


def string(generator, texts):
    """Four to eight Han characters that stand together in some text."""
    while True:
        text = generator.choice(texts)
        start = generator.randrange(len(text))
        candidate = text[start:start + generator.randint(4, 8)]
        if len(candidate) >= 4 and is_han(candidate):
            return candidate


def queries(texts, lines, count, seed, segment):
    """Pairs of a class and its words and strings: `count` of each class. `segment` cuts strings into words."""
    generator = random.Random(seed)
    documents = Counter()
    for line in lines:
        documents.update(set(line.split(" ")))
    ranked = [(word, number) for word, number in documents.most_common() if len(word) > 1 and is_han(word)]
    high = [word for word, _ in ranked[:2 * count]]
    middle = [word for word, number in ranked if 0.002 * len(lines) <= number <= 0.02 * len(lines)]
    low = [word for word, number in ranked if 2 <= number <= 10]
    common = [word for word, number in ranked if number >= 0.002 * len(lines)]
    is_common = set(common)

    def together():
        while True:
            held = sorted({word for word in generator.choice(lines).split(" ") if word in is_common})
            if len(held) > 1:
                return generator.sample(held, 2)

    def neighbours():
        while True:
            number = generator.randrange(len(lines))
            line = lines[number].split(" ")
            if len(line) < 2:
                continue
            place = generator.randrange(len(line) - 1)
            pair = line[place:place + 2]
            # Words that a mark parts are no phrase.
            if len("".join(pair)) > 2 and is_han("".join(pair)) and "".join(pair) in texts[number]:
                return pair

    chosen = []
    for name in CLASSES:
        for _ in range(count):
            kind = name.removeprefix("count.")
            if kind == "term.high":
                chosen.append((name, [generator.choice(high)], None))
            elif kind == "term.middle":
                chosen.append((name, [generator.choice(middle)], None))
            elif kind == "term.low":
                chosen.append((name, [generator.choice(low)], None))
            elif kind == "term":
                chosen.append((name, [generator.choice(common)], None))
            elif kind in ("and.two", "and"):
                chosen.append((name, together(), None))
            elif kind == "or.two":
                chosen.append((name, generator.sample(common, 2), None))
            elif kind == "or.three":
                chosen.append((name, generator.sample(common, 3), None))
            elif kind == "phrase":
                pair = neighbours()
                chosen.append((name, pair, "".join(pair)))
            else:
                chosen.append((name, None, string(generator, texts)))
    cut = iter(segment([literal for _, parts, literal in chosen if parts is None]))
    return [(name, parts or next(cut).split(" "), literal or "".join(parts)) for name, parts, literal in chosen]


def totals(texts, lines, asked):
    """How many texts answer each query, by looking through all of them."""
    holders = {word: array("I") for _, parts, _ in asked for word in parts}
    for number, line in enumerate(lines):
        for word in set(line.split(" ")):
            if word in holders:
                holders[word].append(number)
    encoded = [text.encode() for text in texts]
    found = []
    for name, parts, literal in asked:
        kind = name.removeprefix("count.").split(".")[0]
        if kind in ("phrase", "string"):
            needle = literal.encode()
            found.append(sum(needle in text for text in encoded))
        else:
            sets = [set(holders[word]) for word in parts]
            found.append(len(set.union(*sets) if kind == "or" else set.intersection(*sets)))
    return found
