import CICU

/// What ICU knows about single characters.
enum ICUCharacter {
  /// The classes of UAX #11, East Asian Width; the raw values are ICU's.
  enum Width: Int32 {
    /// Not East Asian.
    case neutral
    /// Wide in East Asian company, else narrow: “ ” … — ①.
    case ambiguous
    /// Half-width forms: ｱ.
    case halfwidth
    /// Full-width forms: Ａ, ，.
    case fullwidth
    /// ASCII and its like.
    case narrow
    /// Han, kana and what stands in their square: 年, 。.
    case wide
  }

  /// The width class of `scalar`.
  static func width(_ scalar: UInt32) -> Width { Width(rawValue: cicu_east_asian_width(scalar)) ?? .neutral }

  /// Whether `scalar` takes no column: a mark that stands on the character before it, a format or control character.
  static func hasNoWidth(_ scalar: UInt32) -> Bool { cicu_has_no_width(scalar) }

  /// Whether the script of `scalar` is Han, Hiragana or Katakana; not so for ー, which belongs to none.
  static func isHanOrKana(_ scalar: UInt32) -> Bool { cicu_is_han_or_kana(scalar) }

  /// Whether NFKC leaves `scalar` as it is among others of which the same is true: 年, not U+2F00 (⼀).
  static func isStableInNFKC(_ scalar: UInt32) -> Bool { cicu_is_stable_in_nfkc(scalar) }

  /// The NFKC form of `scalar` where that is one other scalar: U+2F00 (⼀) → 一; else nil.
  static func compatibilityForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    var units = [UInt16](repeating: 0, count: 32)
    let written = units.withUnsafeMutableBufferPointer {
      Int(cicu_compatibility_form(scalar.value, $0.baseAddress, Int32($0.count)))
    }
    guard written > 0, written <= units.count else { return nil }
    let scalars = Array(String(decoding: units[..<written], as: UTF16.self).unicodeScalars)
    return scalars.count == 1 && scalars[0] != scalar ? scalars[0] : nil
  }
}
