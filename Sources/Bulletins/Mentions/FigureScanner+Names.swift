/// Names that hold a numeral and something like a unit: places, people, telephone numbers, tables.
extension FigureScanner {
  /// Whether 十五里 goes on to a place's name: 十五里溪, 三十里铺, 八里店.
  func isPlaceName(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    guard unit.name == "里", numeral.isChinese, end < limit else { return false }
    switch scalars[end] {
    case "溪", "铺", "堡", "墩", "店", "坪", "坡", "湾", "庙", "塘", "桥", "庄", "屯", "营", "岗", "乡", "镇", "村", "街": return true
    default: return false
    }
  }

  /// Whether the numeral and 元 are somebody's given name: 主席吴三元, 与吴三元.
  func isPersonName(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    guard unit.name == "元" || unit.name == "斤" || unit.name == "两" || unit.name == "年", numeral.isChinese,
      numeral.range.count == 1, numeral.magnitude == 0
    else { return false }
    let surname = numeral.range.lowerBound - 1
    guard surname >= start, Self.isSurname(scalars[surname]) else { return false }
    guard surname > start else { return true }
    switch scalars[surname - 1] {
    case "长", "席", "记", "任", "员", "师", "理", "士", "授", "人", "与", "和", "同", "由", "请", "辑", "者", "工", "民", "、", "，", "。",
      "；", "：", "\n", "（":
      return true
    default: return false
    }
  }

  /// Whether the digits are a table's or picture's number (表3.1) or a telephone number (拨打12345).
  func isReference(_ numeral: Numeral) -> Bool {
    let begin = numeral.range.lowerBound
    guard begin > start, numeral.magnitude == 0 else { return false }
    if numeral.number.exponent < 0 { return scalars[begin - 1] == "表" || scalars[begin - 1] == "图" }
    return numeral.range.count >= 3 && FigureLexicon.telephone.matches(scalars, at: begin, limit: start)
  }

  private static func isSurname(_ scalar: UInt32) -> Bool { surnames.contains(scalar) }

  private static let surnames = Set(
    """
    吴王李张刘陈杨赵黄周徐孙胡朱郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范石廖贾夏韦傅方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵严覃武钱戴莫孔
    """.unicodeScalars.map(\.value))
}
