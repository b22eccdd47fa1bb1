import ChineseText
import Testing

@testable import Bulletins

@Suite struct `Passages and regions` {
  private let reading = Reading(
    "甘孜州推进修志\n全州抓好两件事。\n一、修志书。分两步：（一）查档；（二）撰稿。最后出版。\n二、编年鉴。\n另有通知。\n（甘孜州地方志办）\n浏览次数：3\n")

  @Test func `give each character to the innermost item`() {
    let article = reading.parsed.articles[0]
    let shown = article.passages.map { passage in
      "\(passage.kind.rawValue) "
        + passage.pieces.map { reading.string($0).filter { $0 != "\n" } }.joined(separator: "|")
    }
    #expect(shown[0] == "title 甘孜州推进修志")
    #expect(shown[1] == "text 全州抓好两件事。")
    #expect(shown[2].hasPrefix("measure 一、修志书。分两步："))
    #expect(shown.contains { $0.hasPrefix("measure （一）查档；") })
    #expect(shown.last == "text 另有通知。（甘孜州地方志办）")
  }

  @Test func `say what each part was taken for`() {
    let shown = reading.parsed.regions.map { "\($0.kind.rawValue) " + reading.string($0.span) }
    #expect(shown.first == "title 甘孜州推进修志")
    #expect(shown.contains("body 全州抓好两件事。"))
    #expect(shown.contains("byline （甘孜州地方志办）"))
    #expect(shown.last == "furniture 浏览次数：3")
  }
}
