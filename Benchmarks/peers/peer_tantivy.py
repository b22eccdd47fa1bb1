"""Tantivy, by its Python wheel: words with positions, one thread, one segment if its memory lasts.

    index TEXTS WORDS FOLDER | ask FOLDER QUERIES WARMUP ROUNDS | first FOLDER QUERIES
"""

import time

import tantivy

import peer


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    return builder.build()


def index(texts, words, folder):
    lines = peer.lines(words)
    start = time.perf_counter()
    index = tantivy.Index(schema(), path=folder)
    writer = index.writer(2_000_000_000, 1)
    for line in lines:
        writer.add_document(tantivy.Document(words=line))
    writer.commit()
    writer.wait_merging_threads()
    peer.report("words", peer.size(folder), time.perf_counter() - start)


class Tantivy:
    def __init__(self, folder):
        self.searcher = tantivy.Index.open(folder).searcher()
        self.schema = schema()

    def prepare(self, kind, words, literal):
        terms = [tantivy.Query.term_query(self.schema, "words", word) for word in words]
        if len(terms) == 1:
            return terms[0]
        if kind in ("phrase", "string"):
            return tantivy.Query.phrase_query(self.schema, "words", words)
        occur = tantivy.Occur.Must if kind == "and" else tantivy.Occur.Should
        return tantivy.Query.boolean_query([(occur, term) for term in terms])

    def best(self, query):
        return self.searcher.search(query, 10, count=False)

    def total(self, query):
        return self.searcher.search(query, 1, count=True).count


peer.run(index, Tantivy)
