import Benchmark
import Bulletins
import ChineseText
import Foundation
import GeneratedText
import SearchEngine

/// Analysed passages to a segment file. Checked by opening the file and comparing searches with a plain scan.
func indexBenchmarks() {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("yishi-index-benchmark").path
  Benchmark("index") { (benchmark: Benchmark, groups: [IndexGroup]) in
    let bytes = groups.reduce(0) { $0 + $1.texts[0].text.count }
    do {
      try benchmark.measure(bytes: bytes) { _ = try writeSegment(groups, to: folder, name: "timed") }
    } catch {
      benchmark.error("\(error)")
    }
  } setup: {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let passages = PassageDocuments(StageInput().parsed())
    let description = try writeSegment(passages.groups, to: folder, name: "checked")
    try WrongAnswer.check("documents", description.documentCount, expected: passages.texts.count)
    let segment = try IndexSegment(directory: folder, description: description, schema: PassageDocuments.schema)
    try segment.verify()
    let searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
    for string in ["年鉴编纂", "台账", "水", "同比增长", "绵阳市地方志办", "没有这样的话"] {
      let found = try searcher.search(SearchRequest(query: PassageDocuments.query(string))).total
      let needle = Array(string.utf8)
      try WrongAnswer.check(
        "passages with \(string)", found, expected: passages.texts.count { ByteScan.contains(needle, in: $0) })
    }
    return passages.groups
  } teardown: {
    try? FileManager.default.removeItem(atPath: folder)
  }
}

private func writeSegment(
  _ groups: [IndexGroup], to folder: String, name: String
) throws(IndexError) -> SegmentDescription {
  let writer = SegmentWriter(schema: PassageDocuments.schema)
  for group in groups { try writer.append(group) }
  return try writer.write(to: folder, name: name)
}
