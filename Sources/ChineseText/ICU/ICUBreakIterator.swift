import CICU

/// ICU's word break iterator over UTF-16.
///
/// Owns its state; one task uses it.
final class ICUBreakIterator {
  private let handle: OpaquePointer

  /// An iterator for Chinese; nil where libicu was built without its data.
  init?() {
    guard let handle = cicu_breaker_open() else { return nil }
    self.handle = handle
    showFirstCharacters()
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

  /// The compiled rules that the iterator follows; empty where ICU does not give them.
  func compiledRules() -> [UInt8] {
    let count = Int(cicu_breaker_rules(handle, nil, 0))
    guard count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let written = bytes.withUnsafeMutableBufferPointer {
      Int(cicu_breaker_rules(handle, $0.baseAddress, Int32(clamping: count)))
    }
    return written == count ? bytes : []
  }

  /// Makes the cuts depend on the text alone.
  ///
  /// ICU picks the engine that cuts ー (U+30FC, of no script) by what the iterator has met before: Han first, and ー goes
  /// to the dictionary; ゠ (U+30A0) first, and ー is left whole. So each iterator meets both at once, Han first.
  private func showFirstCharacters() {
    let units: [UInt16] = [0x4E00, 0x4E8C, 0x0A, 0x30A0, 0x30A0]
    units.withUnsafeBufferPointer { units in
      var ends = [Int32](repeating: 0, count: units.count)
      var statuses = ends
      guard setText(units) else { return }
      ends.withUnsafeMutableBufferPointer { ends in
        statuses.withUnsafeMutableBufferPointer { statuses in while next(ends, statuses) > 0 {} }
      }
      _ = setText(UnsafeBufferPointer(start: units.baseAddress, count: 0))
    }
  }
}
