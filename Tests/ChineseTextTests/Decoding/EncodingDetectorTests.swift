import Testing

@testable import ChineseText

@Suite struct EncodingDetectorTests {
  private func encoding(_ bytes: [UInt8]) -> TextEncoding { TextDecoder().decode(bytes).encoding }

  private func isUnsure(_ bytes: [UInt8]) -> Bool {
    TextDecoder().decode(bytes).diagnostics.contains { $0.kind == .uncertainEncoding }
  }

  @Test(arguments: SampleText.simplified, [TextEncoding.utf8, .gb18030, .utf16LE, .utf16BE])
  func `simplified text is told, down to a title`(text: String, expected: TextEncoding) throws {
    let bytes = try #require(encoded(text, expected))
    #expect(encoding(bytes) == expected)
    #expect(!TextDecoder.looksBinary(bytes))
  }

  @Test(arguments: SampleText.traditional, TextEncoding.allCases)
  func `traditional text is told, down to a title`(text: String, expected: TextEncoding) throws {
    let bytes = try #require(encoded(text, expected))
    #expect(encoding(bytes) == expected)
    #expect(!isUnsure(bytes))
    #expect(!TextDecoder.looksBinary(bytes))
  }

  @Test(arguments: SampleText.simplified + SampleText.traditional)
  func `every part of sixteen bytes or more is told`(text: String) throws {
    let scalars = Array(text.unicodeScalars.filter { $0.value > 0x2000 })
    for encoding in [TextEncoding.utf8, .gb18030, .utf16LE, .utf16BE] {
      for start in stride(from: 0, to: scalars.count - 8, by: 2) {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<start + 8])
        let bytes = try #require(encoded(String(part), encoding))
        #expect(self.encoding(bytes) == encoding, "\(String(part)) in \(encoding)")
      }
    }
  }

  @Test func `UTF-8 with a few bad bytes is read as UTF-8`() {
    var bytes = Array(SampleText.simplified[6].utf8)
    bytes[40] = 0x20
    bytes.insert(0xFF, at: 90)
    let text = TextDecoder().decode(bytes)
    #expect(text.encoding == .utf8)
    #expect(text.diagnostics.allSatisfy { $0.kind == .invalidBytes } && !text.diagnostics.isEmpty)
  }

  @Test func `a bad byte in a short UTF-8 text is only a bad byte`() {
    for bad: UInt8 in [0xFF, 0x80, 0xE5] { #expect(encoding(Array("年鉴".utf8) + [bad] + Array("编纂".utf8)) == .utf8) }
  }

  @Test func `UTF-8 cut inside its last character is read as UTF-8`() {
    for cut in 1...2 { #expect(encoding(Array("第一段".utf8.dropLast(cut))) == .utf8) }
  }

  @Test func `ASCII is UTF-8, and wide ASCII is UTF-16`() throws {
    #expect(encoding(Array("Notice no. 5, 2020\r\n".utf8)) == .utf8)
    #expect(encoding(try #require(encoded("Notice no. 5, 2020\r\n", .utf16LE))) == .utf16LE)
    #expect(encoding(try #require(encoded("Notice no. 5, 2020\r\n", .utf16BE))) == .utf16BE)
  }

  @Test func `a few NULs do not make UTF-16`() throws {
    let nul = "\u{0}"
    let text = "推进" + nul + "年鉴编纂" + nul + nul + "，确保按时完成2020年任务。"
    for expected in TextEncoding.allCases where expected != .big5 {
      let bytes = try #require(encoded(text, expected))
      #expect(encoding(bytes) == expected)
      #expect(!TextDecoder.looksBinary(bytes))
    }
    let ascii = Array(("abc" + nul + "def, ghi\n").utf8)
    #expect(encoding(ascii) == .utf8)
    #expect(!TextDecoder.looksBinary(ascii))
  }

  @Test func `Latin text that is no UTF-8 is read with a doubt`() {
    let bytes: [UInt8] = Array("r".utf8) + [0xE9] + Array("sum".utf8) + [0xE9] + Array(" of the report\n".utf8)
    #expect(isUnsure(bytes))
  }

  @Test func `GB18030 that is UTF-8 by chance is told, with a doubt`() {
    #expect(encoding([0xD2, 0xAA]) == .gb18030)
    #expect(isUnsure([0xD2, 0xAA]))
    #expect(encoding(Array("A·B, café 20°C ×2".utf8)) == .utf8)
    #expect(encoding(Array("Мир".utf8)) == .utf8)
  }

  @Test(arguments: [
    ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("gb18030", .gb18030), ("GBK", .gb18030), ("gb2312", .gb18030),
    ("GB_2312-80", .gb18030), ("cp936", .gb18030), ("big5", .big5), ("Big5-HKSCS", .big5), ("CP950", .big5),
    ("utf-16", .utf16LE), ("UTF-16LE", .utf16LE), ("utf-16be", .utf16BE),
  ])
  func `encodings are known by the names that people use`(label: String, expected: TextEncoding) {
    #expect(TextEncoding(label: label) == expected)
  }

  @Test(arguments: ["auto", "", "latin1", "utf-7", "shift_jis"])
  func `other names are none of our encodings`(label: String) {
    #expect(TextEncoding(label: label) == nil)
  }
}
