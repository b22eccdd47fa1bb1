/// The words at which a date may begin, as data, and the filter that tells most places apart by two characters.
///
/// A word of one character (近, 周, 前) counts only before a numeral, and the filter knows the pairs.
struct DateOpenings: Sendable {
  /// The openings of the language.
  static let standard = DateOpenings()

  private let table: WordTable
  private let words: [DateWord]
  /// A bit for the hash of each pair of first characters.
  private let pairs: [UInt64]
  /// What the scanner does at each scalar of the Basic Multilingual Plane.
  let classes: [UInt8]

  /// The classes of first characters.
  enum Class {
    /// No date begins here.
    static let none: UInt8 = 0
    /// 0–9 and ０–９.
    static let arabic: UInt8 = 1
    /// 一 … 九, 十, 廿.
    static let numeral: UInt8 = 2
    /// An opening quotation mark.
    static let quote: UInt8 = 3
    /// The first character of a word.
    static let word: UInt8 = 4
  }

  private init() {
    var entries: [(word: String, value: Int)] = []
    var words: [DateWord] = []
    for (word, list) in Self.entries {
      for name in list.split(separator: " ") {
        entries.append((String(name), words.count))
      }
      words.append(word)
    }
    table = WordTable(entries)
    self.words = words
    var pairs = [UInt64](repeating: 0, count: Self.size / 64)
    var classes = [UInt8](repeating: Class.none, count: 0x10000)
    let numerals = (0..<0x10000).filter { scalar in
      switch NumeralCharacter.kind(UInt32(scalar)) {
      case NumeralCharacter.Kind.arabic, NumeralCharacter.Kind.digit, NumeralCharacter.Kind.tens: true
      default: scalar == 0x5341 || scalar == 0x534A
      }
    }
    func insert(_ first: UInt32, _ second: UInt32) {
      let slot = Self.slot(first, second)
      pairs[slot >> 6] |= 1 << UInt64(slot & 63)
    }
    for (word, _) in entries {
      let scalars = word.unicodeScalars.map(\.value)
      guard let first = scalars.first else { continue }
      classes[Int(first)] = Class.word
      if scalars.count > 1 {
        insert(first, scalars[1])
      } else {
        for second in numerals + [0x7B2C] { insert(first, UInt32(second)) }
      }
    }
    for scalar in numerals where scalar != 0x534A {
      let isArabic = NumeralCharacter.kind(UInt32(scalar)) == NumeralCharacter.Kind.arabic
      classes[scalar] = isArabic ? Class.arabic : Class.numeral
    }
    for scalar in "“‘「『\"'’".unicodeScalars { classes[Int(scalar.value)] = Class.quote }
    self.pairs = pairs
    self.classes = classes
  }

  /// Whether a word may begin with these two scalars; hardly ever true where none does.
  @inline(__always)
  func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
    let slot = Self.slot(first, second)
    return pairs[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  /// The first place from `index` on where a date may begin by its first character, or by its first two where that is a
  /// word's; `limit` where none may. A place that it gives holds a scalar of the basic plane.
  func next(in scalars: [UInt32], from index: Int, limit: Int) -> Int {
    scalars.withUnsafeBufferPointer { scalars in
      classes.withUnsafeBufferPointer { classes in
        // Sound: `classes` has an entry for each scalar of the basic plane, and `index` lies before `limit`.
        var index = index
        while index < limit {
          let scalar = scalars[index]
          if scalar < 0x10000, case let kind = classes[Int(scalar)], kind != Class.none {
            if kind != Class.word { break }
            if index + 1 < limit, mayBegin(scalar, scalars[index + 1]) { break }
          }
          index += 1
        }
        return index
      }
    }
  }

  /// The longest word at `start`.
  func longest(in scalars: [UInt32], at start: Int, limit: Int) -> (end: Int, word: DateWord)? {
    table.longest(in: scalars, at: start, limit: limit).map { ($0.end, words[$0.value]) }
  }

  private static let size = 1 << 16

  @inline(__always)
  private static func slot(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 16)
  }

  // MARK: - Words

  private static let entries: [(DateWord, String)] = times + sections + eras + feasts

