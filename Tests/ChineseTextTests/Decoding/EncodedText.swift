@testable import ChineseText

/// `text` in `encoding`, without a byte order mark; nil where the encoding lacks a character of it.
func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
  switch encoding {
  case .utf8: Array(text.utf8)
  case .utf16LE: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  case .utf16BE: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  case .gb18030: ICUConverter.encode(text, as: "gb18030")
  case .big5: ICUConverter.encode(text, as: "Big5-HKSCS")
  }
}

/// The byte order mark of `encoding`.
func byteOrderMark(_ encoding: TextEncoding) -> [UInt8] {
  switch encoding {
  case .utf8: [0xEF, 0xBB, 0xBF]
  case .utf16LE: [0xFF, 0xFE]
  case .utf16BE: [0xFE, 0xFF]
  case .gb18030: [0x84, 0x31, 0x95, 0x33]
  case .big5: []
  }
}

/// Texts in the manner of bulletins, from a title to a paragraph.
enum SampleText {
  static let simplified = [
    "某州五措施推进年鉴编纂",
    "关于印发《全市地方志工作要点》的通知",
    "一是加强领导，落实责任。二是明确分工，倒排工期。",
    "3月12日，市水务局召开防汛工作会议，要求各县（区）在4月底前完成隐患排查。",
    "会议强调，要坚持问题导向，\r\n补齐短板；要严格把关，确保质量。\r\n\r\n（某县档案馆供稿）\r\n",
    "全县完成投资3.5亿元，同比增长12.4%；新增就业２１００人，发放补贴８６万元。",
    "为做好今冬明春森林草原防灭火工作，县林草局组织巡护队伍46支、护林员1200余名，分片包干，昼夜值守。",
  ]

  static let traditional = [
    "推進地方志編纂工作的幾點意見",
    "記者從縣教育局獲悉，今年將新建學校三所，擴建五所。",
    "一是強化組織領導，壓實責任；二是優化服務流程，方便群眾；三是嚴格監督檢查，確保實效。",
    "會議要求，各鄉鎮要認真總結經驗，查找差距，\n按時完成２０２０年度統計報表。\n",
  ]
}
