import Testing

@testable import SearchEngine

@Suite struct LengthCodeTests {
  @Test func `is exact for short lengths, ascends, and is at most an eighth too short`() {
    for length in 0..<16 { #expect(LengthCode.decode(LengthCode.encode(length)) == length) }
    var previous: UInt8 = 0
    for length in 0..<100_000 {
      let code = LengthCode.encode(length)
      #expect(code >= previous)
      previous = code
      let decoded = LengthCode.decode(code)
      #expect(decoded <= length && length - decoded <= length / 8)
    }
    #expect(LengthCode.encode(.max) == 255)
  }
}
