import CICU

/// One of ICU's transliterators.
///
/// Slow to open: the one to pinyin only where somebody searches by sound, the one to simplified characters only in the
/// tests, where it is the oracle of the folding table. Owns its state; one task uses it.
final class ICUTransliterator {
  private let handle: OpaquePointer

  /// What to what.
  enum Kind {
    /// Traditional to simplified characters: 萬 → 万.
    case simplifying
    /// Han to pinyin with tone marks: 甘 → gān.
    case pinyin
  }

  /// A transliterator; nil where libicu has none.
  init?(_ kind: Kind) {
    let opened =
      switch kind {
      case .simplifying: cicu_transliterator_open_simplifying()
      case .pinyin: cicu_transliterator_open_pinyin()
      }
    guard let opened else { return nil }
    handle = opened
  }

  deinit { cicu_transliterator_close(handle) }

  /// What `scalar` becomes when it stands alone; nil where ICU fails.
  func form(_ scalar: Unicode.Scalar) -> String? {
    var units = Array(String(scalar).utf16)
    let count = units.count
    units += Array(repeating: 0, count: 30)
    let written = units.withUnsafeMutableBufferPointer {
      Int(cicu_transliterate(handle, $0.baseAddress, Int32(count), Int32($0.count)))
    }
    guard written > 0, written <= units.count else { return nil }
    return String(decoding: units[..<written], as: UTF16.self)
  }

  /// The same where it is one scalar: 萬 → 万; nil where ICU gives none or several.
  func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let form = form(scalar), let first = form.unicodeScalars.first, form.unicodeScalars.count == 1 else {
      return nil
    }
    return first
  }
}
