import BulletinArchive

/// Statistics for people and for programs.
enum StatisticsText {
  /// How many organisations are shown unless asked for more.
  private static let organizationLimit = 20

  /// Totals, then a table for each way of counting.
  static func lines(_ statistics: ArchiveStatistics, isVerbose: Bool) -> [String] {
    var lines = [
      "\(statistics.sources) sources, \(SummaryText.tenths(Double(statistics.bytes) / 1e6)) MB, "
        + "\(statistics.articles) articles, \(statistics.lists) lists, \(statistics.measures) list items",
      "\(statistics.organizations) organisations, \(statistics.dates) dates, \(statistics.figures) figures named; "
        + "announced counts that do not hold: \(statistics.mismatches)",
    ]
    for (title, all) in tables(statistics) {
      let isLong = title == "organisation" && !isVerbose
      let counts = isLong ? Array(all.prefix(organizationLimit)) : all
      guard !counts.isEmpty else { continue }
      lines.append("")
      var table = TextTable(rightAligned: [1, 2])
      table.add([title, "items", "articles"])
      for count in counts { table.add([label(count), "\(count.measures)", "\(count.articles)"]) }
      lines += table.lines
      if counts.count < all.count { lines.append("… and \(all.count - counts.count) more; see them with -v") }
    }
    return lines
  }

  private static func tables(_ statistics: ArchiveStatistics) -> [(String, [ArchiveStatistics.Count])] {
    [
      ("prefecture", statistics.byPrefecture), ("month", statistics.byMonth), ("role", statistics.byRole),
      ("marker", statistics.byFamily), ("organisation", statistics.byOrganization),
    ]
  }

  private static func label(_ count: ArchiveStatistics.Count) -> String {
    guard let value = count.value else { return "unknown" }
    guard let name = count.name, name != value else { return value }
    return "\(value) \(name)"
  }

  /// One JSON object with its line end, schema `yishi.stats/1`.
  static func json(_ statistics: ArchiveStatistics) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "yishi.stats/1")
      json.member("sources", statistics.sources)
      json.member("bytes", statistics.bytes)
      json.member("articles", statistics.articles)
      json.member("lists", statistics.lists)
      json.member("measures", statistics.measures)
      json.member("mismatches", statistics.mismatches)
      json.member("organizations", statistics.organizations)
      json.member("dates", statistics.dates)
      json.member("figures", statistics.figures)
      let names = ["byPrefecture", "byMonth", "byRole", "byMarker", "byOrganization"]
      for (name, table) in zip(names, tables(statistics)) {
        json.member(name, each: table.1) { json, count in
          json.object { json in
            json.member("value", count.value)
            json.member("name", count.name)
            json.member("measures", count.measures)
            json.member("articles", count.articles)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  /// A table of all regions, then the sources with text that no rule took for anything.
  static func lines(_ sources: [SourceResidue], isVerbose: Bool) -> [String] {
    var totals: [(kind: String, bytes: Int)] = []
    for source in sources {
      for (index, region) in source.regions.enumerated() {
        if index < totals.count { totals[index].bytes += region.bytes } else { totals.append(region) }
      }
    }
    let all = sources.reduce(0) { $0 + $1.bytes }
    var table = TextTable(rightAligned: [1, 2])
    table.add(["region", "bytes", "of all"])
    for (kind, bytes) in totals {
      table.add([kind, "\(bytes)", "\(SummaryText.tenths(all == 0 ? 0 : 100 * Double(bytes) / Double(all))) %"])
    }
    table.add(["all", "\(all)", ""])
    var lines = table.lines
    for source in sources {
      let unread = source.regions.first { $0.kind == "unread" }?.bytes ?? 0
      if isVerbose {
        let parts = source.regions.filter { $0.bytes > 0 }.map { "\($0.kind) \($0.bytes)" }.joined(separator: ", ")
        lines.append("\(source.path): \(source.bytes) bytes: \(parts); diagnostics \(source.diagnostics)")
      } else if unread > 0 {
        lines.append("\(source.path): \(unread) of \(source.bytes) bytes unread")
      }
    }
    return lines
  }

  /// One JSON object a source, schema `yishi.residue/1`.
  static func json(_ sources: [SourceResidue]) -> [UInt8] {
    var json = JSONWriter()
    for source in sources {
      json.object { json in
        json.member("schema", "yishi.residue/1")
        json.member("path", source.path)
        json.member("bytes", source.bytes)
        json.key("regions")
        json.object { json in
          for region in source.regions { json.member(region.kind, region.bytes) }
        }
        json.member("diagnostics", source.diagnostics)
      }
      json.endLine()
    }
    return json.bytes
  }
}
