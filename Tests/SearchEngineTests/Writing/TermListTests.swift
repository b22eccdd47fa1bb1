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

  @Test func `the lists of several documents may be parts of one array`() {
    let text = Array("修志问道".utf8)
    let ranges: [Range<UInt32>] = [0..<6, 6..<12, 3..<9]
    let first = TermList(sharing: text, ranges: ranges[..<1])
    let second = TermList(sharing: text, ranges: ranges[1...])
    #expect(first.count == 1)
    #expect(Array(first[0]) == Array("修志".utf8))
    #expect(second.count == 2)
    #expect(Array(second[0]) == Array("问道".utf8))
    #expect(Array(second[1]) == Array("志问".utf8))
    #expect(TermList(sharing: text, ranges: ranges[1..<1]).isEmpty)
  }
}
