import SearchEngine
import Testing

@Suite struct TermListTests {
  @Test func `terms may be pieces of a shared text, overlapping or not`() {
    let text = Array("年鉴编".utf8)
    var list = TermList(sharing: text)
    list.append(range: 0..<6)
    list.append(range: 3..<9)
    list.append(Array("志".utf8))
    #expect(list.count == 3)
    #expect(Array(list[0]) == Array("年鉴".utf8))
    #expect(Array(list[1]) == Array("鉴编".utf8))
    #expect(Array(list[2]) == Array("志".utf8))
    list.removeAll()
    #expect(list.isEmpty)
  }
}
