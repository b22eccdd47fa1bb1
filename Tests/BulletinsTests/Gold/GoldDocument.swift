import Foundation
import TestSupport

/// One document of `Fixtures/gold`: a header that says what the article is, a line `---`, and the text with marks.
///
///     title: 某市推出两项措施
///     place: 513300
///     date: 2021-03
///     list 1: family=是 role=measure level=1 announced=2 check=ok
///     ---
///     ⟦date 2021-03:2021年3月⟧，推出⟦figure 2 项 count:两项⟧措施：⟦item 1.1:一是…；⟧⟦item 1.2:二是…。⟧
///
/// `docs/accuracy.md` describes the format.
struct GoldDocument {
  /// The path below `Fixtures/gold`, without `.txt`.
  let name: String
  /// The text without marks: what the program reads.
  let bytes: [UInt8]
  /// What stands in it.
  let content: GoldContent
  /// Whether only title, lists and items are marked (`marks: lists`), and nothing else is compared.
  let marksListsOnly: Bool

  /// What is wrong with a gold document's own text.
  struct Flaw: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder below `Fixtures/gold` that holds it: how it was made (`docs/accuracy.md`).
  var group: String { String(name.prefix { $0 != "/" }) }

  /// The documents below `Fixtures/gold`, in order.
  static func all() throws -> [GoldDocument] {
    try Fixture.files(below: "Fixtures/gold").map { path in
      try GoldDocument(name: String(path.dropFirst("Fixtures/gold/".count).dropLast(4)), path: path)
    }
  }

  init(name: String, path: String) throws {
    let source = String(decoding: Fixture.bytes(path) ?? [], as: UTF8.self)
    guard let rule = source.range(of: "\n---\n") else {
      throw Flaw(description: "\(name): no line --- below the header")
    }
    guard let marked = MarkedText(String(source[rule.upperBound...])) else {
      throw Flaw(description: "\(name): a bracket without partner")
    }
    self.name = name
    bytes = Array(marked.text.utf8)
    marksListsOnly = source[..<rule.lowerBound].split(separator: "\n").contains("marks: lists")
    var content = GoldContent()
    var parents: [(list: Int, ordinal: Int)?] = []
    for line in source[..<rule.lowerBound].split(separator: "\n") {
      try Self.readHeader(String(line), name, into: &content, &parents)
    }
    for mark in marked.marks {
      do {
        try Self.read(mark, bytes, into: &content)
      } catch let flaw as Flaw {
        throw Flaw(description: "\(name): ⟦\(mark.label):\(mark.text)⟧: \(flaw)")
      }
    }
    for (index, list) in content.lists.enumerated() {
      content.lists[index].items = content.items.filter { $0.list == list.number }
      if content.lists[index].items.isEmpty { throw Flaw(description: "\(name): list \(list.number) has no item") }
      if content.lists[index].items.map(\.ordinal) != Array(1...content.lists[index].items.count) {
        throw Flaw(description: "\(name): list \(list.number) does not count from 1")
      }
      guard let parent = parents[index] else { continue }
      let holder = content.items.first { $0.list == parent.list && $0.ordinal == parent.ordinal }
      guard let holder, let first = content.lists[index].items.first, holder.range.contains(first.range.lowerBound)
      else { throw Flaw(description: "\(name): list \(list.number) is not inside \(parent.list).\(parent.ordinal)") }
      content.lists[index].parentStart = holder.range.lowerBound
    }
    if let stray = content.items.first(where: { item in !content.lists.contains { $0.number == item.list } }) {
      throw Flaw(description: "\(name): no header line for list \(stray.list)")
    }
    self.content = content
  }

  // MARK: Header

  private static func readHeader(
    _ line: String, _ name: String, into content: inout GoldContent, _ parents: inout [(list: Int, ordinal: Int)?]
  ) throws {
    guard let colon = line.range(of: ": ") else { throw Flaw(description: "\(name): header line \(line)") }
    let key = line[..<colon.lowerBound]
    let value = String(line[colon.upperBound...])
    switch key {
    case "title": content.title = value == "-" ? nil : value
    case "place": content.place = value == "-" ? nil : value
    case "date": content.date = value == "-" ? nil : edtf(value)
    case "not", "marks": break
    default:
      guard key.hasPrefix("list "), let number = Int(key.dropFirst(5)) else {
        throw Flaw(description: "\(name): header line \(line)")
      }
      let fields = try attributes(value.split(separator: " ").map(String.init))
      guard let family = fields["family"], let role = fields["role"], let check = fields["check"],
        let level = fields["level"].flatMap({ Int($0) })
      else { throw Flaw(description: "\(name): header line \(line)") }
      content.lists.append(
        GoldContent.List(
          number: number, family: family, role: role, level: level, announced: fields["announced"].flatMap { Int($0) },
          check: check, speaker: fields["speaker"]))
      parents.append(try fields["parent"].map { try pair($0) })
    }
  }

  private static func pair(_ text: String) throws -> (list: Int, ordinal: Int) {
    let parts = text.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 2 else { throw Flaw(description: "not list.ordinal: \(text)") }
    return (parts[0], parts[1])
  }

  private static func attributes(_ words: [String]) throws -> [String: String] {
    var fields: [String: String] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: "=") else { throw Flaw(description: "not key=value: \(word)") }
      fields[String(word[..<equals])] = String(word[word.index(after: equals)...])
    }
    return fields
  }

  /// A label ends at its first colon, so a time of day is written with a point: `2026-02-10T07.41`.
  private static func edtf(_ text: String) -> String? {
    guard text != "null" else { return nil }
    guard text.contains("T") else { return text }
    return String(text.map { $0 == "." ? ":" : $0 })
  }

  // MARK: Marks

  private static func read(_ mark: MarkedText.Mark, _ bytes: [UInt8], into content: inout GoldContent) throws {
    let words = mark.label.split(separator: " ").map(String.init)
    let range = GoldContent.trimmed(mark.range, of: bytes)
    switch words.first {
    case "item" where words.count == 2:
      let place = try pair(words[1])
      content.items.append(GoldContent.Item(list: place.list, ordinal: place.ordinal, range: range))
    case "date" where words.count == 2:
      content.dates.append(GoldContent.Date(range: range, edtf: edtf(words[1])))
    case "figure" where words.count >= 4:
      let plain = words.dropFirst().filter { !$0.contains("=") }
      guard plain.count == 3, let value = Double(plain[0]) else { throw Flaw(description: "not value, unit and kind") }
      let fields = try attributes(words.filter { $0.contains("=") })
      content.figures.append(
        GoldContent.Figure(
          range: range, value: value, unit: plain[1] == "-" ? "" : plain[1], kind: plain[2], base: fields["si"],
          approximation: fields["approx"], change: fields["change"]))
    case "org" where words.count >= 2:
      let fields = try attributes(Array(words.dropFirst()))
      guard let role = fields["role"] else { throw Flaw(description: "no role") }
      content.organizations.append(
        GoldContent.Organization(
          range: range, name: fields["name"] ?? surface(mark.text), place: fields["place"], role: role))
    default: throw Flaw(description: "an unknown label")
    }
  }

  /// The surface as a person reads it: line breaks and blanks are layout.
  private static func surface(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
