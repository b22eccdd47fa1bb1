/// Walks through the postings of one term, ascending; grammar in `PostingsWriter.swift`.
///
/// A new cursor stands on the first unit: a document, or a chunk of text. At the end, for good, ``unit`` is ``end``.
///
/// Unsafe code: the cursor reads from a checked piece of a mapped file, which the segment keeps mapped, and compares
/// every read with `limit`; it writes only into its own buffers of 128 numbers each.
final class PostingCursor {
  /// What ``unit`` is behind the last posting.
  static let end = UInt32.max

  /// The unit that the cursor stands on.
  private(set) var unit: UInt32
  /// The number of units, dead ones included.
  let count: Int
  /// The number of blocks of units.
  let blockCount: Int
  /// The number of the current block.
  private(set) var block = 0

  private let section: FileSection
  private let scored: Bool
  /// Whether any frequency exceeds one, and so frequencies are written down.
  private let repeats: Bool
  private let place: Int
  private let unitLimit: UInt32
  private let base: UnsafeRawPointer
  private let limit: UnsafeRawPointer
  private let skipLength: Int
  private let units: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private var position = 0
  private var blockUnitCount = 0
  /// Where the frequencies of a full block lie, if they are not decoded yet.
  private var frequencyBits: UnsafeRawPointer
  private var frequencyExtras: UnsafeRawPointer
  private var frequencyHeader: (width: Int, extras: Int) = (0, 0)
  private var frequenciesDecoded = false

  /// The postings of `entry`, from the block on that holds the first unit not before `target`.
  init(_ dictionary: TermDictionary, _ entry: TermEntry, from target: UInt32 = 0) throws(IndexError) {
    section = dictionary.postings
    scored = dictionary.scored
    repeats = dictionary.scored && entry.occurrences != entry.unitCount
    place = entry.place
    count = entry.unitCount
    unitLimit = UInt32(truncatingIfNeeded: dictionary.unitCount)
    let isSingle = entry.unitCount == 1
    let bytes = try section.bytes(isSingle ? 0 : entry.place, entry.postingsLength)
    units = .allocate(capacity: PostingsWriter.blockLength * 2)
    frequencies = units + PostingsWriter.blockLength
    let start = bytes.baseAddress ?? UnsafeRawPointer(units)
    blockCount = (count + PostingsWriter.blockLength - 1) / PostingsWriter.blockLength
    skipLength = dictionary.scored ? 9 : 8
    let skipBytes = blockCount > 1 ? blockCount * skipLength : 0
    base = start
    limit = start + bytes.count
    frequencyBits = start
    frequencyExtras = start
    unit = 0
    guard skipBytes <= bytes.count else { throw damage }
    if isSingle {
      unit = UInt32(truncatingIfNeeded: entry.place)
      units[0] = unit
      frequencies[0] = UInt32(truncatingIfNeeded: entry.occurrences)
      blockUnitCount = 1
      frequenciesDecoded = true
    } else {
      try moveTo(block: blockCount > 1 ? block(of: target, from: 0) : 0)
    }
  }

  deinit { units.deallocate() }

  /// Goes to the next unit.
  @inline(__always)
  func advance() throws(IndexError) {
    position += 1
    if position < blockUnitCount {
      unit = units[position]
    } else {
      try advanceBlock()
    }
  }

