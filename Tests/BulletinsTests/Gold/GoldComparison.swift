import ChineseText

/// The comparison of one document's gold with what the program reads.
struct GoldComparison {
  let document: GoldDocument
  let found: GoldContent
  let clean: CleanText
  private var gold: GoldContent { document.content }

  init(_ document: GoldDocument) {
    self.document = document
    (found, clean) = GoldContent.reading(document.bytes)
  }

  /// Adds this document to `score`.
  func add(to score: inout GoldScore) {
    score.addDocument()
    article(&score)
    items(&score)
    lists(&score)
    naive(&score)
    guard !document.marksListsOnly else { return }
    dates(&score)
    figures(&score)
    organizations(&score)
  }

  // MARK: Kinds

  private func article(_ score: inout GoldScore) {
    value("article title", gold.title, found.title, at: 0..<0, &score)
    guard !document.marksListsOnly else { return }
    value("article place", gold.place, found.place, at: 0..<0, &score)
    value("article date", gold.date, found.date, at: 0..<0, &score)
  }

  private func items(_ score: inout GoldScore) {
    let starts = Dictionary(found.items.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    let wanted = Set(gold.items.map(\.range.lowerBound))
    score.add(
      "items", expected: gold.items.count, found: found.items.count, matched: wanted.intersection(starts.keys).count)
    let spans = Set(found.items.map(\.range))
    score.add(
      "item spans", expected: gold.items.count, found: found.items.count,
      matched: gold.items.count { spans.contains($0.range) })
    for item in gold.items {
      let label = "item \(item.list).\(item.ordinal)"
      guard let partner = starts[item.range.lowerBound] else {
        note("missing \(label)", item.range, &score)
        continue
      }
      value("item ordinal", String(item.ordinal), String(partner.ordinal), at: item.range, &score)
      if partner.range != item.range {
        note("end of \(label): expected …\(tail(item.range)) found …\(tail(partner.range))", item.range, &score)
      }
    }
    for item in found.items where !wanted.contains(item.range.lowerBound) {
      note("false item \(item.list).\(item.ordinal)", item.range, &score)
    }
  }

  private func lists(_ score: inout GoldScore) {
    let partners = Dictionary(
      found.lists.compactMap { list in list.items.first.map { ($0.range.lowerBound, list) } },
      uniquingKeysWith: { first, _ in first })
    let spans = Set(found.items.map(\.range))
    let goldSpans = Set(gold.items.map(\.range))
    for list in found.lists {
      let matched = list.items.count { goldSpans.contains($0.range) }
      score.add("family " + list.family, expected: 0, found: list.items.count, matched: matched)
    }
    for list in gold.lists {
      score.add("family " + list.family, expected: list.items.count, found: 0, matched: 0)
      guard let first = list.items.first, let last = list.items.last else { continue }
      let foundLast = found.items.contains { $0.range.lowerBound == last.range.lowerBound }
      if foundLast {
        score.add("last items", expected: 1, found: 1, matched: spans.contains(last.range) ? 1 : 0)
      } else {
        score.add("last items", expected: 1, found: 0, matched: 0)
      }
      guard let partner = partners[first.range.lowerBound] else { continue }
      value("list family", list.family, partner.family, at: first.range, &score)
      value("list level", String(list.level), String(partner.level), at: first.range, &score)
      value("list role", list.role, partner.role, at: first.range, &score)
      value(
        "list parent", list.parentStart.map { tail(0..<$0) }, partner.parentStart.map { tail(0..<$0) }, at: first.range,
        &score)
      value(
        "announced count", list.announced.map { String($0) }, partner.announced.map { String($0) }, at: first.range,
        &score)
      value("check", list.check, partner.check, at: first.range, &score)
      value("speaker", list.speaker, partner.speaker, at: first.range, &score)
    }
  }

  private func dates(_ score: inout GoldScore) {
    for (date, partner) in match("dates", gold.dates, found.dates, \.range, { $0.edtf ?? "null" }, &score) {
      value("date EDTF", date.edtf, partner.edtf, at: date.range, &score)
    }
  }

  private func figures(_ score: inout GoldScore) {
    let describe = { (figure: GoldContent.Figure) in
      GoldContent.number(figure.value) + " " + figure.unit + " " + figure.kind
    }
    for (figure, partner) in match("figures", gold.figures, found.figures, \.range, describe, &score) {
      let range = figure.range
      value("figure value", Self.amount(figure), Self.amount(partner), at: range, &score)
      value("figure kind", figure.kind, partner.kind, at: range, &score)
      value("figure si", figure.base, partner.base, at: range, &score)
      value("figure approx", figure.approximation, partner.approximation, at: range, &score)
      value("figure change", figure.change, partner.change, at: range, &score)
    }
  }

  private static func amount(_ figure: GoldContent.Figure) -> String {
    GoldContent.number(figure.value) + " " + figure.unit
  }

  private func organizations(_ score: inout GoldScore) {
    let pairs = match("organisations", gold.organizations, found.organizations, \.range, { $0.name }, &score)
    for (organization, partner) in pairs {
      value("organisation role", organization.role, partner.role, at: organization.range, &score)
      value("organisation name", organization.name, partner.name, at: organization.range, &score)
      value("organisation place", organization.place, partner.place, at: organization.range, &score)
    }
  }

  private func naive(_ score: inout GoldScore) {
    let reading = NaiveBaseline.reading(clean)
    func add(_ kind: String, _ wanted: [Range<Int>], byStart: Bool = false) {
      let ranges = (reading[kind] ?? []).map { byStart ? $0.lowerBound..<$0.lowerBound : $0 }
      let expected = Set(wanted.map { byStart ? $0.lowerBound..<$0.lowerBound : $0 })
      score.addBaseline(
        kind, expected: expected.count, found: ranges.count, matched: expected.intersection(ranges).count)
    }
    add("items", gold.items.map(\.range), byStart: true)
    guard !document.marksListsOnly else { return }
    add("dates", gold.dates.map(\.range))
    add("figures", gold.figures.map(\.range))
    add("organisations", gold.organizations.map(\.range))
  }

  // MARK: Pieces

  private func match<Thing>(
    _ kind: String, _ wanted: [Thing], _ things: [Thing], _ range: (Thing) -> Range<Int>, _ describe: (Thing) -> String,
    _ score: inout GoldScore
  ) -> [(Thing, Thing)] {
    let byRange = Dictionary(things.map { (range($0), $0) }, uniquingKeysWith: { first, _ in first })
    let expected = Set(wanted.map(range))
    let pairs = wanted.compactMap { thing in byRange[range(thing)].map { (thing, $0) } }
    score.add(kind, expected: wanted.count, found: things.count, matched: pairs.count)
    let name = String(kind.dropLast())
    for thing in wanted where byRange[range(thing)] == nil {
      note("missing \(name) \(describe(thing))", range(thing), &score)
    }
    for thing in things where !expected.contains(range(thing)) {
      note("false \(name) \(describe(thing))", range(thing), &score)
    }
    return pairs
  }

  private func value(
    _ name: String, _ wanted: String?, _ found: String?, at range: Range<Int>, _ score: inout GoldScore
  ) {
    score.add(name, right: wanted == found)
    if wanted != found { note("\(name): expected \(wanted ?? "nothing") found \(found ?? "nothing")", range, &score) }
  }

  private func note(_ line: String, _ range: Range<Int>, _ score: inout GoldScore) {
    score.note("\(document.name): \(line)  \(range.isEmpty ? "" : context(range))")
  }

  /// The bytes of `range` with some characters to either side, on one line.
  private func context(_ range: Range<Int>) -> String {
    let before = text(max(0, range.lowerBound - 36)..<range.lowerBound).suffix(8)
    let after = text(range.upperBound..<min(document.bytes.count, range.upperBound + 36)).prefix(8)
    let middle = text(range)
    return before + "⟦" + (middle.count > 30 ? middle.prefix(14) + "…" + middle.suffix(14) : middle) + "⟧" + after
  }

  private func tail(_ range: Range<Int>) -> String { String(text(range).suffix(10)) }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: document.bytes[range], as: UTF8.self).replacing("\n", with: "⏎")
  }
}
