import Testing

@testable import Bulletins

/// Numbers without a unit: read where a text is one short line, and nowhere else.
@Suite struct BareNumberTests {
  private static let numbers: [(Double, [String])] = [
    (-32, ["负三十二", "-32", "−32", "－32"]),
    (-12.5, ["负十二点五", "-12.5"]),
    (-0.5, ["负零点五", "-0.5"]),
    (0.05, ["零点零五", "〇点〇五", "0.05"]),
    (0.5, ["0.5", "零点五", "０．５"]),
    (3, ["3", "三", "３", "叁"]),
    (10, ["10", "十", "拾"]),
    (25, ["25", "二十五", "廿五", "贰拾伍"]),
    (30, ["卅", "三十", "叁拾"]),
    (35, ["35", "三十五", "卅五", "叁拾伍"]),
    (105, ["105", "一百零五", "一百〇五", "壹佰零伍"]),
    (105.25, ["一百零五点二五", "105.25"]),
    (110, ["一百一", "一百一十"]),
    (120, ["一百二", "一百二十"]),
    (250.2, ["二百五十点二", "结果是二百五十点二", "共计二百五十点二", "250.2"]),
    (350, ["三百五", "三百五十", "350"]),
    (460, ["肆佰陆拾", "四百六", "四百六十"]),
    (525, ["五百二十五", "五百二十五。", " 525 "]),
    (1001, ["一千零一", "壹仟零壹", "1001", "1,001"]),
    (1010, ["一千零一十", "一千零十"]),
    (1100, ["一千一", "一千一百"]),
    (1234, ["一千二百三十四", "1234", "1,234", "１，２３４", "１２３４", "总数为1234"]),
    (2005, ["两千零五", "二千零五"]),
    (2300, ["两千三", "二千三百"]),
    (8500, ["工资是八千五", "八千五"]),
    (1_234_567, ["1,234,567", "一百二十三万四千五百六十七", "123万4567"]),
    (3.1415926, ["三点一四一五九二六", "3.1415926"]),
    (12345, ["一二三四五", "12345", "一万二千三百四十五", "壹万贰仟叁佰肆拾伍"]),
    (25000, ["两万五", "两万五千", "2.5万", "2万5", "2万5千"]),
    (10100, ["一万零一百", "1万零100"]),
    (100_056.33, ["十万零五十六点三三"]),
    (1_000_800, ["一百万零八百"]),
    (99_999_999, ["九千九百九十九万九千九百九十九"]),
    (100_500_000, ["一亿零五十万"]),
    (1_010_000, ["一百零一万", "101万"]),
    (999_999_999_999, ["九千九百九十九亿九千九百九十九万九千九百九十九"]),
    (15000, ["15K", "15k", "1.5万"]),
    (2_500_000, ["2.5M", "250万"]),
    (15_000_000_000, ["1.5e10", "1.5E10", "1.5×10^10"]),
    (0.000032, ["3.2E-5", "3.2e-5"]),
    (8, ["2^3"]),
    (1024, ["2^10"]),
    (42, ["答案是42", "等于42"]),
    (100, ["第一百", "百", "100"]),
  ]

  @Test(arguments: numbers)
  func `reads a number that stands alone`(expected: Double, spellings: [String]) {
    for spelling in spellings {
      let figures = FigureReading.read(spelling).figures
      #expect(figures.map { $0.base?.value ?? $0.value } == [expected], "\(spelling)")
    }
  }

