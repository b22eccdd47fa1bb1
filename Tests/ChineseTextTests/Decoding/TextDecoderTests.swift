import TestSupport
import Testing

@testable import ChineseText

@Suite struct TextDecoderTests {
  private let decoder = TextDecoder()

  @Test func `valid UTF-8 is handed on without a copy, in one run`() {
    let bytes = Array("年鉴编纂\r\n".utf8)
    let text = decoder.decode(bytes)
    let isSame = bytes.withUnsafeBufferPointer { a in
      text.utf8.withUnsafeBufferPointer { $0.baseAddress == a.baseAddress }
    }
    #expect(isSame)
    #expect(text.encoding == .utf8)
    #expect(!text.hadByteOrderMark)
    #expect(text.offsets.runs == [OffsetMap.Run(start: 0, source: 0, count: 14, width: 1, sourceWidth: 1)])
    #expect(text.diagnostics.isEmpty)
  }

  @Test(arguments: TextEncoding.allCases) func `an empty file is an empty text`(encoding: TextEncoding) {
    for text in [decoder.decode([]), decoder.decode([], as: encoding)] {
      #expect(text.utf8.isEmpty && text.offsets.runs.isEmpty && text.offsets.lineStarts == [0])
      #expect(text.offsets.source(TextSpan(0, 0)) == SourceSpan(start: 0, end: 0, line: 1))
    }
  }

