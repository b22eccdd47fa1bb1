import Bulletins
import ChineseText
import Testing

/// Times of day, told from Wednesday 30 September 2020.
@Suite struct DateClockTests {
  private static let times: [(String, [String])] = [
    (
      "2020-09-30T09:30",
      ["上午9时30分", "上午9:30", "早上九点半", "9时30分", "上午9点30分", "9点半", "09:30", "上午九时三十分", "今天上午9点半", "上午9：30"]
    ),
    ("2020-09-30T15:30", ["下午三点半", "下午3点30分", "15:30", "15时30分", "下午3:30", "午后三点半", "今天下午三点半"]),
    ("2020-09-30T20:00", ["晚上8点", "8:00pm", "8:00 PM", "晚8点", "20时", "今晚8点", "晚上八点钟", "晚上8时整", "晚间8时", "今晚20:00"]),
    ("2020-09-30T02:30", ["凌晨2:30", "凌晨两点半", "凌晨2时30分", "夜里两点半"]),
    ("2020-09-30T14:05:09", ["14:05:09", "14时5分9秒", "14点05分09秒"]),
    ("2020-09-30T03:15", ["三点一刻", "3点15分", "凌晨三点一刻", "三点过一刻"]),
    ("2020-09-30T03:45", ["三点三刻", "凌晨3点45分"]),
    ("2020-09-30T07:55", ["八点差五分"]),
    ("2020-09-30T08:10", ["八点过十分", "八点十分", "早8点10分"]),
    ("2020-09-30T12:00", ["中午十二点", "12时整", "正午12点", "12:00"]),
    ("2020-09-30T13:00", ["中午1点", "下午一点", "13时整", "13:00"]),
    ("2020-09-30T00:00", ["凌晨零时", "零点", "0时", "凌晨12点", "今天零时"]),
    ("2020-09-30T24:00", ["晚上十二点", "午夜12点", "24时", "今天24:00"]),
    ("2020-09-30T09:00", ["9时许", "上午九时许", "九点左右，", "9:00"]),
    ("2020-10-01T15:00", ["明天下午三点", "我明天下午三点回来", "明天15:00"]),
    ("2020-09-29T22:30", ["昨晚10时30分", "昨天晚上10点半", "昨夜十点半"]),
    ("2020-10-05T09:00", ["下周一上午9点", "下星期一早上九点"]),
    ("2020-09-24T20:00", ["9月24日晚8点", "9月24日晚上8时许", "2020年9月24日（星期四）晚上8点", "2020年9月24日星期四20:00"]),
  ]

  private static let ranges: [(String, [String])] = [
    ("2020-09-30T09:00/2020-09-30T11:30", ["9:00—11:30", "上午9时至11时30分", "上午9点到11点半", "09:00-11:30", "今天上午9点到11点半"]),
    ("2020-09-30T14:00/2020-09-30T16:00", ["下午2时至4时", "下午2点到下午4点", "14时至16时", "下午2:00—4:00"]),
    ("2020-09-30T10:00/2020-09-30T14:00", ["上午10点到下午2点", "10时至14时"]),
    ("2020-09-30T22:00/2020-10-01T06:00", ["22时至次日6时", "晚上10点至次日早晨6点", "22:00—6:00"]),
    ("2020-09-24T09:00/2020-09-24T17:00", ["9月24日9:00—17:00", "9月24日上午9时至下午5时", "2020年9月24日（星期四）9:00-17:00"]),
    ("2020-09-24T15:00/2020-09-25T11:00", ["9月24日15:00—9月25日11:00", "9月24日15时至25日11时"]),
    ("2020-07-16T08:00/2020-07-17T02:00", ["7月16日8时至17日凌晨2时"]),
  ]

  private static let all: [(String, [String])] = [times, ranges].flatMap { $0 }

  @Test(arguments: all)
  func `reads every spelling of a time`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(DateReading.edtf(spelling) == [expected], "\(spelling)") }
  }

  @Test func `takes the day from the date before in the paragraph`() {
    #expect(
      DateReading.edtf("9月24日，上午9时，会议开始；下午3时，会议结束。") == ["2020-09-24T09:00", "2020-09-24T15:00"])
    #expect(DateReading.edtf("23日清点，18时上报。", published: 2022_06_23) == ["2022-06-23", "2022-06-23T18:00"])
  }

  @Test func `leaves a part of the day without a clock outside`() {
    #expect(DateReading.surfaces("9月24日上午、昨日下午、16日夜间") == ["9月24日", "昨日", "16日"])
    #expect(DateReading.surfaces("上午开会，下午参观") == [])
  }

  @Test func `names what came from context`() throws {
    let day = try #require(DateReading.read("2020年9月24日9时至11时").dates.first)
    #expect(day.inferred.isEmpty)
    let free = try #require(DateReading.read("上午9时许", published: 2020_09_30).dates.first)
    #expect(free.inferred == [.year, .month, .day])
    #expect(free.fuzzy)
    #expect(free.start == free.end)
  }

  private static let negatives: [String] = [
    "五点要求", "8点要求", "三点", "两点一线", "提出五点意见", "五点整改", "24小时", "30分钟", "1小时30分", "比分3:2", "比例为1:10", "1:10", "10:1",
    "按1:50000", "占比3:2", "3∶2",
    "一时", "不时", "同时", "2时段", "三时期", "小时", "千瓦时", "第9时", "零点五", "三点二五", "8点评", "每天9:00—17:00开放", "开放时间：9:00—17:00",
    "工作日9:00—17:00",
    "夜间，是指22时至次日6时", "每日8时至20时", "周一至周五9:00—17:00", "上午", "晚上", "中午", "凌晨", "二十四节气", "子时", "一点一滴", "早晚", "晚点",
  ]

  @Test(arguments: negatives)
  func `finds no time in`(text: String) {
    #expect(DateReading.edtf(text) == [], "\(text)")
  }

  @Test(arguments: ["2020年9月24日25时", "2020年9月24日9时75分", "25时30分", "上午9时80分"])
  func `reports times that no clock shows`(text: String) {
    let (dates, diagnostics) = DateReading.read(text, published: 2020_09_30)
    #expect(dates.count == 1)
    #expect(dates.allSatisfy { $0.edtf == nil && $0.start == nil })
    #expect(diagnostics.map(\.kind) == [.impossibleDate])
    #expect(diagnostics.map(\.span) == dates.map(\.span))
  }
}
