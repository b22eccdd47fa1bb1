import Bulletins
import ChineseText
import TestSupport
import Testing

/// A real bulletin out of a PDF that lies beside the project on some machines.
@Suite(.enabled(if: RealSample.isPresent, "the sample lies outside of the project and is not here"))
struct `A real bulletin` {
  private let parsed = BulletinDump.parse(RealSample.bytes)

  private func markers(_ article: Article) -> [String] { article.measures.map { parsed.text.string($0.markerSpan) } }
  private func headings(_ article: Article) -> [String] { article.measures.map { parsed.text.string($0.headingSpan) } }

  @Test func `has three articles in one section`() {
    #expect(parsed.articles.count == 3)
    #expect(parsed.articles.map(\.section) == ["市州动态", "市州动态", "市州动态"])
    #expect(
      parsed.articles.map(\.title) == [
        "甘孜州五措施推进“两全目标”任务", "阿坝州开展地方志“两全目标”百日攻坚",
        "内江市抓好三项工程着力推动地方志“两全目标”及地情资源开发利用",
      ])
    #expect(parsed.articles.map(\.byline) == ["甘孜州地方志办", "阿坝州地方志办", "内江市委党史地方志研究室"])
    #expect(parsed.articles.map { $0.bulletin == nil } == [true, true, true])
    #expect(parsed.diagnostics == [])
    #expect(BulletinInvariants.fault(in: parsed) == nil)
  }

  @Test func `has one list in each article`() throws {
    #expect(parsed.articles.map(\.lists.count) == [1, 1, 1])
    let first = parsed.articles[0]
    #expect(first.lists[0].family == .shi)
    #expect(first.lists[0].role == .measure)
    #expect(first.lists[0].check == .ok)
    #expect(first.lists[0].speaker == nil)
    #expect(first.lists[0].announced?.count == 5)
    #expect(first.lists[0].announced.map { parsed.text.string($0.span) } == "五项措施")
    #expect(markers(first) == ["一是", "二是", "三是", "四是", "五要"])
    #expect(headings(first)[0] == "迅速传达学习，确保思想统一到位")
    let second = parsed.articles[1]
    #expect(second.lists[0].family == .parallel)
    #expect(second.lists[0].role == .requirement)
    #expect(second.lists[0].check == .unannounced)
    #expect(second.lists[0].speaker == "《通知》")
    #expect(markers(second) == ["", "", "", "", ""])
    #expect(
      headings(second).map { String($0.prefix(7)) } == [
        "要提高政治站位", "要着力找差补短", "要细化目标任务", "要强化质量意识", "要加强组织领导",
      ])
    let third = parsed.articles[2]
    #expect(third.lists[0].role == .measure)
    #expect(third.lists[0].check == .ok)
    #expect(third.lists[0].announced.map { parsed.text.string($0.span) } == "三项工程")
    #expect(headings(third) == ["抓实志鉴精品工程", "抓好地情资源开发工程", "抓优资政育人服务工程"])
    let title = try #require(third.titleSpan)
    #expect(third.lists[0].announced.map { title.contains($0.span) } == true)
  }

  @Test func `repairs what the page cut`() {
    #expect(parsed.text.string(parsed.articles[0].span).contains("进一步统一思想，深刻领会"))
    #expect(parsed.text.string(parsed.articles[2].span).contains("审定制度，将综合年鉴"))
    #expect(parsed.text.string(parsed.articles[2].span).contains("整体梳理。编纂出版《内江英烈》，收录内江英烈46名；"))
    #expect(parsed.text.string(parsed.articles[0].span).hasSuffix("更大贡献。（甘孜州地方志办）\n"))
  }

  @Test func `has places and dates`() {
    #expect(parsed.articles.map { $0.place?.code } == ["513300", "513200", "511000"])
    #expect(parsed.articles.map { $0.date?.edtf } == ["2020-09-24", nil, nil])
    let dates = parsed.articles.flatMap { $0.dates }
    func edtf(_ text: String) -> [String?] { dates.filter { $0.text == text }.map(\.edtf) }
    #expect(edtf("9月24日") == ["2020-09-24"])
    #expect(edtf("2020年底") == ["2020-12"])
    #expect(edtf("近日") == [nil])
    #expect(edtf("截至目前") == [nil])
    #expect(dates.filter { $0.edtf == "2016/2020" }.count == 1)
    #expect(dates.filter { $0.edtf == "2021/2025" }.count == 2)
  }

  @Test func `has figures and no slogans`() {
    let figures = parsed.articles.flatMap { $0.figures.map(\.text) }
    for (text, times) in [("100天", 2), ("46名", 1), ("3篇", 1)] {
      #expect(figures.filter { $0 == text }.count == times, "\(text)")
    }
    #expect(figures.contains { $0.hasPrefix("五项") } && figures.contains { $0.hasPrefix("三项") })
    for word in ["一行", "统一", "进一步", "一项", "一件", "一年", "十贤", "七院士", "三审", "三级", "二轮", "第一", "两全", "百日"] {
      #expect(!figures.contains { $0.hasPrefix(word) }, "\(word)")
    }
  }

  @Test func `has organisations`() {
    let organizations = Set(parsed.articles.flatMap { $0.organizations.map(\.text) })
    for text in [
      "省地方志办党组", "省地方志办", "州人民政府", "甘孜州地方志办", "阿坝州地方志办", "内江市委党史地方志研究室", "四川省地方志工作办公室", "州委", "州政府", "市委",
      "各县（市）地方志工作部门",
    ] {
      #expect(organizations.contains(text), "\(text)")
    }
  }
}

private enum RealSample {
  static let path = "../shared/samples/000_dce8e1f86b5faf76.txt"
  static let bytes = Fixture.bytes(path) ?? []
  static var isPresent: Bool { !bytes.isEmpty }
}
