import ChineseText
import Testing

@testable import Bulletins

/// Feasts and lunar days, told from Wednesday 30 September 2020.
@Suite struct DateFestivalTests {
  private static let feasts: [(String, [String])] = [
    ("2020-01-01", ["元旦", "2020年元旦", "今年元旦", "元旦节"]),
    ("2020-01-24", ["除夕", "除夕夜", "大年三十", "2020年除夕", "年三十"]),
    ("2020-01-25", ["春节", "大年初一", "正月初一", "2020年春节", "农历正月初一", "春节期间", "今年春节"]),
    ("2020-02-08", ["元宵节", "正月十五", "农历正月十五", "今年正月十五"]),
    ("2020-03-08", ["妇女节", "三八妇女节", "三八妇女节", "国际劳动妇女节", "三八节"]),
    ("2020-03-12", ["植树节"]),
    ("2020-04-04", ["清明节", "清明", "清明前后", "2020年清明"]),
    ("2020-05-01", ["劳动节", "“五一”假期", "五一期间", "五一劳动节", "五一国际劳动节", "今年五一", "五一黄金周"]),
    ("2020-05-04", ["青年节", "五四青年节"]),
    ("2020-05-10", ["母亲节", "今年母亲节"]),
    ("2020-06-01", ["儿童节", "六一儿童节", "六一国际儿童节"]),
    ("2020-06-21", ["父亲节"]),
    ("2020-06-25", ["端午", "端午节", "2020年端午节", "农历五月初五", "五月初五"]),
    ("2020-07-01", ["建党节", "七一前夕", "“七一”前夕"]),
    ("2020-08-01", ["建军节", "八一建军节"]),
    ("2020-08-25", ["七夕节", "农历七月初七"]),
    ("2020-09-10", ["教师节", "2020年教师节"]),
    ("2020-10-01", ["国庆节", "国庆", "国庆期间", "十一黄金周", "“十一”假期", "中秋节", "中秋", "农历八月十五", "八月十五", "2020年农历八月十五"]),
    ("2020-10-25", ["重阳节", "九月初九", "农历九月初九"]),
    ("2020-11-26", ["感恩节"]),
    ("2020-12-21", ["冬至", "今年冬至"]),
    ("2020-12-25", ["圣诞节", "圣诞"]),
    ("2020-01-02", ["腊八节", "腊八"]),
    ("2021-02-11", ["2021年除夕"]),
    ("2021-02-12", ["2021年春节", "明年春节", "2021年的春节"]),
    ("2021-04-04", ["2021年清明节", "2021年复活节"]),
    ("2021-09-21", ["2021年中秋节", "明年中秋"]),
  ]

  private static let lunar: [(String, [String])] = [
    ("2020-03-01", ["农历二月初八", "二月初八", "阴历二月初八", "旧历二月初八", "农历2月8日", "2020年农历二月初八", "农历2020年二月初八"]),
    ("2020-05-30", ["闰四月初八", "农历闰四月初八"]),
    ("2021-02-04", ["腊月二十三", "农历腊月二十三", "农历十二月廿三", "腊月廿三"]),
    ("2020-01-23", ["去年腊月二十九"]),
    ("2020-09-02", ["农历七月十五", "阴历七月十五日"]),
    ("2020-01-31", ["正月初七", "大年初七"]),
    ("2020-06-21/2020-07-20", ["农历五月", "2020年农历五月"]),
    ("2020-01-25/2020-02-22", ["正月", "今年正月", "二〇二〇年正月"]),
    ("2021-01-13/2021-02-11", ["腊月"]),
  ]

  private static let all: [(String, [String])] = [feasts, lunar].flatMap { $0 }

  @Test(arguments: all)
  func `reads feasts and lunar days`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(DateReading.edtf(spelling) == [expected], "\(spelling)") }
  }

  private static let negatives: [String] = [
    "五一路", "五一劳动奖章", "八一水库", "八一路", "八一电影制片厂", "五四运动", "五四奖章", "七一勋章", "三八红旗手", "六一居委会", "春节联欢晚会", "清明上河图", "政治清明",
    "中秋月饼", "李国庆", "王中秋同志",
    "建军路", "国庆70周年", "“双十一”", "十一至十七周岁", "十一个", "十一名", "九三学社", "八一", "七一", "五一", "寒冬月", "元宵", "元旦晚会", "重阳登高", "《春节序曲》",
    "我们的节日·春节", "每年春节",
    "三月三对歌", "六月六", "以“12·4”国家宪法日为契机",
  ]

  @Test(arguments: negatives)
  func `finds no date in`(text: String) {
    #expect(DateReading.edtf(text) == [], "\(text)")
  }

  @Test func `a feast that names the days around it is vague`() {
    #expect(DateReading.read("春节期间", published: 2020_09_30).dates.map(\.fuzzy) == [true])
    #expect(DateReading.read("2020年春节", published: 2020_09_30).dates.map(\.fuzzy) == [false])
    #expect(DateReading.surfaces("春节期间，国庆前夕") == ["春节", "国庆"])
  }

  @Test func `a feast without any year is no date`() {
    #expect(DateReading.edtf("春节前，州里慰问。", published: nil) == [])
  }

  @Test func `lunar months that a year does not repeat are impossible`() {
    let (dates, diagnostics) = DateReading.read("2021年农历闰四月初八")
    #expect(dates.map(\.edtf) == [nil])
    #expect(diagnostics.map(\.kind) == [.impossibleDate])
  }
}

@Suite struct LunarYearTests {
  /// First days of lunar years as the almanacs have them.
  private static let newYears = [
    1900_01_31, 1912_02_18, 1916_02_03, 1949_01_29, 1978_02_07, 1985_02_20, 2000_02_05, 2008_02_07, 2020_01_25,
    2023_01_22, 2024_02_10, 2033_01_31, 2050_01_23, 2100_02_09,
  ]

  @Test(arguments: newYears)
  func `begins years on the day of the almanac`(number: Int) throws {
    let day = try #require(CalendarDay(number: number))
    #expect(LunarYear(day.year)?.first == day)
  }

  @Test func `knows the repeated months`() {
    let repeated = [2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2033: 11]
    for year in 2001...2033 {
      for month in 1...12 {
        let found = LunarYear(year)?.day(month: month, isRepeated: true, day: 1) != nil
        #expect(found == (repeated[year] == month) || [2028, 2031].contains(year), "\(year) \(month)")
      }
    }
  }

  @Test func `each year ends where the next begins`() throws {
    for number in 1900..<2100 {
      let year = try #require(LunarYear(number))
      let next = try #require(LunarYear(number + 1))
      #expect(year.lastDay(month: 12, isRepeated: false)?.adding(days: 1) == next.first, "\(number)")
    }
    #expect(LunarYear(1899) == nil && LunarYear(2101) == nil)
  }

  @Test(arguments: [(2019, 4, 5), (2020, 4, 4), (2021, 4, 4), (2023, 4, 5), (1999, 4, 5), (2028, 4, 4)])
  func `finds the day of a solar term`(year: Int, month: Int, day: Int) {
    #expect(SolarTerm.day(longitude: 15, in: year) == CalendarDay(year, month, day))
  }

  @Test func `finds solstices and equinoxes`() {
    #expect(SolarTerm.day(longitude: 270, in: 2020) == CalendarDay(2020, 12, 21))
    #expect(SolarTerm.day(longitude: 180, in: 2020) == CalendarDay(2020, 9, 22))
    #expect(SolarTerm.day(longitude: 315, in: 2021) == CalendarDay(2021, 2, 3))
    #expect(SolarTerm.day(longitude: 15, in: 1899) == nil)
  }
}
