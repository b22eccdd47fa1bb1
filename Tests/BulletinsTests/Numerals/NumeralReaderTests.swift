import Testing

@testable import Bulletins

@Suite struct NumeralReaderTests {
  private func outcome(_ text: String) -> NumeralReader.Outcome {
    let scalars = text.unicodeScalars.map(\.value)
    return NumeralReader(scalars: scalars).numeral(at: 0, limit: scalars.count)
  }

  /// The value with its magnitude multiplied out, and what was read.
  private func value(_ text: String) -> (value: Double, text: String)? {
    guard case .numeral(let numeral) = outcome(text) else { return nil }
    let read = String(String.UnicodeScalarView(text.unicodeScalars.prefix(numeral.range.count)))
    return (numeral.number.scaled(by: numeral.magnitude).double, read)
  }

  private static let spellings: [(Double, [String])] = [
    (0.5, ["0.5", "０．５"]),
    (2, ["2", "２", "二", "两", "兩", "贰"]),
    (10, ["10", "十", "拾", "一十"]),
    (12, ["12", "十二"]),
    (20, ["20", "二十", "廿"]),
    (35, ["35", "三十五", "卅五", "叁拾伍"]),
    (105, ["105", "一百零五", "一〇五", "一百〇五", "壹佰零伍"]),
    (115, ["一百一十五", "一百十五"]),
    (120, ["一百二十", "一百二"]),
    (1234.5, ["1,234.5", "1234.5"]),
    (2020, ["2020", "二〇二〇", "二○二○", "两千零二十"]),
    (3500, ["三千五", "三千五百", "3500"]),
    (12000, ["一万二", "一万二千", "1.2万", "12,000"]),
    (35000, ["3万5千", "三万五千", "3.5万"]),
    (123_456, ["十二万三千四百五十六", "12万3456", "123,456"]),
    (100_000_000, ["1亿", "一亿", "1億", "100,000,000"]),
    (120_000_000, ["1亿2000万", "一亿二千万", "1.2亿"]),
    (350_000_000, ["3.5亿", "三点五亿"]),
    (1_210_000_000_000, ["1.21万亿", "一点二一万亿"]),
    (3_000_000_000_000, ["三万亿", "3万亿", "3兆"]),
  ]

  @Test(arguments: spellings)
  func `reads every spelling of a number`(expected: Double, spellings: [String]) {
    for spelling in spellings {
      let read = value(spelling)
      #expect(read?.value == expected, "\(spelling)")
      #expect(read?.text == spelling, "\(spelling)")
    }
  }

  private static let vague: [(String, Double, Double)] = [
    ("三十几", 31.0, 39.0), ("十几", 11, 19), ("几十", 10, 100), ("数百", 100, 1000), ("三五", 3, 5), ("两三", 2, 3),
    ("七八十", 70, 80), ("五六百", 500, 600), ("十二三", 12, 13), ("三四", 3, 4),
  ]

  @Test(arguments: vague)
  func `gives vague numerals their bounds`(text: String, lower: Double, upper: Double) throws {
    guard case .numeral(let numeral) = outcome(text) else { throw TestFailure(text) }
    let bounds = try #require(numeral.bounds)
    #expect(bounds.lower.double == lower)
    #expect(bounds.upper.double == upper)
    #expect(numeral.vagueness == .several)
  }

  private static let magnitudes: [(String, Double, String, Numeral.Vagueness)] = [
    ("2400多亿元", 2400.0, "亿", Numeral.Vagueness.more), ("3万余场", 3, "万", .more), ("二百余万元", 200, "万", .more),
    ("十来个", 10, "", .about), ("3.5亿余字", 3.5, "亿", .more), ("十多亿元", 10, "亿", .more), ("百余名", 100, "", .more),
  ]

  @Test(arguments: magnitudes)
  func `keeps the number before its magnitude`(
    text: String, number: Double, magnitude: String, vagueness: Numeral.Vagueness
  ) throws {
    guard case .numeral(let numeral) = outcome(text) else { throw TestFailure(text) }
    #expect(numeral.number.double == number)
    #expect(Array(text.unicodeScalars)[numeral.magnitudeRange] == Array(magnitude.unicodeScalars)[...])
    #expect(numeral.vagueness == vagueness)
  }

  @Test(arguments: ["三十二百", "二百三千个", "五万三亿"])
  func `calls nonsense broken`(text: String) {
    guard case .broken = outcome(text) else {
      Issue.record("\(text): \(outcome(text))")
      return
    }
  }

  @Test(arguments: ["1.2.3", "007", "1234567890123456789012345678901", "百千万", "千百万"])
  func `calls codes and idioms codes`(text: String) {
    guard case .code = outcome(text) else {
      Issue.record("\(text): \(outcome(text))")
      return
    }
  }

  @Test(arguments: ["零", "统一", "伍", "陆首", "A4", ""])
  func `finds no numeral where none begins`(text: String) {
    let outcome = outcome(text)
    if case .numeral(let numeral) = outcome { Issue.record("\(text): \(numeral)") }
  }

  @Test(arguments: ["5千瓦", "300千克", "8千米", "200百帕"])
  func `leaves 千 and 百 to a unit that begins with them`(text: String) throws {
    guard case .numeral(let numeral) = outcome(text) else { throw TestFailure(text) }
    #expect(numeral.magnitude == 0)
  }

  @Test func `multiplies decimals out without floating noise`() {
    #expect(DecimalNumber(121, exponent: -2).scaled(by: 12).double == 1_210_000_000_000)
    #expect(DecimalNumber(3, exponent: -1).double == 0.3)
    #expect(DecimalNumber(3, exponent: 0).adding(DecimalNumber(5, exponent: -1))?.double == 3.5)
    #expect(DecimalNumber(Int.max).adding(DecimalNumber(Int.max)) == nil)
  }

  private struct TestFailure: Error {
    init(_ text: String) { Issue.record("\(text) is no numeral") }
  }
}
