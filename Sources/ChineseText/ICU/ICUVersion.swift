import CICU

/// The libicu that this process uses, for `version -v` and for the record of what a reading rested on.
public struct ICUVersion: Sendable, Hashable {
  /// ICU's version: `72.1`.
  public let icu: String
  /// The version of Unicode that ICU knows: `15.0`.
  public let unicode: String
  /// The version of the CLDR data; nil where libicu was built without.
  public let cldr: String?
  /// The format version of the Chinese and Japanese dictionary that words are cut with; nil where libicu has none, and
  /// every Han character is then a word of its own.
  public let dictionaryFormat: String?

  /// The running libicu.
  public static let current = ICUVersion()

  private init() {
    icu = Self.text(cicu_version)
    unicode = Self.text(cicu_unicode_version)
    let cldr = Self.text(cicu_cldr_version)
    self.cldr = cldr.isEmpty ? nil : cldr
    if let dictionary = cicu_dictionary_open() {
      dictionaryFormat = Self.text { cicu_data_format_version(dictionary, $0) }
      cicu_data_close(dictionary)
    } else {
      dictionaryFormat = nil
    }
  }

  private static func text(_ write: (UnsafeMutablePointer<CChar>?) -> Void) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    buffer.withUnsafeMutableBufferPointer { write($0.baseAddress) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
