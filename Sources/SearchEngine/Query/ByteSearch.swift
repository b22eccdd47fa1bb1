#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Finds a byte string in others, in linear time.
///
/// It jumps with the system's vectorised `memchr` to one telling byte of the needle and compares there. Where that goes
/// wrong too often, as for 啊啊啊啊好 in 啊啊啊啊啊啊…, it goes on by the method of Knuth, Morris and Pratt. (`memmem` would do
/// the same, but Glibc does not show it to Swift.)
enum ByteSearch {
  /// The number of occurrences that do not overlap, counted from the left.
  static func count(of needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var offset = 0
    while let place = first(needle, in: text, from: offset) {
      count += 1
      offset = place + needle.count
    }
    return count
  }

  /// The places of all occurrences that do not overlap, from the left.
  static func ranges(of needle: [UInt8], in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    needle.withUnsafeBytes { needle in
      var ranges: [Range<Int>] = []
      var offset = 0
      while let place = first(needle, in: text, from: offset) {
        ranges.append(place..<place + needle.count)
        offset = place + needle.count
      }
      return ranges
    }
  }

  /// Whether the text holds the needle; every text holds the empty one.
  static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
    needle.withUnsafeBytes { needle in
      text.withUnsafeBytes { needle.isEmpty || first(needle, in: $0, from: 0) != nil }
    }
  }

  /// The place of the first occurrence at `offset` or behind it.
  @inline(__always)
  static func first(_ needle: [UInt8], in text: UnsafeRawBufferPointer, from offset: Int) -> Int? {
    needle.withUnsafeBytes { first($0, in: text, from: offset) }
  }

  /// The number of occurrences that do not overlap, counted from the left.
  static func count(of needle: [UInt8], in text: UnsafeRawBufferPointer) -> Int {
    needle.withUnsafeBytes { count(of: $0, in: text) }
  }

  /// Whether two occurrences could overlap: some proper beginning of the needle is also its end.
  static func canOverlapItself(_ needle: [UInt8]) -> Bool {
    (1..<max(1, needle.count)).contains { needle.prefix($0) == needle.suffix($0) }
  }

  @inline(__always)
  private static func first(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from offset: Int
  ) -> Int? {
    guard needle.count > 0, text.count - offset >= needle.count, let base = text.baseAddress,
      let needleBase = needle.baseAddress
    else { return nil }
    let pivot = pivot(of: needle)
    let byte = Int32(needle[pivot])
    var position = offset
    var wasted = 0
    // A needle's beginning as one number spares most calls of `memcmp`.
    let isLong = needle.count >= 8
    let head = isLong ? needleBase.loadUnaligned(as: UInt64.self) : 0
    // Sound: `position` never leaves room for less than a whole needle, so every read is within the text.
    while position + needle.count <= text.count {
      let room = text.count - needle.count - position + 1
      guard let found = memchr(base + position + pivot, byte, room) else { return nil }
      let candidate = UnsafeRawPointer(found) - base - pivot
      if !isLong || (base + candidate).loadUnaligned(as: UInt64.self) == head,
        memcmp(base + candidate, needleBase, needle.count) == 0
      {
        return candidate
      }
      position = candidate + 1
      wasted += needle.count
      if wasted > 4 * text.count + 4096 { return firstByTable(needle, in: text, from: position) }
    }
    return nil
  }

  /// The place of a byte that tells much: in UTF-8 the last continuation byte, since Han characters share few lead bytes.
  @inline(__always)
  private static func pivot(of needle: UnsafeRawBufferPointer) -> Int {
    var place = needle.count - 1
    while place > 0, needle[place] & 0xC0 != 0x80 { place -= 1 }
    return needle[place] & 0xC0 == 0x80 ? place : needle.count - 1
  }

  /// Knuth, Morris and Pratt, "Fast Pattern Matching in Strings", 1977.
  static func firstByTable(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from offset: Int
  ) -> Int? {
    var borders = [0]
    var length = 0
    for index in 1..<max(1, needle.count) {
      while length > 0, needle[index] != needle[length] { length = borders[length - 1] }
      if needle[index] == needle[length] { length += 1 }
      borders.append(length)
    }
    var matched = 0
    for position in min(offset, text.count)..<text.count {
      while matched > 0, text[position] != needle[matched] { matched = borders[matched - 1] }
      if text[position] == needle[matched] { matched += 1 }
      if matched == needle.count { return position + 1 - needle.count }
    }
    return nil
  }
}
