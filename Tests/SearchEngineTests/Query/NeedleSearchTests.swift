import TestSupport
import Testing

@testable import SearchEngine

@Suite struct NeedleSearchTests {
  private static let alphabet = Array("一年鉴是编纂出版方志州市县推进任务落实会议要求，。 A7b").map { Array(String($0).utf8) }

  /// The signatures of a chunk as a file holds them.
  private static func signatures(_ text: [UInt8]) -> [UInt8] {
    var signatures: [ChunkSignature.Bits] = []
    text.withUnsafeBytes { ChunkSignature.append($0, to: &signatures) }
    var writer = ByteWriter()
    for bits in signatures {
      writer.append(bits[0])
      writer.append(bits[1])
    }
    return writer.bytes
  }

  /// The first place by trying every one.
  private static func first(_ needle: [UInt8], in text: [UInt8], from offset: Int) -> Int? {
    guard text.count >= needle.count else { return nil }
    return (offset...max(offset, text.count - needle.count)).first { text[$0...].starts(with: needle) }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `finds what trying every place finds, in chunks with signatures and without`(seed: UInt64) {
    var random = SeededGenerator(seed: 100 + seed)
    let size = [3, 8, Self.alphabet.count][Int(seed % 3)]
    for length in [200, ChunkSignature.longestUnsigned / 3, 2000] {
      let text = (0..<length).flatMap { _ in Self.alphabet[Int.random(in: 0..<size, using: &random)] }
      let signatures = Self.signatures(text)
      #expect(signatures.isEmpty == (text.count <= ChunkSignature.longestUnsigned))
      for _ in 0..<150 {
        let offset = Int.random(in: 0..<text.count, using: &random)
        let start = Int.random(in: 0..<text.count - 40, using: &random)
        // What stands there, also from the middle of a character on, or something of the same characters.
        let needle =
          Int.random(in: 0..<3, using: &random) > 0
          ? Array(text[start..<start + Int.random(in: 1...40, using: &random)])
          : (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in
            Self.alphabet[Int.random(in: 0..<size, using: &random)]
          }
        let found = text.withUnsafeBytes { text in
          signatures.withUnsafeBytes { NeedleSearch(needle).first(in: text, signatures: $0, from: offset) }
        }
        #expect(found == Self.first(needle, in: text, from: offset), "\(needle) from \(offset) of \(text.count)")
      }
    }
  }

  @Test func `passes over stretches in which a string cannot begin`() {
    let filler = "编纂出版地方志书"
    var text = Array(String(repeating: filler, count: 300).utf8)
    text += Array("推进任务落实".utf8)
    let signatures = Self.signatures(text)
    let search = NeedleSearch(Array("推进任务落实".utf8))
    signatures.withUnsafeBytes { signatures in
      let place = search.candidate(signatures, from: 0)
      #expect(place == text.count / ChunkSignature.stretchLength * ChunkSignature.stretchLength)
    }
  }
}
