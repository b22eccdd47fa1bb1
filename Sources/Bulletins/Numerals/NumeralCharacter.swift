/// What a character means in a numeral: one byte, looked up in a table of the Basic Multilingual Plane.
///
/// The high half is the kind, the low half the digit's value or the power of ten.
enum NumeralCharacter {
  /// The kinds, as they stand in the high half of a code.
  enum Kind {
    /// No part of a numeral.
    static let none: UInt8 = 0
    /// 0–9 and ０–９.
    static let arabic: UInt8 = 1
    /// 一 … 九, 两, 〇, 零, 壹 … 玖; the low half is the digit.
    static let digit: UInt8 = 2
    /// 十, 百, 千, 拾, 佰, 仟; the low half is the power.
    static let unit: UInt8 = 3
    /// 万, 亿, 兆; the low half is the power.
    static let magnitude: UInt8 = 4
    /// 几, 数: some digit from 1 to 9.
    static let vague: UInt8 = 5
    /// 廿, 卅, 卌: tens in one character; the low half is the tens' digit.
    static let tens: UInt8 = 6
  }

  /// The code of each scalar below U+10000.
  static let codes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 0x10000)
    func set(_ characters: String, _ kind: UInt8, _ value: (Int) -> Int) {
      for (index, scalar) in characters.unicodeScalars.enumerated() {
        codes[Int(scalar.value)] = kind << 4 | UInt8(value(index))
      }
    }
    set("0123456789", Kind.arabic) { $0 }
    set("０１２３４５６７８９", Kind.arabic) { $0 }
    set("零一二三四五六七八九", Kind.digit) { $0 }
    // 伍 and 陆 are left to the reader: 队伍 and 大陆 hold no numeral.
    set("〇壹贰叁肆", Kind.digit) { $0 }
    set("柒捌玖", Kind.digit) { $0 + 7 }
    set("○弌貳叄", Kind.digit) { $0 }
    set("◯", Kind.digit) { _ in 0 }
    set("两兩", Kind.digit) { _ in 2 }
    set("陸", Kind.digit) { _ in 6 }
    set("十百千", Kind.unit) { $0 + 1 }
    set("拾佰仟", Kind.unit) { $0 + 1 }
    set("万萬", Kind.magnitude) { _ in 4 }
    set("亿億", Kind.magnitude) { _ in 8 }
    set("兆", Kind.magnitude) { _ in 12 }
    set("几幾数數", Kind.vague) { _ in 1 }
    set("廿卅卌", Kind.tens) { $0 + 2 }
    return codes
  }()

  /// The code of `scalar`; 0 where it is no part of a numeral.
  @inline(__always)
  static func code(_ scalar: UInt32) -> UInt8 { scalar < 0x10000 ? codes[Int(scalar)] : 0 }

  /// The kind of `scalar`.
  @inline(__always)
  static func kind(_ scalar: UInt32) -> UInt8 { code(scalar) >> 4 }

  /// The value of an Arabic digit, half or full width; nil for anything else.
  @inline(__always)
  static func arabicDigit(_ scalar: UInt32) -> Int? {
    let code = code(scalar)
    return code >> 4 == Kind.arabic ? Int(code & 15) : nil
  }

  /// Whether `scalar` is a Latin letter, half or full width.
  @inline(__always)
  static func isLatin(_ scalar: UInt32) -> Bool {
    let folded = scalar | 0x20
    return (0x61...0x7A).contains(folded) || (0xFF41...0xFF5A).contains(scalar) || (0xFF21...0xFF3A).contains(scalar)
  }

  /// Whether `scalar` is one of the characters that stand for 一 … 九 or 零 only in financial writing, two of which
  /// (伍, 陆) are ordinary words as well.
  static func isFinancial(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "佰", "仟", "貳", "叄", "陸": true
    default: false
    }
  }

  /// Whether `scalar` is a form of zero that writers of Chinese dates use (〇, ○, 零, and the letter O in 二OO一).
  static func isDateZero(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "〇", "○", "◯", "零", "O", "o", "Ｏ", "ｏ", "0", "０": true
    default: false
    }
  }
}
