import TestSupport
import Testing

@testable import ChineseText

@Suite struct `Marks of lines` {
  private static let pieces = [
    "一", "是", "第", "十六", "条", "（", "）", "(", ")", "“", "”", "《", "》", "【", "】", "「", "」", "，", "。", "；", "：", "、", "！",
    "…",
    "1", "23", "4.", "①", "a", "B", " ", "\u{3000}", "\t", "\u{200B}", "\u{FEFF}", "办", "\u{20000}", "é", "ㄅ", "\u{0}",
    "—", "-",
  ]

  /// The scalars of a line without blanks, one after another.
  private func plain(_ bytes: [UInt8], _ line: PhysicalLine) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      var scalars: [UInt32] = []
      var i = line.start
      while i < line.end {
        let blank = Blank.at(bytes, i).length
        let length = blank > 0 ? blank : LineScanner.characterLength(bytes[i])
        if blank == 0 {
          scalars += String(decoding: bytes[i..<i + length], as: UTF8.self).unicodeScalars.map(\.value)
        }
        i += length
      }
      return scalars
    }
  }

  @Test func `are those that the scalars one after another give`() {
    var random = SeededGenerator(seed: 1_986)
    for round in 0..<4000 {
      let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      let bytes = Array(text.utf8)
      let line = LineScanner.lines(of: bytes)[0]
      let scalars = plain(bytes, line)
      let told = LineText(scalars)
      let place: Comment = "seed \(random.seed), round \(round): \(text.debugDescription)"
      #expect(line.marks.contains(.openBracket) == told.leavesBracketOpen, place)
      #expect(line.marks.contains(.punctuation) != told.isUnpunctuated, place)
      #expect(line.marks.contains(.fullStop) == scalars.contains(0x3002), place)
      #expect(line.marks.contains(.han) == scalars.contains { $0 >= 0x3400 && $0 < 0xE000 || $0 >= 0x10000 }, place)
      guard let first = scalars.first, let last = scalars.last,
        let quick = LineText(
          first: first, last: last, leavesBracketOpen: told.leavesBracketOpen, isUnpunctuated: told.isUnpunctuated,
          head: { Array(scalars.prefix(LineText.reach)) })
      else { continue }
      #expect(quick.ending == told.ending, place)
      #expect(quick.startsItem == told.startsItem, place)
      #expect(quick.isBracketed == told.isBracketed, place)
      #expect(quick.endsInBracketedRemark == told.endsInBracketedRemark, place)
    }
  }

  @Test func `know the first and the last gap`() {
    let text = Array("甲 乙丙　丁 ".utf8)
    let line = LineScanner.lines(of: text)[0]
    #expect(line.firstGap == 3)
    #expect(line.lastGapEnd == 13)
    let whole = LineScanner.lines(of: Array("甲乙".utf8))[0]
    #expect(whole.firstGap == whole.end)
    #expect(whole.lastGapEnd == whole.end)
  }

  @Test func `a long numeral needs the whole line`() {
    let line = ("第" + String(repeating: "一", count: 40) + "，好").unicodeScalars.map(\.value)
    let quick = LineText(
      first: line[0], last: line[line.count - 1], leavesBracketOpen: false, isUnpunctuated: false,
      head: { Array(line.prefix(LineText.reach)) })
    #expect(quick == nil)
    #expect(LineText(line).startsItem)
  }
}

@Suite struct `Control characters` {
  @Test func `are found wherever they stand`() {
    var random = SeededGenerator(seed: 127)
    for round in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0..<12, using: &random) == 0
          ? UInt8.random(in: 0...0x7F, using: &random) : UInt8.random(in: 0x20...0xFF, using: &random)
      }
      let plain = bytes.indices.filter { bytes[$0] < 0x20 && !(0x09...0x0D).contains(bytes[$0]) || bytes[$0] == 0x7F }
      var found: [Int] = []
      bytes.withUnsafeBufferPointer { buffer in
        var place = ControlBytes.firstIndex(in: buffer, from: 0)
        while place < buffer.count {
          found.append(place)
          place = ControlBytes.firstIndex(in: buffer, from: place + 1)
        }
      }
      #expect(found == plain, "seed \(random.seed), round \(round)")
    }
  }
}
