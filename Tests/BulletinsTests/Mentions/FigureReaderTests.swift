import ChineseText
import Foundation
import TestSupport
import Testing

@testable import Bulletins

@Suite struct FigureReaderTests {
  private func read(_ text: String) -> (figures: [Figure], diagnostics: [MentionDiagnostic]) {
    FigureReading.read(text)
  }

  private static let spellings: [(String, [String])] = [
    ("46 名 count", ["46名", "４６名", "四十六名", "英烈46名；"]),
    ("5 点 count", ["提出五点要求", "提出5点意见"]),
    ("5 项 count", ["采取五项措施", "5项措施"]),
    ("2 个 count", ["从两个方面", "2个方面"]),
    ("3 篇 count", ["（LOGO）的建议》3篇资政专报"]),
    ("3 万场次 count", ["3万余场次", "三万多场次", "超3万场次", "3万场次以上"]),
    ("2 万元 money", ["2万元", "两万元", "2 万元", "２万元"]),
    ("67665 亿元 money", ["67665亿元", "67,665亿元"]),
    ("1234.5 万元 money", ["1，234.5万元", "1,234.5万元"]),
    ("4 个 count", ["迈上4个万亿元台阶"]),
    ("1.21 万亿元 money", ["1.21万亿元", "一点二一万亿元"]),
    ("1.21 万亿 other", ["达1.21万亿，", "突破1.21万亿。"]),
    ("2400 亿元 money", ["2400多亿元", "2400余亿元", "逾2400亿元"]),
    ("30 万元 money", ["三十几万元", "30几万元"]),
    ("200 万元 money", ["二百余万元", "200余万元", "近二百万元"]),
    ("3.5 亿字 count", ["3.5亿余字", "3.5亿字", "约3.5亿字"]),
    ("1 亿千瓦 energy", ["1亿千瓦", "一亿千瓦"]),
    ("31.7 亿千瓦时 energy", ["31.7亿千瓦时"]),
    ("85 % percent", ["85%", "85％", "８５％", "百分之八十五", "百分之85"]),
    ("8.5 成 percent", ["八成五"]),
    ("9 成 percent", ["九成", "近九成", "九成以上"]),
    ("3 ‰ percent", ["3‰", "千分之三"]),
    ("0.1 个百分点 points", ["0.1个百分点", "提高0.1个百分点"]),
    ("5 分 money", ["每千瓦时降低5分"]),
    ("5 角 money", ["每斤5角"]),
    ("3.5 元 money", ["3元5角", "3.5元", "三元五角"]),
    ("3.56 元 money", ["3元5角6分"]),
    ("115 元 money", ["壹佰壹拾伍元整"]),
    ("500 万美元 money", ["500万美元"]),
    ("9234 公里 length", ["9234公里"]),
    ("2471 万亩 area", ["2471万亩"]),
    ("46.2 万平方米 area", ["46.2万平方米"]),
    ("135 亿立方米 volume", ["135亿立方米"]),
    ("20 亿立方米/年 volume", ["20亿立方米/年"]),
    ("616.5 万吨 mass", ["616.5万吨"]),
    ("31.3 微克/立方米 mass", ["31.3微克/立方米"]),
    ("-5 ℃ temperature", ["-5℃", "零下5℃"]),
    ("38 摄氏度 temperature", ["38摄氏度"]),
    ("60 岁 age", ["60岁以上老人", "60岁", "六十岁"]),
    ("18 周岁 age", ["年满18周岁", "十八周岁"]),
    ("100 天 duration", ["100天", "一百天"]),
    ("10 年 duration", ["10年间", "十年间", "连续10年"]),
    ("2.5 年 duration", ["两年半", "2.5年"]),
    ("3.5 个月 duration", ["3个半月", "三个半月"]),
    ("3 个月 duration", ["3个月", "三个月", "3个多月"]),
    ("0.5 年 duration", ["每半年一次"]),
    ("1.5 小时 duration", ["1小时30分钟", "1.5小时"]),
    ("15 日 duration", ["15日内办结", "十五日内办结"]),
    ("1 年 duration", ["为期一年", "一年内完成", "满一年"]),
    ("5 位 ordinal", ["列第5位", "第五位"]),
    ("10 位 ordinal", ["前10位", "居前十位"]),
    ("14 届 ordinal", ["第十四届人民代表大会", "第14届"]),
    ("4 次 ordinal", ["第四次会议", "第4次常务会议"]),
    ("2  ordinal", ["居全国第二，", "位列全省第2。"]),
    ("1.5 倍 ratio", ["1.5倍", "增长1.5倍"]),
    ("1 倍 ratio", ["增长一倍", "1倍"]),
    ("1 番 ratio", ["翻一番", "翻了一番"]),
    ("2 番 ratio", ["翻两番"]),
    ("1.5  ratio", ["3∶2", "3:2", "3：2", "按3比2，"]),
    ("0.1  ratio", ["1:10", "1/10", "十分之一", "10分之1"]),
    ("0.5  ratio", ["一半以上", "二分之一", "1/2"]),
    ("3 个 count", ["3—5个", "3-5个", "三到五个", "3至5个", "三五个", "3个至5个"]),
    ("5.5 % percent", ["5.5%—6%", "5.5—6%", "5.5%-6%", "5.5%至6%"]),
    ("5 万元 money", ["5—10万元", "5万—10万元", "5万元至10万元", "五至十万元"]),
    ("8000 元 money", ["8000元—1万元", "8000—10000元"]),
    ("100 名 count", ["近百名", "百余名", "上百名", "100名"]),
    ("1000 人 count", ["上千人", "近千人", "千余人"]),
    ("10 个 count", ["十来个", "10个", "十余个", "十多个"]),
    ("20 万 other", ["近20万各族群众"]),
    ("100 万人 count", ["超百万人"]),
    ("1 万列 count", ["超万列"]),
    ("9 人 count", ["组成9人小组", "九人"]),
    ("2 届 count", ["举办2届博览会"]),
    ("12 万人 count", ["12万人", "十二万人"]),
    ("120000000 元 money", ["1亿2000万元", "一亿二千万元"]),
    ("750 千伏 other", ["750千伏"]),
    ("35 户 count", ["三十五户"]),
    ("3 亿吨 mass", ["3亿吨"]),
    ("5 分 count", ["（5分）", "扣5分", "得5分"]),
    ("30 美元 money", ["$30"]),
    ("5.2 万亿元 money", ["GDP5.2万亿元"]),
    ("3 万人 count", ["三萬餘人", "三萬人"]),
    ("28 个 count", ["28個", "二十八個項目"]),
    ("10 万人次 count", ["10万+人次", "10万余人次"]),
    ("0.3 个点 points", ["拉动0.3个点"]),
    ("8.5 /10万 ratio", ["孕产妇死亡率8.5/10万"]),
    ("1 亿元 money", ["亿元以上项目", "超亿元"]),
    ("1.5 个月 duration", ["一个半月"]),
  ]

