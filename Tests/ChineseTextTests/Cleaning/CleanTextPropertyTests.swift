import ChineseText
import TestSupport
import Testing

@Suite struct `Clean text, whatever the source` {
  private static let files =
    Fixture.files(below: "corpus") + Fixture.files(below: "Fixtures/clean", suffix: "input.txt")
    + Fixture.files(below: "Fixtures/parse", suffix: "input.txt")

  @Test func `keeps its promises on every stored file`() throws {
    #expect(Self.files.count > 60)
    for (number, path) in Self.files.enumerated() {
      let bytes = try #require(Fixture.bytes(path))
      let decoded = TextDecoder().decode(bytes, as: nil)
      let clean = TextCleaner().clean(decoded)
      #expect(CleanTextInvariants.fault(in: clean) == nil, "\(path)")
      check(clean, bytes, decoded.encoding, seed: UInt64(number), path)
    }
  }

  @Test func `keeps its promises on hostile text`() {
    let seed: UInt64 = 20_200_924
    var source = HostileText(seed: seed)
    for round in 0..<250 {
      let string = source.next()
      let clean = CleanDump.clean(string)
      #expect(CleanTextInvariants.fault(in: clean) == nil, "seed \(seed), round \(round): \(string.debugDescription)")
      check(clean, Array(string.utf8), .utf8, seed: UInt64(round), "seed \(seed), round \(round)")
    }
  }

  /// A gap that parted fields is one blank when it was cleaned, and a blank amid Han is layout when it is cleaned again;
  /// so the texts are compared without those.
  @Test func `cleaned again stays as it is`() throws {
    func letters(_ text: String) -> String { text.filter { $0 != " " } }
    for path in Self.files {
      let clean = CleanDump.clean(try #require(Fixture.bytes(path)))
      let body = Array(clean.utf8[..<clean.bodyEnd])
      let again = TextCleaner().clean(TextDecoder().decode(body, as: .utf8))
      let first = String(decoding: body, as: UTF8.self)
      #expect(letters(again.string(TextSpan(0, again.bodyEnd))) == letters(first), "\(path)")
    }
  }

  /// Paragraphs, furniture and random stretches between characters lead back to bytes that say the same.
  private func check(_ clean: CleanText, _ bytes: [UInt8], _ encoding: TextEncoding, seed: UInt64, _ name: String) {
    for paragraph in clean.paragraphs where paragraph.span.count < 100_000 {
      // A paragraph that furniture cuts in two covers that furniture's bytes too.
      guard clean.furniture.isEmpty || paragraph.lineCount == 1 else { continue }
      #expect(
        CleanTextInvariants.leadsBack(paragraph.span, of: clean, source: bytes, as: encoding),
        "\(name): \(clean.string(paragraph.span))")
    }
    for furniture in clean.furniture {
      #expect(
        CleanTextInvariants.leadsBack(furniture.span, of: clean, source: bytes, as: encoding),
        "\(name): \(clean.string(furniture.span))")
    }
    var random = SeededGenerator(seed: seed)
    for paragraph in clean.paragraphs.prefix(40) {
      let text = ScalarText(Array(clean.utf8[paragraph.span.range]))
      let from = Int.random(in: 0..<text.count, using: &random)
      let to = min(text.count, from + Int.random(in: 1...12, using: &random))
      let local = text.span(from..<to)
      let span = TextSpan(paragraph.span.start + local.start, paragraph.span.start + local.end)
      guard clean.furniture.isEmpty || paragraph.lineCount == 1 else { continue }
      #expect(
        CleanTextInvariants.leadsBack(span, of: clean, source: bytes, as: encoding), "\(name): \(clean.string(span))")
    }
  }
}
