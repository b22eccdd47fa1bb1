import CICU

/// The category of each character within ICU's compiled rules: the column of the rules' state table.
///
/// Immutable, so any task may ask.
final class ICUCategories: @unchecked Sendable {
  private let handle: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer

  /// The map that `bytes` hold, in ICU's format of a code point trie; nil where they hold none.
  init?(_ bytes: ArraySlice<UInt8>) {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 16), alignment: 16)
    storage.copyBytes(from: bytes)
    guard let handle = cicu_categories_open(storage.baseAddress, Int32(clamping: bytes.count)) else {
      storage.deallocate()
      return nil
    }
    // ICU reads the storage until the handle is closed; both live as long as this object.
    self.handle = handle
    self.storage = storage
  }

  deinit {
    cicu_categories_close(handle)
    storage.deallocate()
  }

  /// The category of `scalar`.
  func category(_ scalar: UInt32) -> UInt32 { cicu_category(handle, scalar) }
}
