#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Finds a byte string in others, in linear time.
///
/// It looks at 32 places at a time for two telling bytes of the needle, and compares where both are there. Where that
/// goes wrong too often, as for 啊啊啊啊好 in 啊啊啊啊啊啊…, it goes on by the method of Knuth, Morris and Pratt.
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

  /// The place of the first occurrence at `offset` or behind it, but before `end`.
  @inline(__always)
  static func first(
    _ needle: [UInt8], in text: UnsafeRawBufferPointer, from offset: Int, before end: Int = .max
  ) -> Int? {
    needle.withUnsafeBytes { first($0, in: text, from: offset, before: end) }
  }

  /// The number of occurrences that do not overlap, counted from the left.
  static func count(of needle: [UInt8], in text: UnsafeRawBufferPointer) -> Int {
    needle.withUnsafeBytes { count(of: $0, in: text) }
  }

  /// Whether two occurrences could overlap: some proper beginning of the needle is also its end.
  static func canOverlapItself(_ needle: [UInt8]) -> Bool {
    (1..<max(1, needle.count)).contains { needle.prefix($0) == needle.suffix($0) }
  }

  /// The same of bytes elsewhere.
  static func first(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from offset: Int, before end: Int = .max
  ) -> Int? {
    guard needle.count > 0, text.count - offset >= needle.count, let base = text.baseAddress,
      let needleBase = needle.baseAddress
    else { return nil }
    let end = min(end, text.count - needle.count + 1)
    // In UTF-8 the last bytes of characters tell most: of the first character's, and of the whole needle's.
    let pivot = pivot(of: needle)
    let firstByte = SIMD32<UInt8>(repeating: needle[pivot])
    let lastByte = SIMD32<UInt8>(repeating: needle[needle.count - 1])
    var position = offset
    var wasted = 0
    // Sound: a step reads 32 bytes at each of two places of the needle, and the last one that leaves room for the later
    // one begins at `lastStep`. It may lie before `position`, where nothing is looked at twice.
    let lastStep = text.count - needle.count + 1 - 32
    while position < end, lastStep >= 0 {
      let step = min(position, lastStep)
      let first = (base + step + pivot).loadUnaligned(as: SIMD32<UInt8>.self) .== firstByte
      let last = (base + step + needle.count - 1).loadUnaligned(as: SIMD32<UInt8>.self) .== lastByte
      // A lane of eight bits is all ones where both bytes are there.
      let lanes = unsafeBitCast(first .& last, to: SIMD4<UInt64>.self)
      if lanes[0] | lanes[1] | lanes[2] | lanes[3] != 0 {
        for word in 0..<4 {
          var rest = lanes[word]
          while rest != 0 {
            let place = rest.trailingZeroBitCount >> 3
            rest &= ~(0xFF << UInt64(place * 8))
            let candidate = step + word * 8 + place
            if candidate < position { continue }
            if memcmp(base + candidate, needleBase, needle.count) == 0 { return candidate < end ? candidate : nil }
            wasted += needle.count
          }
        }
        if wasted > 4 * (end - offset) + 4096 {
          let rest = UnsafeRawBufferPointer(rebasing: text[..<(end + needle.count - 1)])
          return firstByTable(needle, in: rest, from: step + 32)
        }
      }
      position = step + 32
    }
    while position < end {
      if text[position + needle.count - 1] == needle[needle.count - 1],
        memcmp(base + position, needleBase, needle.count) == 0
      {
        return position
      }
      position += 1
    }
    return nil
  }

  /// The place of the first character's last byte; in a single character the byte before its last one.
  @inline(__always)
  private static func pivot(of needle: UnsafeRawBufferPointer) -> Int {
    var place = 0
    while place + 1 < needle.count, needle[place + 1] & 0xC0 == 0x80 { place += 1 }
    return place == needle.count - 1 ? max(0, place - 1) : place
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
