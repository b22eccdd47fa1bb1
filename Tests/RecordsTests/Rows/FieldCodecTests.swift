import TestSupport
import Testing

@testable import Records

@Suite struct FieldCodecTests {
  @Test func `values of all sizes come back`() throws {
    let integers = [0, 1, 127, 128, 300, 1 << 20, Int.max]
    let numbers: [Double] = [0, -0.0, 1, -46, 0.1, 1e300, .infinity, 9_007_199_254_740_992]
    var out = FieldWriter()
    for value in integers {
      out.unsigned(value)
      out.signed(value)
      out.signed(-value)
    }
    out.signed(.min)
    for value in numbers { out.number(value) }
    out.string("年鉴\u{0}𠮷")
    out.optional(Int?.none) { $0.unsigned($1) }
    out.array([1, 2, 3]) { $0.unsigned($1) }

    var fields = FieldReader(out.bytes, item: "test")
    for value in integers {
      #expect(try fields.unsigned() == value)
      #expect(try fields.signed() == value)
      #expect(try fields.signed() == -value)
    }
    #expect(try fields.signed() == .min)
    for value in numbers { #expect(try fields.number().bitPattern == value.bitPattern) }
    #expect(try fields.string() == "年鉴\u{0}𠮷")
    #expect(try fields.optional { (fields) throws(RecordError) in try fields.unsigned() } == nil)
    #expect(try fields.array { (fields) throws(RecordError) in try fields.unsigned() } == [1, 2, 3])
    try fields.finish()
  }

  @Test func `what is too long, cut off or no UTF-8 throws`() {
    let cases: [[UInt8]] = [
      [], [0x80], [UInt8](repeating: 0xFF, count: 11), [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ]
    for bytes in cases {
      #expect(throws: RecordError.self) {
        var fields = FieldReader(bytes, item: "test")
        _ = try fields.unsigned()
      }
    }
    for bytes: [UInt8] in [[5, 0x61], [1, 0xFF], [2, 0xE5, 0xB9]] {
      #expect(throws: RecordError.self) {
        var fields = FieldReader(bytes, item: "test")
        _ = try fields.string()
      }
    }
  }
}
