import ChineseText
import Testing

@testable import Bulletins

@Suite struct `Paragraph kinds` {
  private func kind(_ line: String) -> ParagraphKind {
    let clean = TextCleaner().clean(TextDecoder().decode(Array((line + "\n全县修志工作稳步推进，取得成效。\n").utf8), as: .utf8))
    return ParagraphClassifier(document: DocumentText(clean)).kind(0)
  }

  @Test(arguments: [
    ("【市州动态】", ParagraphKind.section), ("第65期（总第797期）", .issue), ("2022年第52期", .issue), ("总第4059期", .issue),
    ("第 12 期", .issue),
    ("（甘孜州地方志办）", .bracketedByline), ("（成都市商务局供稿）", .bracketedByline), ("（甲县地方志办、乙县史志办）", .bracketedByline),
    ("2021年10月11日", .date), ("二○二一年四月四日", .date), ("（2019年11月）", .date), ("2021-10-11", .date),
    ("阿府办发〔2021〕21号", .documentNumber),
    ("各县（区）人民政府：", .addressee), ("各乡镇人民政府，县直各部门：", .addressee), ("各位代表：", .addressee), ("目录", .contentsHead),
    ("本期要目", .contentsHead),
    ("目錄", .contentsHead), ("一、总体情况……3", .contentsLine), ("（二）存在问题.....12", .contentsLine), ("附件", .appendix),
    ("附件1：供稿分工表", .appendix), ("附件2", .appendix),
    ("注：数据截至年底", .notes), ("名词解释", .notes), ("抄送：县委办公室", .colophon), ("四川省地方志工作办公室", .organization),
    ("仁寿县人民政府", .organization),
    ("甘孜州五措施推进修志", .titleLike), ("洪雅县建成方志馆", .titleLike), ("——以三个古镇为例", .titleLike),
  ])
  func `are told by look`(line: String, expected: ParagraphKind) { #expect(kind(line) == expected) }

  @Test(arguments: [
    "一是加强领导", "（三）加强领导", "甘孜州推进修志。", "甘孜州推进修志；", "要统一思想，", "第65期简报刊发了经验，影响很大。", "附近的三个村也已动工。", "注意事项已经印发。", "报告说：一切正常，",
  ])
  func `are body where nothing else fits`(line: String) { #expect(kind(line) == .body) }

  @Test(arguments: ["（责任单位：县财政局）", "（以下简称《办法》）", "（试行）", "（略）", "（一）", "（详见附件）", "（2020年）"])
  func `do not take a remark for a byline`(line: String) { #expect(kind(line) != .bracketedByline) }
}