  /// Goes to the first unit that is not before `target`; never backwards.
  @inline(__always)
  func seek(_ target: UInt32) throws(IndexError) {
    if unit >= target { return }
    if units[blockUnitCount - 1] < target {
      try skip(to: target)
      if unit >= target { return }
    }
    // Gallop, then halve: targets are mostly near.
    var low = position
    var step = 1
    while low + step < blockUnitCount, units[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(low + step, blockUnitCount - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if units[middle] < target { low = middle } else { high = middle }
    }
    position = high
    unit = units[high]
  }

  /// How often the term stands in ``unit``; 1 in fields without frequencies.
  var frequency: UInt32 {
    @inline(__always) get throws(IndexError) {
      if !frequenciesDecoded { try decodeFrequencies() }
      return frequencies[position]
    }
  }

  /// The last unit of the current block.
  var lastInBlock: UInt32 { units[blockUnitCount - 1] }

  /// The units of the current block, from the current one on; valid until the cursor moves.
  var restOfBlock: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: units + position, count: unit == Self.end ? 0 : blockUnitCount - position)
  }

  /// The frequencies of ``restOfBlock``.
  func frequenciesOfRest() throws(IndexError) -> UnsafeBufferPointer<UInt32> {
    if !frequenciesDecoded { try decodeFrequencies() }
    return UnsafeBufferPointer(start: frequencies + position, count: unit == Self.end ? 0 : blockUnitCount - position)
  }

  /// Goes to the first unit of the next block.
  func advanceBlock() throws(IndexError) { try moveTo(block: block + 1) }

  /// Decodes a block, unless it is the current one; then stands on its first unit.
  @inline(__always)
  func open(block wanted: Int) throws(IndexError) {
    if wanted != block { try moveTo(block: wanted) }
  }

  /// The units of the current block; valid until another is decoded.
  var unitsOfBlock: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: units, count: blockUnitCount) }

  /// The frequencies of ``unitsOfBlock``.
  @inline(__always)
  func frequenciesOfBlock() throws(IndexError) -> UnsafeBufferPointer<UInt32> {
    if !frequenciesDecoded { try decodeFrequencies() }
    return UnsafeBufferPointer(start: frequencies, count: blockUnitCount)
  }

  /// The place in ``unitsOfBlock`` of the first unit that is not before `target`; their number if there is none.
  @inline(__always)
  func placeInBlock(of target: UInt32) -> Int {
    var low = 0
    var count = blockUnitCount
    while count > 0 {
      let half = count / 2
      if units[low + half] < target {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }

  /// Passes over the current block and those after it for as long as no score in them can exceed `threshold`, without
  /// decoding them; stands on the first unit of the block after them. Only for scored fields.
  func skipBlocks(notAbove threshold: Double, by ranking: LeafRanking, shrink: Double) throws(IndexError) {
    guard scored, blockCount > 1 else { return }
    var next = block
    while next < blockCount, ranking.bm25.bound(code: boundCode(ofBlock: next), shrink: shrink) <= threshold {
      next += 1
    }
    if next > block { try moveTo(block: next) }
  }

  /// The bound of a block's scores.
  @inline(__always)
  func boundCode(ofBlock block: Int) -> UInt8 {
    guard scored, blockCount > 1 else { return ScoreBoundCode.unbounded }
    // Sound: the skips were compared with `limit`, and `block` is below their number.
    return base.load(fromByteOffset: block * skipLength + 8, as: UInt8.self)
  }

  /// The last unit of a block, as the skips say.
  @inline(__always)
  func lastUnit(ofBlock block: Int) -> UInt32 {
    guard blockCount > 1 else { return units[blockUnitCount - 1] }
    return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: block * skipLength, as: UInt32.self))
  }

  /// The first block, from `block` on, that does not end before `target`; ``blockCount`` if there is none.
  @inline(__always)
  func block(of target: UInt32, from block: Int) -> Int {
    var low = block
    if low >= blockCount || lastUnit(ofBlock: low) >= target { return low }
    var step = 1
    while low + step < blockCount, lastUnit(ofBlock: low + step) < target {
      low += step
      step *= 2
    }
    // Block `low` ends before the target; `high` does not, or there is none such.
    var high = min(low + step, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lastUnit(ofBlock: middle) < target { low = middle } else { high = middle }
    }
    return high
  }

  // MARK: Blocks

  private var damage: IndexError { section.damage(at: place) }

  private func blockEnd(_ block: Int) -> Int {
    Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: block * skipLength + 4, as: UInt32.self)))
  }

  /// Goes to the block that holds the first unit not before `target`, which is not in the current one.
  private func skip(to target: UInt32) throws(IndexError) {
    try moveTo(block: block(of: target, from: block + 1))
  }

  /// Goes to the first unit of a block; behind the last one stands ``end``.
  func moveTo(block next: Int) throws(IndexError) {
    if next < blockCount {
      try load(block: next)
    } else {
      block = blockCount
      unit = Self.end
      position = 0
      // One unit that is greater than every target keeps `seek` simple.
      units[0] = Self.end
      blockUnitCount = 1
      frequenciesDecoded = true
    }
  }

  private func load(block next: Int) throws(IndexError) {
    let hasSkips = blockCount > 1
    let blocksStart = base + (hasSkips ? blockCount * skipLength : 0)
    let start = next == 0 || !hasSkips ? 0 : blockEnd(next - 1)
    let end = hasSkips ? blockEnd(next) : limit - blocksStart
    guard start <= end, end <= limit - blocksStart else { throw damage }
    block = next
    position = 0
    blockUnitCount = min(PostingsWriter.blockLength, count - next * PostingsWriter.blockLength)
    let first = next == 0 ? 0 : UInt64(lastUnit(ofBlock: next - 1)) + 1
    let past: UInt64
    if blockUnitCount == PostingsWriter.blockLength {
      past = try readFull(blocksStart + start, until: blocksStart + end, from: first)
    } else {
      past = try readTail(blocksStart + start, until: blocksStart + end, from: first)
    }
    // Steps are never negative, and their sum did not wrap around: if the last unit is in range, all are.
    guard past <= UInt64(unitLimit), !hasSkips || past == UInt64(lastUnit(ofBlock: next)) + 1 else { throw damage }
    unit = units[0]
  }

  /// Adds up 128 steps, from the first unit there could be; returns the one after the last.
  private func readFull(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, from first: UInt64
  ) throws(IndexError) -> UInt64 {
    let headerLength = repeats ? 4 : 2
    guard end - start >= headerLength else { throw damage }
    let width = Int(start.load(as: UInt8.self))
    let extras = Int(start.load(fromByteOffset: 1, as: UInt8.self))
    let frequencyWidth = repeats ? Int(start.load(fromByteOffset: 2, as: UInt8.self)) : 0
    let frequencyExtrasCount = repeats ? Int(start.load(fromByteOffset: 3, as: UInt8.self)) : 0
    guard width <= 32, frequencyWidth <= 32, end - start >= headerLength + 16 * (width + frequencyWidth) else {
      throw damage
    }
    let bits = start + headerLength
    frequencyBits = bits + 16 * width
    let extrasStart = frequencyBits + 16 * frequencyWidth
    Self.unpack(bits, width: width, into: units)
    var reader = ByteReader(
      UnsafeRawBufferPointer(start: extrasStart, count: end - extrasStart), in: section, at: place)
    if extras > 0 { try addExtras(extras, width: width, to: units, &reader) }
    frequencyExtras = extrasStart + reader.offset
    frequencyHeader = (frequencyWidth, frequencyExtrasCount)
    frequenciesDecoded = false
    var next = first
    for index in 0..<PostingsWriter.blockLength {
      // One addition from each unit to the next.
      next &+= UInt64(units[index]) &+ 1
      units[index] = UInt32(truncatingIfNeeded: next &- 1)
    }
    return next
  }

  private static func unpack(_ bits: UnsafeRawPointer, width: Int, into numbers: UnsafeMutablePointer<UInt32>) {
    // A loop of its own for each width that is usual: shifts by constants cost least.
    switch width {
    case 0: numbers.update(repeating: 0, count: PostingsWriter.blockLength)
    case 1: unpackBytes(bits, width: 1, into: numbers)
    case 2: unpackBytes(bits, width: 2, into: numbers)
    case 3: unpackBytes(bits, width: 3, into: numbers)
    case 4: unpackBytes(bits, width: 4, into: numbers)
    case 5: unpackBytes(bits, width: 5, into: numbers)
    case 6: unpackBytes(bits, width: 6, into: numbers)
    case 7: unpackBytes(bits, width: 7, into: numbers)
    case 8: unpackBytes(bits, width: 8, into: numbers)
    default:
      let mask: UInt64 = (1 << UInt64(width)) - 1
      var bit = 0
      for index in 0..<PostingsWriter.blockLength {
        // Sound: the first byte lies within the block, and a file goes on for 32 bytes behind every section.
        let word = UInt64(littleEndian: (bits + (bit >> 3)).loadUnaligned(as: UInt64.self))
        numbers[index] = UInt32(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask)
        bit += width
      }
    }
  }

  /// Of up to eight bits each, eight numbers take as many bytes as a number has bits.
  @inline(__always)
  private static func unpackBytes(
    _ bits: UnsafeRawPointer, width: Int, into numbers: UnsafeMutablePointer<UInt32>
  ) {
    let mask: UInt64 = (1 << UInt64(width)) - 1
    for group in 0..<PostingsWriter.blockLength / 8 {
      // Sound: as in ``unpack(_:width:into:)``.
      let word = UInt64(littleEndian: (bits + group * width).loadUnaligned(as: UInt64.self))
      let place = numbers + group * 8
      for index in 0..<8 {
        place[index] = UInt32(truncatingIfNeeded: (word &>> UInt64(index * width)) & mask)
      }
    }
  }

  private func addExtras(
    _ count: Int, width: Int, to numbers: UnsafeMutablePointer<UInt32>, _ reader: inout ByteReader
  ) throws(IndexError) {
    let places = try reader.bytes(count)
    for place in places {
      guard place < PostingsWriter.blockLength else { throw damage }
      let rest = UInt64(try reader.varint32())
      numbers[Int(place)] |= UInt32(truncatingIfNeeded: rest << UInt64(width))
    }
  }

  private func decodeFrequencies() throws(IndexError) {
    frequenciesDecoded = true
    guard repeats else {
      frequencies.update(repeating: 1, count: PostingsWriter.blockLength)
      return
    }
    Self.unpack(frequencyBits, width: frequencyHeader.width, into: frequencies)
    if frequencyHeader.extras > 0 {
      var reader = ByteReader(
        UnsafeRawBufferPointer(start: frequencyExtras, count: limit - frequencyExtras), in: section, at: place)
      try addExtras(frequencyHeader.extras, width: frequencyHeader.width, to: frequencies, &reader)
    }
    if frequencyHeader.extras > 0 || frequencyHeader.width == 32 {
      for index in 0..<PostingsWriter.blockLength where frequencies[index] == UInt32.max { throw damage }
    }
    for index in 0..<PostingsWriter.blockLength { frequencies[index] &+= 1 }
  }

  /// Reads fewer than 128 steps, with their frequencies.
  private func readTail(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, from first: UInt64
  ) throws(IndexError) -> UInt64 {
    let shift = UInt64(PostingsWriter.riceShift(units: Int(unitLimit), postings: count))
    let low: UInt64 = (1 << shift) - 1
    let bitLimit = (end - start) * 8
    var bit = 0
    var next = first
    for index in 0..<blockUnitCount {
      // Sound: the first byte lies within the block or directly behind it, and a file goes on for 32 bytes there.
      guard bit <= bitLimit else { throw damage }
      var word = UInt64(littleEndian: (start + (bit >> 3)).loadUnaligned(as: UInt64.self)) &>> UInt64(bit & 7)
      let quotient = word.trailingZeroBitCount
      if quotient < PostingsWriter.riceLimit {
        next &+= UInt64(quotient) << shift | (word &>> UInt64(quotient + 1)) & low
        bit += quotient + 1 + Int(shift)
      } else {
        guard quotient == PostingsWriter.riceLimit else { throw damage }
        next &+= (word &>> UInt64(quotient + 1)) & 0xFFFF_FFFF
        bit += PostingsWriter.riceLimit + 33
      }
      units[index] = UInt32(truncatingIfNeeded: next)
      next &+= 1
      var frequency: UInt32 = 1
      if repeats {
        guard bit <= bitLimit else { throw damage }
        word = UInt64(littleEndian: (start + (bit >> 3)).loadUnaligned(as: UInt64.self)) &>> UInt64(bit & 7)
        let length = word.trailingZeroBitCount
        guard length < 32 else { throw damage }
        bit += length + 1
        if length > 0 {
          guard bit <= bitLimit else { throw damage }
          word = UInt64(littleEndian: (start + (bit >> 3)).loadUnaligned(as: UInt64.self)) &>> UInt64(bit & 7)
          frequency = UInt32(truncatingIfNeeded: 1 << UInt64(length) | word & ((1 << UInt64(length)) - 1))
          bit += length
        }
      }
      frequencies[index] = frequency
    }
    guard bit <= bitLimit else { throw damage }
    frequenciesDecoded = true
    return next
  }
}
