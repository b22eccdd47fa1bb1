import BulletinArchive
import Foundation
import SearchEngine

/// Everything that can be read from an archive, to compare archives by.
struct ArchiveState: Equatable, CustomStringConvertible {
  private let exports: [String]
  private let answers: [Int]
  /// Where asked for: each article as `show --json` gives it, and the counts of `stats`.
  private var details: [String] = []

  /// The lengths of the exports and the counts of the answers; the exports themselves would fill screens.
  var description: String { "exports of \(exports.map(\.utf8.count)) bytes, answers \(answers)" }

  /// The state of the archive at `path`; that of no archive where there is none. `isDetailed` adds what exports leave out:
  /// lists, diagnostics, places in the sources, sizes.
  init(_ path: String, isDetailed: Bool = false) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      exports = []
      answers = []
      return
    }
    let archive = try Archive(at: path)
    exports = try ExportKind.allCases.map { kind in
      var request = ExportRequest()
      request.kind = kind
      request.format = .jsonl
      var bytes: [UInt8] = []
      _ = try archive.export(request) { bytes += $0 }
      return String(decoding: bytes, as: UTF8.self)
    }
    answers = try ["严把质量", "年鉴", "号", "any:推进", "place:泸州市"].map { query in
      let answer = try archive.search(try MeasureSearch(query))
      return answer.total * 1_000_000 + answer.occurrences
    }
    guard isDetailed else { return }
    details = ["\(try archive.statistics())"]
    let articles = zip(ExportKind.allCases, exports).first { $0.0 == .articles }?.1 ?? ""
    for line in articles.split(separator: "\n") {
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let id = row?["id"] as? String, let item = try archive.item(id) else { continue }
      details.append(String(decoding: item.json, as: UTF8.self) + item.citation + "\(item.paths)")
    }
  }

  /// Whether the archive holds nothing.
  var isEmpty: Bool { exports.allSatisfy(\.isEmpty) }

  /// What is wrong with the archive at `path`, if anything: what `check` finds, or files in it that no list names.
  static func fault(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let report = try ArchiveCheck(archive: path).run()
    return report.isWhole ? nil : (report.recordProblems + report.indexProblems).joined(separator: "; ")
  }

  /// What an undisturbed writer should not have left in the archive or beside it.
  static func rubbish(_ path: String) throws -> [String] {
    let live = try ArchiveCheck(archive: path).run().segments
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let name = URL(fileURLWithPath: path).lastPathComponent
    var rubbish = try FileManager.default.contentsOfDirectory(atPath: parent).filter { $0.hasPrefix(name + ".") }
    let segments = try FileManager.default.contentsOfDirectory(atPath: path + "/index")
    if segments.count != live { rubbish += segments }
    return rubbish
  }
}