  @Test(arguments: spellings)
  func `reads every spelling of a figure`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  private static let negatives: [String] = [
    "思想统一到位", "调研组一行", "进一步统一", "一项一项抓整改", "一件一件添措施", "一年一鉴", "第一书记", "第一责任人", "第一产业", "第三产业", "三审三校",
    "“两全目标”", "两全目标", "三级规划", "第二轮", "二轮修志", "《内江十贤》", "《内江七院士》", "下午五点开会", "五点半", "9时30分", "9:30", "16:00—18:00",
    "万一发生",
    "一带一路", "“四个自信”", "四个自信", "两个维护", "“五个认同”", "“四个走在前”", "一些单位", "一批项目", "一定要", "一起抓", "一体化", "十分重要", "千方百计", "老百姓",
    "5G网络", "G98高速", "A4纸", "COVID-19", "12345热线", "电话0836-2822123", "13800138000", "〔2021〕21号", "第65期(总第797期)", "第十条",
    "第十条第二款",
    "附件1", "V1.2.3", "https://example.com/a1b2c3.html", "PM2.5", "百日攻坚", "三快一慢", "一纳入、八到位", "1+1+9", "三年级", "五部门联合",
    "新一届", "五年规划",
    "三年行动计划", "治本攻坚三年行动", "五位一体", "二十届四中全会", "十届十五次全会", "三次产业", "2020卷", "一位同志", "一个工作组", "每一个人", "唯一一家", "另一个",
    "第三、四项规定", "零部件", "大陆首部", "队伍建设", "五家渠市", "三元区", "长三角", "珠三角", "万里长城", "千家万户", "百家争鸣", "二级以上", "三等奖", "十堰市", "六盘水市",
    "二十大精神", "5A级景区", "“1650”产业体系", "世界500强", "七台河市", "三门峡市", "最后一公里", "一分为二", "“一老一小”", "二期工程", "一线职工", "千亿级台阶",
    "百万千瓦级",
    "两手抓", "一把手", "“千万工程”", "百千万工程", "多元化", "三农工作", "四季", "一度", "7×24小时服务", "每一分钱", "八项规定", "上半年", "年底", "今后五年",
    "2020年", "9月24日", "百度", "三角形", "一次性补助", "首批", "两会", "十四五", "一门式", "三包政策", "三百六十行", "公元前221年", "2024学年", "市委五届三次全会",
    "结构15.2∶35.1∶49.7", "按3比2比1，", "发生6级地震", "两两结对",
    "每季度末", "3月15号楼", "每年12月底前", "新一轮",
  ]

