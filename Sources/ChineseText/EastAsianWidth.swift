/// How many columns text takes on a terminal or in a page of fixed-width type, after UAX #11.
public enum EastAsianWidth {
  /// What to do with characters that are wide in Chinese type but narrow elsewhere: “ ” … — ① ℃.
  public enum Ambiguous: Sendable {
    /// One column, as terminals show them.
    case narrow
    /// Two columns, as Chinese pages are set; for the width of wrapped lines.
    case wide
  }

  /// The columns of a scalar: 2 for 年, ， and Ａ, 1 for a and ｱ, 0 for combining marks and control characters.
  public static func columns(of scalar: UInt32, ambiguous: Ambiguous = .narrow) -> Int {
    switch scalar {
    case 0x20...0x7E: return 1
    case 0x4E00...0x9FFF, 0x3000...0x3029, 0xFF01...0xFF5E: return 2
    case 0...0x1F, 0x7F...0x9F: return 0
    default: break
    }
    if scalar != 0xAD, ICUCharacter.hasNoWidth(scalar) { return 0 }
    return switch ICUCharacter.width(scalar) {
    case .wide, .fullwidth: 2
    case .ambiguous: ambiguous == .wide ? 2 : 1
    case .neutral, .halfwidth, .narrow: 1
    }
  }

  /// The columns of a string: 8 for `2020年鉴`. O(n).
  public static func columns(of string: some StringProtocol, ambiguous: Ambiguous = .narrow) -> Int {
    string.unicodeScalars.reduce(0) { $0 + columns(of: $1.value, ambiguous: ambiguous) }
  }

  /// The longest prefix of `string` that takes no more than `limit` columns, cut between characters as readers see
  /// them. For `甘孜州` and 5: `甘孜`. O(n).
  public static func prefix(_ string: String, columns limit: Int, ambiguous: Ambiguous = .narrow) -> Substring {
    var used = 0
    var end = string.startIndex
    while end < string.endIndex {
      used += columns(of: String(string[end]), ambiguous: ambiguous)
      if used > limit { break }
      end = string.index(after: end)
    }
    return string[..<end]
  }

  /// `string` where it takes no more than `limit` columns, else its beginning and a `…` within them. For `甘孜州地方志办` and 7:
  /// `甘孜州…`. O(n).
  public static func cut(_ string: String, columns limit: Int) -> String {
    columns(of: string) <= limit ? string : prefix(string, columns: limit - 1) + "…"
  }
}
