import Testing

@testable import ChineseText

@Suite struct `Joining lines by hand` {
  @Test func `takes line feeds out and moves everything behind them`() {
    let source = "第一行\n第二行\n第三行\n浏览次数：3\n"
    let clean = CleanDump.clean(source)
    let joined = clean.joiningLines(at: [clean.paragraphs[0].span.end])
    #expect(joined.paragraphs.map { joined.string($0.span) } == ["第一行第二行", "第三行"])
    #expect(joined.paragraphs[0].lineCount == 2)
    #expect(joined.furniture.map { joined.string($0.span) } == ["浏览次数：3"])
    #expect(CleanTextInvariants.fault(in: joined) == nil)
    #expect(joined.source(joined.paragraphs[1].span) == clean.source(clean.paragraphs[2].span))
    #expect(joined.source(joined.furniture[0].span) == clean.source(clean.furniture[0].span))
  }

  @Test func `changes nothing without an offset`() {
    let clean = CleanDump.clean("甲\n乙\n")
    #expect(clean.joiningLines(at: []).utf8 == clean.utf8)
  }

  @Test func `keeps every promise for any set of line feeds`() {
    let clean = CleanDump.clean(Array("甲甲\n乙乙\n丙丙\n丁丁\n来源：某报\n".utf8))
    let feeds = clean.paragraphs.dropLast().map(\.span.end)
    for choice in 0..<(1 << feeds.count) {
      let chosen = feeds.indices.filter { choice >> $0 & 1 == 1 }.map { feeds[$0] }
      let joined = clean.joiningLines(at: chosen)
      #expect(CleanTextInvariants.fault(in: joined) == nil)
      #expect(joined.paragraphs.count == clean.paragraphs.count - chosen.count)
    }
  }
}