  private static let times: [(DateWord, String)] = [
    (.vague, "近日 日前 近几日 近几天 连日来 截至目前 截止目前 截至当前 截至发稿 截至发稿时 截至现在 截至今日 截至日前"),
    (.documentYear(-3), "大前年"), (.documentYear(-2), "前年"), (.documentYear(-1), "去年 去年度 昨年"),
    (.documentYear(0), "今年 本年 本年度 今年度 这年度"), (.documentYear(1), "明年 来年 下年度 下一年度 明年度 下一年"),
    (.documentYear(2), "后年"), (.documentYear(3), "大后年"),
    (.narrativeYear(-1), "上年 上年度 上一年 上一年度"),
    (.textYear(0), "同年 当年 该年"), (.textYear(1), "次年 翌年 转年 第二年"),
    (.documentMonth(-2), "上上月 上上个月"), (.documentMonth(-1), "上月 上个月 上月份 上个月份 上一个月"),
    (.documentMonth(0), "本月 本月份 这个月 这个月份"), (.documentMonth(1), "下月 下个月 下月份 下个月份 下一个月"),
    (.documentMonth(2), "下下月 下下个月"), (.textMonth, "同月 当月"),
    (.documentDay(-3), "大前天 大前日"), (.documentDay(-2), "前天 前日"), (.documentDay(-1), "昨天 昨日 昨儿"),
    (.documentDay(0), "今天 今日 今儿"), (.documentDay(1), "明天 明日 明儿"), (.documentDay(2), "后天 后日"),
    (.documentDay(3), "大后天 大后日"),
    (.documentDayPart(-2, .night), "前晚 前天晚"), (.documentDayPart(-1, .night), "昨晚 昨夜"),
    (.documentDayPart(-1, .morning), "昨晨 昨早"),
    (.documentDayPart(0, .night), "今晚 今夜"), (.documentDayPart(0, .morning), "今晨 今早"),
    (.documentDayPart(1, .night), "明晚"), (.documentDayPart(1, .morning), "明早 明晨"), (.documentDayPart(2, .night), "后晚"),
    (.textDay(-1), "前一天 前一日 头一天"), (.textDay(0), "当天 当日 同日 同一天"),
    (.textDay(1), "次日 翌日 第二天 隔天 隔日 转天 后一天"),
    (.textDay(2), "第三天"), (.textDayPart(0, .night), "当晚 当夜"), (.textDayPart(1, .morning), "次晨 翌晨"),
    (.documentWeek(-2), "上上周 上上星期 上上个星期 上上个周 上上礼拜"),
    (.documentWeek(-1), "上周 上星期 上个星期 上礼拜 上个礼拜 上一周 上个周 上一星期 上一个星期"),
    (.documentWeek(0), "本周 这周 本星期 这星期 这个星期 这个礼拜 这礼拜 本礼拜 这一周 这个周"),
    (.documentWeek(1), "下周 下星期 下个星期 下礼拜 下个礼拜 下一周 下个周 下一星期 下一个星期"),
    (.documentWeek(2), "下下周 下下星期 下下个星期 下下个周 下下礼拜"),
    (.weekend(-1), "上周末 上个周末"), (.weekend(0), "周末 本周末 这周末 这个周末"), (.weekend(1), "下周末 下个周末"),
    (.weekday(1), "周一 星期一 礼拜一"), (.weekday(2), "周二 星期二 礼拜二"), (.weekday(3), "周三 星期三 礼拜三"),
    (.weekday(4), "周四 星期四 礼拜四"), (.weekday(5), "周五 星期五 礼拜五"), (.weekday(6), "周六 星期六 礼拜六"),
    (.weekday(7), "周日 周天 星期日 星期天 礼拜日 礼拜天"),
    (.past, "过去 过去的 刚刚过去的 刚过去的 近 最近 最近的 这 上"),
    (.future, "未来 未来的 今后 今后的 接下来 接下来的 往后 下"),
    (.dayPart(.dawn), "凌晨 清晨 拂晓 黎明"), (.dayPart(.morning), "上午 早上 早晨 早间 早"), (.dayPart(.noon), "中午 正午 午间"),
    (.dayPart(.afternoon), "下午 午后"), (.dayPart(.night), "傍晚 晚上 晚间 夜间 夜里 深夜 半夜 午夜 夜晚 晚"),
    (.half, "半年 半个月 半月"),
  ]

