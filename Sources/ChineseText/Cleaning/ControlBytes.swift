/// Control characters among bytes in UTF-8 or another encoding that keeps ASCII.
enum ControlBytes {
  /// The first place at or behind `start` where a control character stands other than tab, line feed, vertical tab,
  /// form feed and carriage return; the number of bytes where none does. Eight bytes a step.
  static func firstIndex(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var index = start
    while index < count {
      // Sound: eight bytes are loaded only where eight are left.
      if index + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let deletes = word ^ 0x7F7F_7F7F_7F7F_7F7F
        // A top bit for a byte below 20 hex or a byte that is 7F; wrong ones only beside right ones.
        let hits =
          (word &- 0x2020_2020_2020_2020) & ~word | (deletes &- 0x0101_0101_0101_0101) & ~deletes
        if hits & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let end = min(count, index + 8)
      while index < end {
        if isControl(bytes[index]) { return index }
        index += 1
      }
    }
    return count
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 ? byte < 0x09 || byte > 0x0D : byte == 0x7F
  }
}