  @Test(arguments: [TextEncoding.utf8, .utf16LE, .utf16BE, .gb18030])
  func `a byte order mark names the encoding and is no character`(encoding: TextEncoding) throws {
    let content = try #require(encoded("一是", encoding))
    let mark = byteOrderMark(encoding)
    let text = decoder.decode(mark + content)
    #expect(text.encoding == encoding)
    #expect(text.hadByteOrderMark)
    #expect(text.utf8 == Array("一是".utf8))
    #expect(
      text.offsets.source(TextSpan(0, 3)) == SourceSpan(start: mark.count, end: mark.count + content.count / 2, line: 1)
    )
    #expect(decoder.decode(mark).utf8.isEmpty)
  }

  @Test func `UTF-16 told in the wrong byte order goes by its mark or its text`() throws {
    let content = try #require(encoded(SampleText.simplified[3], .utf16BE))
    #expect(decoder.decode([0xFE, 0xFF] + content, as: .utf16LE).encoding == .utf16BE)
    #expect(decoder.decode(content, as: .utf16LE).encoding == .utf16BE)
    #expect(decoder.decode(content, as: .utf16BE).encoding == .utf16BE)
  }

  @Test(arguments: TextEncoding.allCases)
  func `each span leads to source bytes that read the same alone`(encoding: TextEncoding) throws {
    let samples = encoding == .big5 ? SampleText.traditional : SampleText.simplified + ["𠮷𬭎㟖，a\u{1F4D6}b·é"]
    for sample in samples {
      let bytes = byteOrderMark(encoding) + (try #require(encoded(sample, encoding)))
      let text = decoder.decode(bytes, as: encoding)
      #expect(text.utf8 == Array(sample.utf8))
      #expect(text.diagnostics.isEmpty)
      let borders = ScalarText(text.utf8).byteOffsets.map(Int.init)
      for (i, start) in borders.enumerated() {
        for end in [borders[min(i + 1, borders.count - 1)], borders[min(i + 7, borders.count - 1)]] where end > start {
          let source = text.offsets.source(TextSpan(start, end))
          let alone = decoder.decode(Array(bytes[source.start..<source.end]), as: encoding)
          #expect(alone.utf8 == Array(text.utf8[start..<end]))
        }
      }
    }
  }

  @Test(
    arguments: [
      // A lead whose character never ends, a lone continuation, an overlong form, a surrogate, a byte that is none.
      ([0xE4, 0xB8, 0x41], "\u{FFFD}A", [(0, "2 bytes: E4 B8")]),
      ([0x41, 0x80, 0x42], "A\u{FFFD}B", [(1, "1 byte: 80")]),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", [(0, "1 byte: C0"), (1, "1 byte: AF")]),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", [(0, "1 byte: ED"), (1, "1 byte: A0"), (2, "1 byte: 80")]),
      (
        [0xF0, 0x9F, 0x98, 0xE5, 0xB9, 0xB4, 0xFF], "\u{FFFD}年\u{FFFD}", [(0, "3 bytes: F0 9F 98"), (6, "1 byte: FF")]
      ),
    ] as [([UInt8], String, [(Int, String)])])
  func `each maximal bad sequence of UTF-8 becomes one replacement`(
    bytes: [UInt8], expected: String, places: [(Int, String)]
  ) {
    let text = decoder.decode(bytes, as: .utf8)
    #expect(text.utf8 == Array(expected.utf8))
    #expect(text.diagnostics.map(\.byte) == places.map(\.0))
    #expect(text.diagnostics.map(\.detail) == places.map(\.1))
    #expect(text.diagnostics.allSatisfy { $0.kind == .invalidBytes })
  }

  @Test func `characters behind bad bytes keep their place`() {
    let bytes = Array("年".utf8) + [0xFF] + Array("鉴\n志".utf8)
    let text = decoder.decode(bytes, as: .utf8)
    #expect(text.utf8 == Array("年\u{FFFD}鉴\n志".utf8))
    #expect(text.offsets.source(TextSpan(6, 9)) == SourceSpan(start: 4, end: 7, line: 1))
    #expect(text.offsets.source(TextSpan(10, 13)) == SourceSpan(start: 8, end: 11, line: 2))
    #expect(text.offsets.source(TextSpan(3, 6)) == SourceSpan(start: 3, end: 4, line: 1))
  }

  @Test func `a bad byte in GB18030 or Big5 costs one character`() throws {
    let gb = try #require(encoded("年鉴", .gb18030)) + [0xFF, 0x0A] + (try #require(encoded("编纂", .gb18030)))
    let text = decoder.decode(gb, as: .gb18030)
    #expect(text.utf8 == Array("年鉴\u{FFFD}\n编纂".utf8))
    #expect(text.diagnostics == [TextDiagnostic(kind: .invalidBytes, byte: 4, detail: "1 byte: FF")])
    #expect(text.offsets.source(TextSpan(10, 16)) == SourceSpan(start: 6, end: 10, line: 2))
    let big5 = try #require(encoded("記者", .big5)) + [0xA4]
    let cut = decoder.decode(big5, as: .big5)
    #expect(cut.utf8 == Array("記者\u{FFFD}".utf8))
    #expect(cut.diagnostics == [TextDiagnostic(kind: .invalidBytes, byte: 4, detail: "1 byte: A4")])
  }

  @Test func `lone surrogates and an odd byte at the end become replacements`() {
    let text = decoder.decode([0x3D, 0xD8, 0x74, 0x5E, 0x00, 0xDC, 0x3D, 0xD8, 0xD6, 0xDC, 0x41], as: .utf16LE)
    #expect(text.utf8 == Array("\u{FFFD}年\u{FFFD}\u{1F4D6}\u{FFFD}".utf8))
    #expect(text.diagnostics.map(\.byte) == [0, 4, 10])
    #expect(text.diagnostics.map(\.detail) == ["2 bytes: 3D D8", "2 bytes: 00 DC", "1 byte: 41"])
  }

  @Test func `lines end with CR, LF or CRLF in every encoding`() throws {
    for encoding in TextEncoding.allCases {
      let text = "甲\r乙\r\n丙\n\n丁\r\n"
      let bytes = try #require(encoded(text, encoding))
      let decoded = decoder.decode(bytes, as: encoding)
      let lines = "甲乙丙丁".unicodeScalars.map { scalar in
        let start = ScalarText(decoded.utf8)
        let index = start.scalars.firstIndex(of: scalar.value) ?? 0
        return decoded.offsets.source(start.span(index..<index + 1)).line
      }
      #expect(lines == [1, 2, 3, 5], "\(encoding)")
      #expect(decoded.offsets.lineStarts.count == 5)
    }
    // 0A and 0D as halves of other units are no line ends.
    #expect(decoder.decode([0x0A, 0x4E, 0x0D, 0x4E, 0x4E, 0x0A], as: .utf16LE).offsets.lineStarts == [0])
  }

  @Test func `the old private codes of GB18030 read as the characters they stand for`() {
    let text = decoder.decode([0xFE, 0x59, 0xA6, 0xD9, 0xFE, 0xA0], as: .gb18030)
    #expect(text.utf8 == Array("\u{9FB4}\u{FE10}\u{9FBB}".utf8))
  }

  @Test func `Big5 has the characters of Hong Kong and of ETEN`() {
    let text = decoder.decode([0x8F, 0x62, 0xF9, 0xD6, 0xC7, 0xF2, 0xA4, 0xA4], as: .big5)
    #expect(text.diagnostics.isEmpty)
    #expect(text.utf8 == Array("葱碁ヶ中".utf8))
  }

  @Test func `many bad places give a bounded list whose last entry counts the rest`() throws {
    let bytes = [UInt8](repeating: 0xFF, count: 1_000)
    let text = decoder.decode(bytes, as: .utf8)
    #expect(text.diagnostics.count == TextDecoder.diagnosticLimit)
    #expect(try #require(text.diagnostics.last).detail == "1 byte: FF; 800 more such places follow")
  }

  @Test(arguments: [TextEncoding.gb18030, .big5, .utf16BE])
  func `text longer than a piece is decoded without a seam`(encoding: TextEncoding) throws {
    // One with line ends, one without any byte that the pieces could be cut behind.
    for unit in ["推進地方志編纂，\n", "推進地方志編纂"] {
      let text = String(repeating: unit, count: 12_000)
      let decoded = decoder.decode(try #require(encoded(text, encoding)), as: encoding)
      #expect(decoded.utf8 == Array(text.utf8))
      #expect(decoded.diagnostics.isEmpty)
      let widths = Set(decoded.offsets.runs.map { [$0.width, $0.sourceWidth] })
      #expect(widths.isSubset(of: [[3, 2], [1, 1], [1, 2]]))
    }
  }

  @Test func `any bytes give valid UTF-8 and a map without gaps`() {
    for seed in UInt64(0)..<400 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 0...300, using: &random)
      let alphabet: [UInt8] = [
        0x00, 0x0A, 0x0D, 0x30, 0x41, 0x81, 0x88, 0xA4, 0xB8, 0xD8, 0xDC, 0xE4, 0xF0, 0xFE, 0xFF,
      ]
      let bytes = (0..<count).map { _ in
        seed % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random) ?? 0
      }
      _ = TextDecoder.looksBinary(bytes)
      for encoding in [nil] + TextEncoding.allCases.map(Optional.some) {
        let text = decoder.decode(bytes, as: encoding)
        #expect(String(validating: text.utf8, as: UTF8.self) != nil, "seed \(seed), \(String(describing: encoding))")
        var end = 0
        var source = text.offsets.runs.first?.source ?? bytes.count
        for run in text.offsets.runs {
          #expect(run.start == end && run.source == source && run.count > 0, "seed \(seed)")
          end = run.end
          source = run.source + run.count * run.sourceWidth
        }
        #expect(end == text.utf8.count && source == bytes.count, "seed \(seed), \(text.encoding)")
        #expect(text.diagnostics.map(\.byte) == text.diagnostics.map(\.byte).sorted())
      }
    }
  }
}