  @Test(arguments: negatives)
  func `finds no figure in`(text: String) {
    #expect(read(text).figures.map { "\($0.text) \($0.rule)" } == [], "\(text)")
  }

  private static let bounds: [(String, Double?, Double?, Figure.Approximation?)] = [
    ("46名", 46, 46, nil), ("近百名", nil, 100, .about), ("约100名", nil, nil, .about), ("100名左右", nil, nil, .about),
    ("超100名", 100, nil, .over),
    ("突破100万", 100, nil, .over), ("100余名", 100, nil, .over), ("100多名", 100, nil, .over), ("不足100名", nil, 100, .under),
    ("100名以上", 100, nil, .atLeast), ("不低于100名", 100, nil, .atLeast), ("至少100名", 100, nil, .atLeast),
    ("100名以下", nil, 100, .atMost),
    ("100名以内", nil, 100, .atMost), ("不超过100名", nil, 100, .atMost), ("至多100名", nil, 100, .atMost),
    ("三十几万元", 31, 39, .about),
    ("3—5个", 3, 5, nil), ("三五个", 3, 5, .about), ("5.5%—6%", 5.5, 6, nil), ("上千人", 1000, nil, .atLeast),
    ("数百人", 100, 1000, .about),
    ("3万余场次", 3, nil, .over), ("最高3000万元", nil, 3000, .atMost), ("十来个", nil, nil, .about), ("近九成", nil, 9, .about),
    ("低于每立方米19微克", nil, 19, .under), ("不低于每人每月500元", 500, nil, .atLeast),
  ]

  @Test(arguments: bounds)
  func `gives hedged figures their bounds`(text: String, lower: Double?, upper: Double?, hedge: Figure.Approximation?) {
    let figures = read(text).figures
    #expect(figures.map(\.text) == [text])
    #expect(figures.map(\.lower) == [lower], "\(text)")
    #expect(figures.map(\.upper) == [upper], "\(text)")
    #expect(figures.map(\.approximation) == [hedge], "\(text)")
  }

  private static let bases: [(String, Double, String)] = [
    ("67665亿元", 6_766_500_000_000, "元"), ("1.21万亿元", 1_210_000_000_000, "元"), ("1.21万亿，", 1_210_000_000_000, ""),
    ("5分", 0.05, "元"),
    ("3角", 0.3, "元"), ("九成", 90, "%"), ("八成五", 85, "%"), ("3.5亿余字", 350_000_000, "字"), ("3万余场次", 30_000, "场次"),
    ("1亿千瓦", 100_000_000, "千瓦"),
    ("二百余万元", 2_000_000, "元"), ("1亿2000万元", 120_000_000, "元"), ("2‰", 0.2, "%"), ("5—10万元", 50_000, "元"),
  ]

  @Test(arguments: bases)
  func `multiplies magnitudes out exactly`(text: String, value: Double, unit: String) {
    #expect(read(text).figures.map(\.base) == [Figure.BaseValue(value: value, unit: unit)], "\(text)")
  }

  @Test(arguments: ["46名", "9234公里", "85%", "3.5元", "750千伏", "1.5倍", "三分之二"])
  func `gives no base value without a magnitude`(text: String) {
    #expect(read(text).figures.map(\.base) == [nil], "\(text)")
  }

  private static let changes: [(String, [Figure.Change?])] = [
    ("增长5.7%", [.up]), ("同比增长了5.7%", [.up]), ("下降超14%", [.down]), ("分别增长5.3%、7%", [.up, .up]),
    ("比2020年分别下降65.3%、58.3%", [.down, .down]), ("提高5.1个百分点", [.up]), ("降低0.3个百分点", [.down]), ("翻一番", [.up]),
    ("由1.58亿人次增加到3.23亿人次", [nil, nil]), ("提升至55%左右", [nil]), ("占64%", [nil]), ("降至3%", [nil]), ("涨幅2%左右", [.up]),
    ("累计减少300万吨", [.down]),
    ("同比增长8%，占30%", [.up, nil]),
  ]

  @Test(arguments: changes)
  func `states the direction of change`(text: String, changes: [Figure.Change?]) {
    #expect(read(text).figures.map(\.change) == changes, "\(text)")
  }

