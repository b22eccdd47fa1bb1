import Benchmark
import Bulletins
import ChineseText
import Foundation
import GeneratedText
import SearchEngine

/// Analysed passages to a segment file. Checked by opening the file and comparing searches with a plain scan.
func indexBenchmarks() {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yishi-index-benchmark").path
  Benchmark("index") { (benchmark: Benchmark, documents: [IndexDocument]) in
    let bytes = documents.reduce(0) { $0 + $1.texts[1].count }
    do {
      try benchmark.measure(bytes: bytes) { _ = try writeSegment(documents, to: folder, name: "timed") }
    } catch {
      benchmark.error("\(error)")
    }
  } setup: {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let passages = PassageDocuments(StageInput().parsed())
    let description = try writeSegment(passages.documents, to: folder, name: "checked")
    try WrongAnswer.check("documents", description.documentCount, expected: passages.documents.count)
    let segment = try IndexSegment(directory: folder, description: description, schema: PassageDocuments.schema)
    try segment.verify()
    let searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
    for string in ["年鉴编纂", "台账", "水", "同比增长", "绵阳市地方志办", "没有这样的话"] {
      let found = try searcher.search(SearchRequest(query: PassageDocuments.query(string))).total
      let needle = Array(string.utf8)
      try WrongAnswer.check(
        "passages with \(string)", found, expected: passages.texts.count { ByteScan.contains(needle, in: $0) })
    }
    return passages.documents
  } teardown: {
    try? FileManager.default.removeItem(atPath: folder)
  }
}

private func writeSegment(
  _ documents: [IndexDocument], to folder: String, name: String
) throws(IndexError) -> SegmentDescription {
  let writer = SegmentWriter(schema: PassageDocuments.schema)
  for document in documents { try writer.append(document) }
  return try writer.write(to: folder, name: name)
}