  private static let bounded: [(String, Double?, Double?, Figure.Approximation?)] = [
    ("近百", nil, 100, .about), ("上千", 1000, nil, .atLeast), ("几十", 10, 100, .about), ("数十", 10, 100, .about),
    ("三十几", 31, 39, .about), ("二百余", 200, nil, .over), ("三百多", 300, nil, .over), ("两三千", 2000, 3000, .about),
    ("一两百", 100, 200, .about), ("大于5", 5, nil, .over), ("小于三十", nil, 30, .under), ("不大于50", nil, 50, .atMost),
    ("超过一百", 100, nil, .over), ("100以上", 100, nil, .atLeast), ("五十以下", nil, 50, .atMost), ("一百以内", nil, 100, .atMost),
    ("不足5000", nil, 5000, .under), ("约三百", nil, nil, .about), ("三百左右", nil, nil, .about), ("5000上下", nil, nil, .about),
    ("差不多200", nil, nil, .about), (">5", 5, nil, .over), ("<10", nil, 10, .under), (">=5", 5, nil, .atLeast),
    ("≤0.5%", nil, 0.5, .atMost), ("二十出头", 20, nil, .over), ("大于等于十", 10, nil, .atLeast), ("五到十", 5, 10, nil),
    ("5~10", 5, 10, nil), ("从三到五", 3, 5, nil), ("在100到200之间", 100, 200, nil), ("介于3和5之间", 3, 5, nil),
    ("三到五百", 300, 500, nil), ("两到三千", 2000, 3000, nil),
  ]

  @Test(arguments: bounded)
  func `hedges and bounds a number that stands alone`(
    text: String, lower: Double?, upper: Double?, hedge: Figure.Approximation?
  ) {
    let figures = FigureReading.read(text).figures
    #expect(figures.map(\.lower) == [lower], "\(text)")
    #expect(figures.map(\.upper) == [upper], "\(text)")
    #expect(figures.map(\.approximation) == [hedge], "\(text)")
  }

  private static let ordinals: [(String, [String])] = [
    ("1  ordinal", ["第一", "第1"]), ("11  ordinal", ["第十一", "第11"]), ("321  ordinal", ["第三百二十一", "第321"]),
    ("105  ordinal", ["第一百零五"]), ("2000  ordinal", ["第2000", "第两千"]), ("3 层 ordinal", ["第三层", "第3层"]),
    ("2 个 ordinal", ["第二个", "第2个"]), ("10  ordinal", ["前十", "居全国前十。"]), ("10 强 ordinal", ["前十强", "前10强"]),
    ("120 页 ordinal", ["第一百二十页"]), ("21 名 ordinal", ["第二十一名"]),
  ]

  @Test(arguments: ordinals)
  func `reads an ordinal that stands alone`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  private static let prose = [
    "会议于下午召开，二百五十点二一语双关，各组长到会，随后分头抓好落实，会后印发纪要并报省办备案存查，抄送各有关单位。",
    "表中一栏为1234，另一栏为5678，均由各县自行填报并加盖公章，逾期不报的予以通报，具体要求见附件所列各条说明。",
    "第十一和第十二另行通知，其余按原定安排执行，请各地结合实际认真抓好落实，确保各项工作落到实处，取得实实在在的成效。",
    "一天到晚忙个不停，一年到头守在一线，三头六臂也不够用，一个人当几个人使，大家咬牙坚持到最后，终于按时交上了答卷。",
  ]

  @Test(arguments: prose)
  func `finds no bare number in prose`(text: String) { #expect(FigureReading.lines(text) == []) }

  @Test(arguments: ["附件1", "13800138000", "电话0836-2822123", "A4", "5G", "第十条", "统一", "一起", "零", "百分比", "1.2.3", "007"])
  func `finds no number in a phrase that holds a name or a code`(text: String) {
    #expect(FigureReading.lines(text) == [], "\(text)")
  }

  @Test func `gives the nearest value where a number has more digits than a Double`() {
    #expect(FigureReading.read("12345678901234567890").figures.map(\.value) == [1.2345678901234567e19])
    #expect(FigureReading.read("0.1234567890123456789").figures.map(\.value) == [0.12345678901234568])
    #expect(FigureReading.read("9007199254740993元").figures.map(\.value) == [9_007_199_254_740_992])
  }
}