  private static let sentences = [
    "实施⟦f:1000项⟧⟦f:亿元以上⟧技术改造项目，迈上⟦f:4个⟧万亿元台阶。",
    "建成⟦f:28座⟧水库、⟦f:近300公里⟧渠道，惠及⟦f:11万余名⟧群众，粮食增产⟦f:169.8亿斤⟧，占全省⟦f:九成以上⟧。",
    "2025年全县生产总值⟦f:215.6亿元⟧、增长⟦f:5.5%⟧，城镇化率提高⟦f:0.1个百分点⟧，居全省⟦f:第7位⟧。",
    "印发⟦f:三项⟧制度，落实“十四五”规划，由⟦f:12个⟧部门组成⟦f:3个⟧专班，用⟦f:100天⟧打赢“百日攻坚”战。",
    "按⟦f:3∶2⟧的比例出资，县里承担⟦f:三分之二⟧，每户补助⟦f:最高2万元⟧，第一书记全程参与。",
    "地区生产总值年均增长⟦f:5.5%—6%⟧，城镇新增就业⟦f:47万人以上⟧，失业率控制在⟦f:5.5%以内⟧。",
    "书记带队一行⟦f:5人⟧，于9月24日上午9时30分到村，走访⟦f:三十几户⟧农户，人均年收入⟦f:超过2万元⟧。",
    "力争实现⟦f:三项⟧目标，公交票价每次降低⟦f:五角⟧，碑刻⟦f:520通⟧，到会⟦f:3个⟧人大代表团。",
    "市民可拨打12345转接，图2-1和表3.1列明流程；水位到了十五里溪桥头，以防万一，备足沙袋⟦f:300条⟧。",
    "占⟦f:百分之零点五⟧，气温⟦f:零下三度⟧，体温⟦f:三十七度五⟧，重⟦f:五斤六两⟧，历时⟦f:一个月⟧零⟦f:五天⟧，⟦f:七成半⟧在⟦f:两周⟧内完成。",
    "四周环山，3:30开会，2020/21学年成百上千人。",
    "县政协主席吴三元、编辑陈八斤参加，报销⟦f:三元⟧车费。",
    "（一）加强领导。成立以县长为组长的领导小组，召开会议⟦f:4次⟧。",
    "全县“三农”投入同比增长⟦f:12.5%⟧，耕地保有量稳定在⟦f:2471万亩⟧，建成⟦f:3000多个⟧美丽乡村。",
  ]

  @Test(arguments: sentences)
  func `covers figures with their hedges`(source: String) throws {
    let marked = try #require(MarkedText(source))
    let figures = read(marked.text).figures
    #expect(figures.map(\.text) == marked.marks("f").map(\.text))
  }

  @Test(arguments: [
    "共三十二百人", "第三十二百条", "第〇〇条", "达1.2.3亿元", "增长1.2.3%", "1234567890123456789012345678901亿元", "收入3,45元", "增长1..5%",
    "共两两个",
    "历时半半年", "建设5至3个", "补助1万—5千元", "分5-3个",
  ])
  func `reports nonsense numerals, and invents no value`(text: String) {
    let (figures, diagnostics) = read(text)
    #expect(figures.isEmpty)
    #expect(diagnostics.map(\.kind) == [.brokenNumeral], "\(text)")
  }

  @Test func `keeps out of excluded ranges`() {
    let text = ScalarText(Array("共3个，又5个，近10个。".utf8))
    let figures = FigureReader().figures(in: text, region: 0..<text.count, excluding: [1..<3, 8..<9]).figures
    #expect(figures.map(\.text) == ["5个", "10个"])
  }

  @Test(arguments: ["1", "一", "1个", "一十", "百", "（", "“", "a1", "第", "3、", "近", "1,", "1.", "一二三百", "五个自"])
  func `stays linear on hostile input`(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    let time = ContinuousClock().measure { _ = read(text) }
    // A debug build on a busy machine takes seconds; what grows with the square takes many minutes.
    #expect(time < .seconds(60), "\(unit): \(time)")
  }

  @Test func `reads a bulletin's own dates and figures, and nothing else`() throws {
    let path = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
    let file = URL(fileURLWithPath: "/\(path)/shared/samples/000_dce8e1f86b5faf76.txt")
    guard let source = try? String(contentsOf: file, encoding: .utf8) else {
      print("skipped: the sample is not here")
      return
    }
    let text = ScalarText(Array(Self.joined(source).utf8))
    let region = 0..<text.count
    let dates = DateReader().dates(in: text, regions: [region], context: DateContext()).dates[0]
    #expect(
      dates.map { $0.edtf ?? "null" } == [
        "2020-09-24", "2020-12", "2020", "2021/2025", "2016/2020", "2021/2025", "null", "null",
      ])
    let figures = FigureReader().figures(in: text, region: region, excluding: dates.map { text.range($0.span) }).figures
    #expect(figures.map(\.text) == ["五点", "五项", "100天", "100天", "三项", "46名", "3篇"])
  }

  /// The lines of a hard-wrapped text joined where a line does not end its paragraph.
  private static func joined(_ source: String) -> String {
    var text = ""
    for line in source.split(separator: "\n") {
      let line = line.trimmingCharacters(in: .whitespaces)
      text += line
      if line.count < 24 || line.hasSuffix("。") { text += "\n" }
    }
    return text.replacingOccurrences(of: " ", with: "")
  }
}