  private static let sections: [(DateWord, String)] = [
    (.section(.half(1)), "上半年 前半年"), (.section(.half(2)), "下半年 后半年"), (.section(.yearEnd), "年底 年末"),
    (.section(.yearStart), "年初"), (.section(.yearMiddle), "年中"), (.section(.monthPart(3)), "月底 月末"),
    (.section(.monthPart(1)), "月初"), (.section(.monthPart(2)), "月中"),
    (.section(.tenDays(1, 1)), "上旬"), (.section(.tenDays(2, 2)), "中旬"), (.section(.tenDays(3, 3)), "下旬"),
    (.section(.tenDays(1, 2)), "上中旬"), (.section(.tenDays(2, 3)), "中下旬"),
    (.section(.monthHalf(1)), "上半月"), (.section(.monthHalf(2)), "下半月"), (.section(.quarters(1, 1)), "首季 首季度"),
    (.section(.quarterOffset(-1)), "上季度 上个季度 上一季度 上一个季度"), (.section(.quarterOffset(0)), "本季度 这个季度 这季度"),
    (.section(.quarterOffset(1)), "下季度 下个季度 下一季度 下一个季度"),
    (.front, "前 头 第 后 最后"),
    (.season(0, 1), "今春 这个春天"), (.season(0, 2), "今夏 这个夏天"), (.season(0, 3), "今秋 这个秋天"), (.season(0, 4), "今冬 这个冬天"),
    (.season(-1, 1), "去春"), (.season(-1, 2), "去夏"), (.season(-1, 3), "去秋"), (.season(-1, 4), "去冬"),
    (.season(1, 1), "明春"), (.season(1, 2), "明夏"), (.season(1, 3), "明秋"), (.season(1, 4), "明冬"),
    (.winterAndSpring(0), "今冬明春"), (.winterAndSpring(-1), "去冬今春"), (.turnOfYear, "岁末年初 年末岁初 年末年初"),
    (.yearPair(0, 1), "今明两年"), (.yearPair(-1, 0), "去今两年"), (.yearPair(-2, -1), "前两年"), (.yearPair(1, 2), "明后两年"),
    (.yearPair(0, 2), "今明后三年"), (.withinYear, "年内"),
  ]

  /// Reigns and the Republic: the value is the year before the first.
  private static let eras: [(DateWord, String)] = [
    (.era(1911), "民国 中华民国"), (.era(1908), "宣统"), (.era(1874), "光绪"), (.era(1861), "同治"), (.era(1850), "咸丰"),
    (.era(1820), "道光"), (.era(1795), "嘉庆"), (.era(1735), "乾隆 干隆"), (.era(1722), "雍正"), (.era(1661), "康熙"),
    (.era(1643), "顺治"), (.era(1627), "崇祯"), (.era(1620), "天启"), (.era(1572), "万历"), (.era(1566), "隆庆"),
    (.era(1521), "嘉靖"), (.era(1505), "正德"), (.era(1487), "弘治"), (.era(1464), "成化"), (.era(1456), "天顺"),
    (.era(1449), "景泰"), (.era(1435), "正统"), (.era(1425), "宣德"), (.era(1402), "永乐"), (.era(1367), "洪武"),
    (.century(20), "上世纪 上个世纪"), (.century(21), "本世纪 新世纪以来 新世纪之初 新世纪初 新世纪头"),
    (.commonEra, "公元 西元"), (.beforeCommonEra, "公元前 西元前"),
  ]

