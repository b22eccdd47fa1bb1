import BulletinArchive

/// The summary of an import for people and for programs.
enum SummaryText {
  /// Two or three lines.
  static func lines(_ summary: ImportSummary, isDryRun: Bool, seconds: Double) -> [String] {
    var files =
      "\(summary.added) added, \(summary.replaced) replaced, \(summary.unchanged) unchanged, "
      + "\(summary.duplicate) duplicate, \(summary.failed) failed"
    if summary.removed > 0 { files += ", \(summary.removed) removed" }
    if summary.linksLeftOut > 0 { files += "; links not followed: \(summary.linksLeftOut)" }
    var lines = [(isDryRun ? "would be: " : "files: ") + files]
    lines.append(
      "read: \(summary.articles) articles, \(summary.lists) lists, \(summary.measures) measures"
        + (summary.mismatches > 0
          ? "; announced counts that do not hold: \(summary.mismatches)" : ""))
    let speed = seconds > 0 ? Double(summary.bytes) / seconds / 1e6 : 0
    lines.append("\(tenths(Double(summary.bytes) / 1e6)) MB in \(tenths(seconds)) s (\(tenths(speed)) MB/s)")
    return lines
  }

  /// One JSON object with its line end, schema `yishi.import/1`.
  static func json(_ summary: ImportSummary, seconds: Double) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "yishi.import/1")
      json.member("added", summary.added)
      json.member("replaced", summary.replaced)
      json.member("unchanged", summary.unchanged)
      json.member("duplicate", summary.duplicate)
      json.member("failed", summary.failed)
      json.member("removed", summary.removed)
      json.member("articles", summary.articles)
      json.member("lists", summary.lists)
      json.member("measures", summary.measures)
      json.member("mismatches", summary.mismatches)
      json.member("withDiagnostics", summary.withDiagnostics)
      json.member("linksLeftOut", summary.linksLeftOut)
      json.member("bytes", summary.bytes)
      json.member("seconds", (seconds * 1000).rounded() / 1000)
    }
    json.endLine()
    return json.bytes
  }

  /// `value` with one digit behind the point.
  static func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole / 10).\(whole % 10)"
  }
}
