/// How many columns text takes on a terminal, after Unicode's East Asian width: Han and full-width forms take two.
public enum DisplayWidth {
  /// The columns of one scalar: 年 → 2, a → 1, a combining mark → 0.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  /// The columns of a string: 年鉴 2020 → 9.
  public static func columns(of string: some StringProtocol) -> Int {
    string.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// `string` with blanks behind it up to `columns`.
  public static func padded(_ string: String, to columns: Int) -> String {
    string + String(repeating: " ", count: max(0, columns - Self.columns(of: string)))
  }

  /// The beginning of `string` that fits into `columns`, with … where something was cut.
  public static func cut(_ string: String, to columns: Int) -> String {
    guard Self.columns(of: string) > columns else { return string }
    var result = ""
    var used = 0
    for scalar in string.unicodeScalars {
      let width = Self.columns(of: scalar)
      guard used + width <= columns - 1 else { break }
      result.unicodeScalars.append(scalar)
      used += width
    }
    return result + "…"
  }
}
