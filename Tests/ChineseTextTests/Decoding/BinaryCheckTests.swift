import TestSupport
import Testing

@testable import ChineseText

@Suite struct BinaryCheckTests {
  @Test(
    arguments: [
      [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01], Array("%PDF-1.4\n%".utf8), [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0], [0x1F, 0x8B, 0x08, 0x00],
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0x00, 0x00, 0x00],
    ] as [[UInt8]])
  func `known signatures and nothing but NULs are binary`(bytes: [UInt8]) {
    #expect(TextDecoder.looksBinary(bytes))
  }

  @Test func `random bytes are binary`() {
    for seed in UInt64(0)..<50 {
      var random = SeededGenerator(seed: seed)
      let bytes = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(TextDecoder.looksBinary(bytes), "seed \(seed)")
    }
  }

  @Test func `tables of small numbers are binary`() {
    let bytes = (0..<500).flatMap { (number: Int) -> [UInt8] in [UInt8(number & 0xFF), UInt8(number >> 8), 0, 0] }
    #expect(TextDecoder.looksBinary(bytes))
  }

  @Test func `text filled up with NULs is text`() {
    #expect(!TextDecoder.looksBinary(Array("一是加强领导。".utf8) + [UInt8](repeating: 0, count: 4_000)))
  }

  @Test(arguments: ["", "a", "一", "\u{C}第2页\u{C}\u{7}推进\u{1A}", "1\t2\t3\r\n"])
  func `short texts and layout characters are text`(text: String) {
    #expect(!TextDecoder.looksBinary(Array(text.utf8)))
  }
}
