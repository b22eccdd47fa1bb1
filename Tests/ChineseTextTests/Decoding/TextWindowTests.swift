import TestSupport
import Testing

@testable import ChineseText

@Suite struct TextWindowTests {
  @Test(arguments: TextEncoding.allCases) func `the windows of a text hold what the whole holds`(
    encoding: TextEncoding
  ) throws {
    var generator = SeededGenerator(seed: 7)
    let samples = encoding == .big5 ? SampleText.traditional : SampleText.simplified
    for round in 0..<40 {
      var text = ""
      for _ in 0..<30 {
        text += samples[Int(generator.next() % UInt64(samples.count))]
        // Some texts have no lines at all, and some not even a sentence.
        if round % 3 == 0 { text += "\n" }
      }
      if round % 5 == 1 { text = String(text.filter { !$0.isNewline && $0 != "。" }) }
      if encoding != .big5, round % 2 == 0 { text += "𠀀𠮷𡈽" }
      let bytes = try #require(encoded(text, encoding))
      let size = 64 + 2 * Int(generator.next() % 200)
      var start = 0
      var joined: [UInt8] = []
      while start < bytes.count {
        let window = Array(bytes[start..<min(bytes.count, start + size)])
        let end = start + window.count == bytes.count ? window.count : TextWindow.end(of: window, in: encoding).end
        try #require(end > 0 && end <= window.count)
        joined += TextDecoder().decode(Array(window[..<end]), as: encoding).utf8
        start += end
      }
      #expect(joined == Array(text.utf8), "\(generator), round \(round)")
    }
  }

  @Test func `a window ends behind a line that ends a sentence, else a line, else a sentence, else a character`() {
    func end(_ text: String) -> Int { TextWindow.end(of: Array(text.utf8), in: .utf8).end }
    let before = String(repeating: "甲", count: 20)
    #expect(end(before + "乙。\n丙丁\n戊己") == Array((before + "乙。\n").utf8).count)
    #expect(end(before + "乙\r\n戊己") == Array((before + "乙\r\n").utf8).count)
    #expect(end(before + "乙。戊己") == Array((before + "乙。").utf8).count)
    #expect(end(before) == 60)
    #expect(TextWindow.end(of: Array(before.utf8.dropLast()), in: .utf8).end == 57)
  }

  @Test func `bytes that are no text still end somewhere`() {
    for encoding in TextEncoding.allCases {
      for byte: UInt8 in [0, 0x80, 0xFF, 0xD8] {
        for count in [1, 2, 3, 50] {
          let end = TextWindow.end(of: [UInt8](repeating: byte, count: count), in: encoding).end
          #expect((1...count).contains(end))
        }
      }
    }
  }
}
