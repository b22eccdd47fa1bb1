import ChineseText
import TestSupport
import Testing

@testable import Bulletins

/// What holds for any text, tried on random ones that are made of the characters dates and figures consist of.
@Suite struct MentionPropertyTests {
  private static let pieces =
    Array(
      """
      0 1 2 5 9 12 20 31 2020 2021 1986 20262 210 007 1.5 1,234 一 二 三 五 十 廿 百 千 万 亿 兆 零 〇 ○ Ｏ 两 几 数 余 多 来 半 年 月 日 号 底 初 末 上 下 旬 季度 \
      第 前 近 约 超 以上 以下 左右 不足 ％ % ‰ 成 分之 个 名 项 届 次 位 元 亿元 角 分 公里 平方 亩 吨 岁 天 小时 个月 个百分点 倍 番 翻 增长 下降 至 到 — - ～ / : ∶ ： ， 。 、 （ ） “ ” 《 》 \
      十四五 九五 普法 规划 今年 去年 同年 次年 本月 上周 昨天 近日 过去 五年来 20世纪 年代 民国 光绪 时 点 上午 星期四 A PM T km 千瓦 國 個 萬 伍 陆 ￥ \u{20000} \u{FFFD}
      """.split(separator: " ").map(String.init)) + ["\n", " "]

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func `mentions ascend without overlaps and say what stands there`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      var source = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        source += Self.pieces.randomElement(using: &random) ?? ""
      }
      let bytes = Array(source.utf8)
      let text = ScalarText(bytes)
      let middle = Int.random(in: 0...text.count, using: &random)
      let regions = [0..<middle, middle..<text.count]
      let dates = DateReader().dates(
        in: text, regions: regions, context: DateContext(published: CalendarDay(2021, 1, 5)))
      for (region, found) in zip(regions, dates.dates) {
        let excluded = found.map { text.range($0.span) }
        let figures = FigureReader().figures(in: text, region: region, excluding: excluded)
        var end = text.span(region).start
        let mentions = found.map { ($0.span, $0.text) } + figures.figures.map { ($0.span, $0.text) }
        for (span, surface) in mentions.sorted(by: { $0.0 < $1.0 }) {
          #expect(span.start >= end, "\(random): \(source)")
          #expect(!span.isEmpty, "\(random): \(source)")
          #expect(
            String(decoding: bytes[span.range], as: UTF8.self).unicodeScalars.elementsEqual(surface.unicodeScalars))
          end = span.end
        }
        #expect(end <= text.span(region).end, "\(random): \(source)")
        for date in found {
          #expect((date.start == nil) == (date.edtf == nil), "\(random): \(source)")
          if let first = date.start, let last = date.end { #expect(first <= last, "\(random): \(source)") }
        }
        for figure in figures.figures {
          #expect(figure.value.isFinite, "\(random): \(source)")
          if let lower = figure.lower, let upper = figure.upper { #expect(lower <= upper, "\(random): \(figure.text)") }
        }
      }
    }
  }
}