  private static let feasts: [(DateWord, String)] = [
    (.lunarCalendar, "农历 阴历 旧历 夏历 闰"), (.lunarMonth(1), "正月"), (.lunarMonth(11), "冬月"), (.lunarMonth(12), "腊月"),
    (.newYear, "大年"),
    (.festival(.newYearEve), "除夕 除夕夜 大年夜 大年三十 年三十"),
    (.festival(.lunar(month: 1, day: 1)), "春节 农历新年"), (.festival(.lunar(month: 1, day: 15)), "元宵节 上元节 元宵佳节"),
    (.festival(.lunar(month: 2, day: 2)), "龙抬头"), (.festival(.lunar(month: 5, day: 5)), "端午 端午节 端阳节"),
    (.festival(.lunar(month: 7, day: 7)), "七夕 七夕节"), (.festival(.lunar(month: 7, day: 15)), "中元节"),
    (.festival(.lunar(month: 8, day: 15)), "中秋 中秋节 中秋佳节"), (.festival(.lunar(month: 9, day: 9)), "重阳 重阳节"),
    (.festival(.lunar(month: 12, day: 8)), "腊八 腊八节"),
    (.festival(.fixed(month: 1, day: 1)), "元旦 元旦节"), (.festival(.fixed(month: 2, day: 14)), "情人节"),
    (.festival(.fixed(month: 3, day: 5)), "学雷锋日 学雷锋纪念日"),
    (.festival(.fixed(month: 3, day: 8)), "妇女节 三八妇女节 国际妇女节 三八国际妇女节 国际劳动妇女节 三八国际劳动妇女节 三八节"),
    (.festival(.fixed(month: 3, day: 12)), "植树节"), (.festival(.fixed(month: 3, day: 15)), "消费者权益日 国际消费者权益日"),
    (.festival(.fixed(month: 3, day: 22)), "世界水日"), (.festival(.fixed(month: 4, day: 1)), "愚人节"),
    (.festival(.fixed(month: 4, day: 22)), "世界地球日"), (.festival(.fixed(month: 4, day: 23)), "世界读书日"),
    (.festival(.fixed(month: 5, day: 1)), "五一 劳动节 五一节 五一劳动节 国际劳动节 五一国际劳动节"),
    (.festival(.fixed(month: 5, day: 4)), "青年节 五四青年节"),
    (.festival(.fixed(month: 5, day: 12)), "护士节 国际护士节 全国防灾减灾日"),
    (.festival(.fixed(month: 6, day: 1)), "六一 儿童节 六一节 六一儿童节 国际儿童节 六一国际儿童节"),
    (.festival(.fixed(month: 6, day: 5)), "世界环境日"), (.festival(.fixed(month: 6, day: 25)), "全国土地日"),
    (.festival(.fixed(month: 6, day: 26)), "国际禁毒日"),
    (.festival(.fixed(month: 7, day: 1)), "七一 建党节 七一建党节"), (.festival(.fixed(month: 8, day: 1)), "八一 建军节 八一建军节"),
    (.festival(.fixed(month: 8, day: 8)), "全民健身日"), (.festival(.fixed(month: 8, day: 19)), "中国医师节"),
    (.festival(.fixed(month: 9, day: 10)), "教师节"), (.festival(.fixed(month: 9, day: 30)), "烈士纪念日"),
    (.festival(.fixed(month: 10, day: 1)), "国庆 国庆节 国庆日 十一"), (.festival(.fixed(month: 11, day: 1)), "万圣节"),
    (.festival(.fixed(month: 11, day: 8)), "记者节"),
    (.festival(.fixed(month: 11, day: 11)), "光棍节"), (.festival(.fixed(month: 12, day: 4)), "国家宪法日"),
    (.festival(.fixed(month: 12, day: 13)), "国家公祭日"),
    (.festival(.fixed(month: 12, day: 24)), "平安夜 圣诞夜 圣诞前夜"), (.festival(.fixed(month: 12, day: 25)), "圣诞 圣诞节"),
    (.festival(.weekday(month: 5, count: 2, weekday: 7)), "母亲节"),
    (.festival(.weekday(month: 5, count: 3, weekday: 7)), "全国助残日"),
    (.festival(.weekday(month: 6, count: 3, weekday: 7)), "父亲节"),
    (.festival(.weekday(month: 6, count: 2, weekday: 6)), "文化和自然遗产日"),
    (.festival(.weekday(month: 11, count: 4, weekday: 4)), "感恩节"), (.festival(.easter), "复活节"),
    (.festival(.term(longitude: 15)), "清明 清明节"), (.festival(.term(longitude: 180)), "秋分 中国农民丰收节 农民丰收节"),
    (.festival(.term(longitude: 270)), "冬至"), (.festival(.term(longitude: 90)), "夏至"),
    (.festival(.term(longitude: 0)), "春分"),
    (.festival(.term(longitude: 315)), "立春"), (.festival(.term(longitude: 45)), "立夏"),
    (.festival(.term(longitude: 135)), "立秋"),
    (.festival(.term(longitude: 225)), "立冬"), (.festival(.term(longitude: 30)), "谷雨"),
    (.festival(.term(longitude: 345)), "惊蛰"),
    (.festival(.term(longitude: 75)), "芒种"), (.festival(.term(longitude: 210)), "霜降"),
  ]
}
