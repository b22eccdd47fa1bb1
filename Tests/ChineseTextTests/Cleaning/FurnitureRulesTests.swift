import Testing

@testable import ChineseText

@Suite struct `Furniture rules` {
  private func kind(_ line: String, isWrapped: Bool = true) -> CleanText.Furniture.Kind? {
    // Neighbours of full width make the file a wrapped one.
    let filler = String(repeating: "全县各级各部门，要把编纂工作摆在重要的位置来统筹谋划\n", count: isWrapped ? 6 : 0)
    let clean = CleanDump.clean(filler + line + "\n" + (isWrapped ? filler : "一句话。\n"))
    return clean.furniture.first?.kind
  }

  @Test(arguments: [
    "- 3 -", "— 12 —", "·7·", "3/10", "Page 234", "page 3 of 9", "第 3 页", "第3页 共10页", "－5－", "第 12 页，共 30 页", "7",
  ])
  func `know page numbers`(line: String) { #expect(kind(line) == .page) }

  @Test(arguments: [
    "您的位置：首页 > 要闻", "当前位置：网站首页>政务公开", "浏览次数：35", "点击量：1 024", "【字体：大 中 小】", "打印 关闭", "大 中 小", "【打印】 【关闭】",
    "分享到：", "责任编辑：张三", "上一篇：无", "http://www.example.cn/1.html", "www.example.cn", "版权所有：某县人民政府", "首页 › 政务 › 正文",
    "扫一扫在手机打开当前页", "访问量：35", "下一篇", "您现在的位置是：首页",
  ])
  func `know navigation`(line: String) { #expect(kind(line) == .navigation) }

  @Test(arguments: [
    "来源：某县地方志办", "发布时间：2021-03-05", "2021-03-05 来源：某日报 编辑：李四", "2026年02月10日 07时41分", "2022-03-04 09:30",
    "信息来源：某局　发布日期：2020-01-02", "时间：2021-03-05 10:20", "日期：2021年3月5日",
  ])
  func `know publication lines`(line: String) { #expect(kind(line) == .publication) }

  @Test(arguments: ["【法宝引证码】CLI.00.1", "原文链接：http://example.cn/a", "【发布部门】 某省人民政府"])
  func `know a library's own lines`(line: String) { #expect(kind(line) == .library) }

  @Test(arguments: [
    "【市州动态】", "一是加强领导", "2021年3月5日", "第三条 本办法自公布之日起施行", "第一页书法作品由县文联提供，共印三百份", "来源广泛是这批资料的特点，价值很高。",
    "工作时间：每周一至周五。", "时间：3月5日上午", "扫码点餐走进乡镇集市", "当前位置偏远的三个乡镇", "下一篇文章由张三执笔", "打印店、复印店等三十六家个体户完成登记", "访问量大的栏目要重点建设", "1.",
    "（3）", "100元",
  ])
  func `leave text alone`(line: String) { #expect(kind(line) == nil) }

  @Test(arguments: ["2021-03-05 10:20", "-5", "\n第3页\n\n", "来源：某县地方志办"])
  func `leave a line that is all there is`(text: String) {
    let clean = CleanDump.clean(text)
    #expect(clean.furniture.isEmpty)
    #expect(clean.paragraphs.count == 1)
  }

  @Test func `take a lone number for a page only where lines are wrapped`() {
    #expect(kind("7", isWrapped: false) == nil)
    #expect(kind("- 7 -", isWrapped: false) == .page)
  }
}
