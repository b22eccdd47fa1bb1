import CICU

/// The Chinese and Japanese dictionary that libicu cuts words with, open for reading.
///
/// Immutable, so any task may read it.
final class ICUDictionary: @unchecked Sendable {
  /// The UTF-16 units of the dictionary's trie: words and their costs, in ICU's UCharsTrie format.
  ///
  /// They stay in place as long as this object.
  let units: UnsafeBufferPointer<UInt16>
  private let handle: OpaquePointer

  /// Opens the dictionary; nil where libicu has none, or one in a form that is not known here.
  init?() {
    guard let handle = cicu_dictionary_open() else { return nil }
    guard Self.hasKnownFormat(handle), let bytes = cicu_data_bytes(handle),
      let units = Self.units(UnsafeRawPointer(bytes))
    else {
      cicu_data_close(handle)
      return nil
    }
    self.handle = handle
    self.units = units
  }

  deinit { cicu_data_close(handle) }

  private static func hasKnownFormat(_ handle: OpaquePointer) -> Bool {
    var version = [CChar](repeating: 0, count: 32)
    version.withUnsafeMutableBufferPointer { cicu_data_format_version(handle, $0.baseAddress) }
    return version[0] == 0x31 && version[1] == 0x2E  // "1."
  }

  /// The trie behind the eight numbers that the item begins with: at 0 where it begins, at 3 the item's size, at 4 its
  /// kind in the low three bits (1: of UTF-16 units) and whether words have costs in the next.
  private static func units(_ bytes: UnsafeRawPointer) -> UnsafeBufferPointer<UInt16>? {
    // The item holds at least its eight numbers, aligned to 16, by ICU's format; the rest is as long as they say.
    let numbers = UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: Int32.self), count: 8)
    let start = Int(numbers[0])
    let size = Int(numbers[3])
    guard numbers[4] & 0xF == 9, start >= 32, start % 2 == 0, size > start else { return nil }
    let trie = (bytes + start).assumingMemoryBound(to: UInt16.self)
    return UnsafeBufferPointer(start: trie, count: (size - start) / 2)
  }
}
