import CICU

/// ICU's transliterator from traditional to simplified characters: the oracle of the folding table.
///
/// Slow to open, so only the tests use it. Owns its state; one task uses it.
final class ICUTransliterator {
  private let handle: OpaquePointer

  /// A transliterator; nil where libicu has none.
  init?() {
    guard let handle = cicu_transliterator_open_simplifying() else { return nil }
    self.handle = handle
  }

  deinit { cicu_transliterator_close(handle) }

  /// What `scalar` becomes when it stands alone: 萬 → 万; nil where ICU gives no single scalar.
  func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    var units = Array(String(scalar).utf16)
    let count = units.count
    units += Array(repeating: 0, count: 30)
    let written = units.withUnsafeMutableBufferPointer {
      Int(cicu_transliterate(handle, $0.baseAddress, Int32(count), Int32($0.count)))
    }
    guard written > 0, written <= units.count else { return nil }
    let scalars = Array(String(decoding: units[..<written], as: UTF16.self).unicodeScalars)
    return scalars.count == 1 ? scalars[0] : nil
  }
}
