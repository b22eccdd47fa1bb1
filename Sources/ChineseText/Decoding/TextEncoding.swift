/// The encodings that bulletins come in; the raw value is the name in records and reports.
public enum TextEncoding: String, Sendable, CaseIterable, Codable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, the low byte of a unit first.
  case utf16LE = "UTF-16LE"
  /// UTF-16, the high byte of a unit first.
  case utf16BE = "UTF-16BE"
  /// GB 18030, which holds GBK, GB 2312 and code page 936.
  case gb18030 = "GB18030"
  /// Big5 with the Hong Kong and ETEN extensions.
  case big5 = "Big5"

  /// The encoding that a user or a web page calls `label`; nil for `auto` and for a name that is none of ours.
  ///
  /// Case, `-`, `_` and blanks do not count: `utf8`, `UTF-8`, `gb_2312` and `CP936` are all understood. A bare
  /// `utf-16` gives ``utf16LE``; ``TextDecoder`` then lets a byte order mark, or text that only makes sense the
  /// other way round, correct the order.
  public init?(label: String) {
    var key = ""
    for scalar in label.unicodeScalars {
      switch scalar {
      case "-", "_", " ": continue
      case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      default: key.unicodeScalars.append(scalar)
      }
    }
    switch key {
    case "utf8", "utf8bom", "utf8sig", "cp65001", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "ucs2", "unicode", "cp1200": self = .utf16LE
    case "utf16be", "ucs2be", "unicodefffe", "cp1201": self = .utf16BE
    case "gb18030", "gb180302000", "gb180302005", "gb180302022", "gbk", "gb2312", "gb231280", "gb", "euccn", "cp936",
      "ms936", "windows936", "936", "xgbk", "chinese", "isoir58":
      self = .gb18030
    case "big5", "big5hkscs", "big5eten", "big52003", "cp950", "ms950", "windows950", "950", "cnbig5", "xxbig5":
      self = .big5
    default: return nil
    }
  }
}
