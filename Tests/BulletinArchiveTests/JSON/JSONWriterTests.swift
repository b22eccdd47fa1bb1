import Foundation
import Testing

@testable import BulletinArchive
@testable import Records

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func `objects and arrays nest`() {
    #expect(
      text { json in
        json.object { json in
          json.member("a", 1)
          json.member("b", each: [1, 2]) { $0.value($1) }
          json.member("c", String?.none)
          json.key("d")
          json.object { _ in }
        }
      } == #"{"a":1,"b":[1,2],"c":null,"d":{}}"#)
  }

  @Test func `strings are escaped, controls of terminals too`() {
    #expect(text { $0.value("年\"鉴\"\\\n\u{1B}[31m\u{7F}\u{9B}") } == #""年\"鉴\"\\\n\u001b[31m\u007f\u009b""#)
  }

  @Test func `a path that is no UTF-8 is a string that any reader of JSON takes`() throws {
    let json = text { $0.value(SourcePath([0x61, 0xFF, 0x22, 0x0A, 0x62])) }
    #expect(json == #""a\\xFF\"\\x0Ab""#)
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) as? String
    #expect(value.map { SourcePath(spelled: $0).bytes } == [0x61, 0xFF, 0x22, 0x0A, 0x62])
  }

  @Test func `numbers have no needless fraction`() {
    #expect(
      [46, 0.1, -3, 6_766_500_000_000, 1e300, .infinity].map { JSONWriter.number($0) }
        == ["46", "0.1", "-3", "6766500000000", "1e+300", "null"])
  }
}

@Suite struct RecordIDTests {
  @Test func `ids are read as they are written`() throws {
    let id = try #require(RecordID("0123456789ab-m120.2"))
    #expect((id.kind, id.offset, id.rank) == (.measure, 120, 2))
    #expect(RecordID.text("0123456789ab", .measure, 120, rank: 2) == "0123456789ab-m120.2")
    #expect(RecordID.text("0123456789ab", .article, 0) == "0123456789ab-a0")
  }

  @Test(arguments: [
    "", "0123456789ab", "0123456789ab-x1", "0123456789a-m1", "0123456789ag-m1", "0123456789ab-m-1", "年-a0",
  ])
  func `what is no id is none`(text: String) { #expect(RecordID(text) == nil) }
}
