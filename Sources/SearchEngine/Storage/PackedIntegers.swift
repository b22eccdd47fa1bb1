/// A column of integers in which each can be read on its own; grammar in `PackedIntegersWriter.swift`.
struct PackedIntegers: Sendable {
  /// Values in a block.
  static let blockLength = 256
  /// Bytes of a block's entry in the directory.
  static let entryLength = 20
  /// What is added to the width of a number in a block's table of values.
  static let tableWidth = 128

  private let section: FileSection
  /// The number of values.
  let count: Int
  private let directoryLength: Int

  /// The column in `section`, which must hold `count` values.
  init(_ section: FileSection, count: Int) throws(IndexError) {
    self.section = section
    self.count = count
    let blocks = (count + Self.blockLength - 1) / Self.blockLength
    directoryLength = blocks * Self.entryLength
    guard section.entry.count == count, section.length >= directoryLength else { throw section.damage(at: 0) }
  }

  /// The value at `index`, which is below ``count``.
  @inline(__always)
  subscript(index: Int) -> Int64 {
    get throws(IndexError) {
      let entry = try section.bytes((index >> 8) * Self.entryLength, Self.entryLength)
      let slope = Int64(Int32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: Int32.self)))
      let base = Int64(littleEndian: entry.loadUnaligned(as: Int64.self)) &+ slope &* Int64(index & 255)
      let word = UInt64(littleEndian: entry.loadUnaligned(fromByteOffset: 12, as: UInt64.self))
      let width = Int(word & 0xFF)
      if width == 0 { return base }
      if width >= Self.tableWidth {
        return base &+ (try inTable(at: directoryLength + Int(word >> 8), index & 255, width - Self.tableWidth))
      }
      let bit = (index & 255) * width
      // Sound as an offset: the shifted word has 56 bits, and the bits of a block are few.
      let load = try section.bytes(directoryLength + Int(word >> 8) + (bit >> 3), 8)
      let bits = UInt64(littleEndian: load.loadUnaligned(as: UInt64.self)) >> UInt64(bit & 7)
      let mask: UInt64 = width >= 64 ? .max : (1 << UInt64(width)) - 1
      return base &+ Int64(bitPattern: bits & mask)
    }
  }

  /// What the table of a block that begins at `start` says of the value at `place`, by numbers of `width` bits.
  private func inTable(at start: Int, _ place: Int, _ width: Int) throws(IndexError) -> Int64 {
    guard width <= 8 else { throw section.damage(at: start) }
    let bit = place * width
    let load = try section.bytes(start + 4 << width + bit >> 3, 8)
    let bits = UInt64(littleEndian: load.loadUnaligned(as: UInt64.self)) >> UInt64(bit & 7)
    return Int64(try section.uint32(at: start + 4 * Int(bits & (1 << UInt64(width) - 1))))
  }

  /// The value at `index` as an offset or a number of something below `limit` or equal to it; else damage.
  @inline(__always)
  func offset(at index: Int, limit: Int) throws(IndexError) -> Int {
    let value = try self[index]
    guard value >= 0, value <= Int64(limit) else { throw section.damage(at: (index >> 8) * Self.entryLength) }
    return Int(value)
  }

  /// The values at `index` and `index + 1` as the ends of a range within `0...limit`; else damage.
  @inline(__always)
  func range(at index: Int, limit: Int) throws(IndexError) -> Range<Int> {
    let (start, end) = try neighbours(at: index)
    guard start >= 0, start <= end, end <= Int64(limit) else {
      throw section.damage(at: (index >> 8) * Self.entryLength)
    }
    return Int(start)..<Int(end)
  }

  /// The values at `index` and `index + 1`, which mostly lie in one block.
  @inline(__always)
  private func neighbours(at index: Int) throws(IndexError) -> (Int64, Int64) {
    let place = index & 255
    if place == 255 { return (try self[index], try self[index + 1]) }
    let entry = try section.bytes((index >> 8) * Self.entryLength, Self.entryLength)
    let slope = Int64(Int32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: Int32.self)))
    let base = Int64(littleEndian: entry.loadUnaligned(as: Int64.self)) &+ slope &* Int64(place)
    let word = UInt64(littleEndian: entry.loadUnaligned(fromByteOffset: 12, as: UInt64.self))
    let width = Int(word & 0xFF)
    if width == 0 { return (base, base &+ slope) }
    if width > 28 { return (try self[index], try self[index + 1]) }
    // Both lie in 56 bits from the first byte on.
    let bit = place * width
    let load = try section.bytes(directoryLength + Int(word >> 8) + (bit >> 3), 8)
    let bits = UInt64(littleEndian: load.loadUnaligned(as: UInt64.self)) >> UInt64(bit & 7)
    let mask: UInt64 = (1 << UInt64(width)) - 1
    return (base &+ Int64(bits & mask), base &+ slope &+ Int64(bits >> UInt64(width) & mask))
  }

  /// Appends the values at `range` to `values`: for neighbours a few steps each, where ``subscript(_:)`` takes a hundred.
  func read(_ range: Range<Int>, into values: inout [Int64]) throws(IndexError) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = min(range.upperBound, (index | 255) + 1)
      defer { index = end }
      let entry = try section.bytes((index >> 8) * Self.entryLength, Self.entryLength)
      let least = Int64(littleEndian: entry.loadUnaligned(as: Int64.self))
      let slope = Int64(Int32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: Int32.self)))
      let word = UInt64(littleEndian: entry.loadUnaligned(fromByteOffset: 12, as: UInt64.self))
      let width = Int(word & 0xFF)
      if width > 56 {
        for index in index..<end { values.append(try self[index]) }
        continue
      }
      let first = (index & 255) * width
      let last = ((end - 1) & 255) * width
      let bytes = try section.bytes(directoryLength + Int(word >> 8) + first >> 3, last >> 3 - first >> 3 + 8)
      let mask: UInt64 = (1 << UInt64(width)) - 1
      for place in index & 255...(end - 1) & 255 {
        let bit = place * width
        // Sound: of the last value too there are eight bytes from its first one on.
        let load = bytes.loadUnaligned(fromByteOffset: bit >> 3 - first >> 3, as: UInt64.self)
        let difference = UInt64(littleEndian: load) >> UInt64(bit & 7) & mask
        values.append(least &+ slope &* Int64(place) &+ Int64(bitPattern: difference))
      }
    }
  }

  /// Throws unless all values can be read.
  func verify() throws(IndexError) {
    for index in 0..<count { _ = try self[index] }
  }
}
