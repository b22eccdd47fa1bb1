import ChineseText
import TestSupport
import Testing

@Suite struct `Scalar text` {
  @Test(arguments: ["", "a", "第九", "aé第𠮷z", "𠮷𠮷", "\u{FFFD}\n\0"])
  func `holds the scalars and where each begins`(string: String) {
    let text = ScalarText(Array(string.utf8))
    #expect(text.scalars == string.unicodeScalars.map(\.value))
    #expect(text.byteOffsets.count == text.count + 1)
    #expect(text.byteOffsets.last.map(Int.init) == string.utf8.count)
    #expect(text.string(0..<text.count) == string)
    for index in 0..<text.count {
      let offset = Int(text.byteOffsets[index])
      #expect(text.index(ofByte: offset) == index)
      #expect(text.range(text.span(index..<(index + 1))) == index..<(index + 1))
      #expect(text.span(index..<(index + 1)).count == UTF8.width(Unicode.Scalar(text.scalars[index]) ?? "?"))
    }
    #expect(text.index(ofByte: string.utf8.count) == text.count)
  }

  @Test func `finds the scalar around a byte inside it`() {
    let text = ScalarText(Array("a第𠮷".utf8))
    #expect((0..<9).map { text.index(ofByte: $0) } == [0, 1, 1, 1, 2, 2, 2, 2, 3])
  }

  @Test(arguments: [
    ([0xE7], 1), ([0xE7, 0xAC], 2), ([0x80, 0x41], 2), ([0xF0, 0xA0, 0xAE], 3), ([0xFF, 0xFE], 2), ([0xC3], 1),
  ])
  func `reads bytes that are no text one by one`(bytes: [UInt8], count: Int) {
    let text = ScalarText(bytes)
    #expect(text.count == count)
    #expect(text.byteOffsets.last.map(Int.init) == bytes.count)
  }

  @Test func `agrees with the standard library on hostile text`() {
    var source = HostileText(seed: 11)
    for _ in 0..<200 {
      let string = source.next()
      #expect(ScalarText(Array(string.utf8)).scalars == string.unicodeScalars.map(\.value))
    }
  }
}
