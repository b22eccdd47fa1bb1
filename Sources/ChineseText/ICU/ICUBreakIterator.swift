import CICU

/// ICU's word break iterator for Chinese.
///
/// Owns its state; one task uses it.
final class ICUBreakIterator {
  private let handle: OpaquePointer

  /// An iterator; nil where libicu has no data for it.
  init?() {
    guard let handle = cicu_breaker_open() else { return nil }
    self.handle = handle
  }

  deinit { cicu_breaker_close(handle) }

  /// Sets the text, whose memory must stay in place as long as ``next(_:_:)`` is called; false where ICU refuses it.
  func setText(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
    cicu_breaker_set_text(handle, units.baseAddress, Int32(clamping: units.count))
  }

  /// Writes the next segments: where each ends, in UTF-16 units, and its rule status. Returns how many; 0 at the end.
  func next(_ ends: UnsafeMutableBufferPointer<Int32>, _ statuses: UnsafeMutableBufferPointer<Int32>) -> Int {
    let capacity = Int32(clamping: min(ends.count, statuses.count))
    return Int(cicu_breaker_next(handle, ends.baseAddress, statuses.baseAddress, capacity))
  }
}
