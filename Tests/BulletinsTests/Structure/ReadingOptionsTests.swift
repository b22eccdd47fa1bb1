import ChineseText
import Testing

@testable import Bulletins

@Suite struct `Given dates` {
  @Test(arguments: [
    ("2021", "2021-01-01", "2021-12-31"), ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"), ("2021-05-03", "2021-05-03", "2021-05-03"),
  ])
  func `cover a year, a month or a day`(text: String, start: String, end: String) throws {
    let date = try #require(ReadingOptions.GivenDate(text))
    #expect(date.start.description == start)
    #expect(date.end.description == end)
    #expect(date.edtf == text)
  }

  @Test(arguments: [
    "", "21", "2021-", "2021-5", "2021-13", "2021-00", "2021-02-30", "2021-02-01-01", "２０２１", "2021/05", "-2021",
    "0000", "abcd",
  ])
  func `are no other texts`(text: String) { #expect(ReadingOptions.GivenDate(text) == nil) }
}
