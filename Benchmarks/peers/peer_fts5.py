"""SQLite's FTS5, contentless: our words (unicode61), and the text's trigrams.

    index TEXTS WORDS FOLDER | ask FOLDER QUERIES WARMUP ROUNDS | first FOLDER QUERIES
"""

import os
import sqlite3
import time

import peer

TOKENIZER = {"words": "unicode61", "trigrams": "trigram"}
part = os.environ.get("PEER_PART", "words")


def index(texts, words, folder):
    lines = peer.lines(words if part == "words" else texts)
    path = os.path.join(folder, part + ".sqlite")
    start = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='{TOKENIZER[part]}')")
    database.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", enumerate(lines, 1))
    database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    database.commit()
    database.close()
    peer.report(part, os.path.getsize(path), time.perf_counter() - start)


class FTS5:
    def __init__(self, folder):
        self.database = sqlite3.connect(os.path.join(folder, part + ".sqlite"))
        self.database.execute("PRAGMA mmap_size = 4000000000")

    def prepare(self, kind, words, literal):
        if part == "trigrams":
            return f'"{literal}"' if kind in ("phrase", "string") and len(literal) > 2 else None
        quoted = [f'"{word}"' for word in words]
        if kind in ("phrase", "string"):
            return '"' + " ".join(words) + '"'
        return (" OR " if kind == "or" else " AND ").join(quoted)

    def best(self, query):
        return self.database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10", (query,)).fetchall()

    def total(self, query):
        return self.database.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (query,)).fetchone()[0]


peer.run(index, FTS5)
