/// Gathers the pairs of characters of one text field in memory, chunk by chunk.
///
/// Every character begins one pair: with the character behind it, or alone where none is or that one is a blank or a
/// control character. Those begin none. So 修志。 gives 修志, 志。 and 。. Characters have small numbers, and a chunk's pairs
/// are counted in a table that fits the processor's cache, so no string is ever hashed.
///
/// Unsafe code: pointers into the texts are used only within one call. The one owner calls ``deallocate()`` last of all.
struct GramAccumulator {
  /// The most that a posting says of a frequency; it then means "or more".
  static let maximumFrequency = 1 << 19 - 1
  /// The number of chunks that a segment can have.
  static let maximumChunks = 1 << 24

  /// For each scalar below U+10000 its number, or 0.
  private var numbers = GrowingBuffer<UInt32>(repeating: 0, count: 0x1_0000)
  /// The numbers of the other scalars.
  private var rareNumbers: [UInt32: UInt32] = [:]
  /// The scalars by their numbers; number 0 is no character.
  private var scalars: [UInt32] = [0]
  private var firsts = GrowingBuffer<UInt32>()
  /// Second character, chunk and frequency of each posting: 21, 24 and 19 bits.
  private var postings = GrowingBuffer<UInt64>()
  private var chunkCount = 0

  // The pairs of one chunk: a table of places in the list of those found, which proves its entries by pointing back.
  private var table = GrowingBuffer<UInt32>(repeating: 0, count: 1 << 12)
  private var keys = GrowingBuffer<UInt64>(capacity: 1 << 11)
  private var slots = GrowingBuffer<UInt32>(capacity: 1 << 11)
  private var counts = GrowingBuffer<UInt32>(capacity: 1 << 11)

  /// Gives the memory back; the one owner calls it, last of all.
  func deallocate() {
    numbers.deallocate()
    firsts.deallocate()
    postings.deallocate()
    table.deallocate()
    keys.deallocate()
    slots.deallocate()
    counts.deallocate()
  }

  /// An estimate of the memory in use.
  var byteEstimate: Int { postings.count * 12 }

  /// Whether another group could go beyond what the numbers reach.
  var isFull: Bool { chunkCount > Self.maximumChunks / 2 || postings.count > 1 << 30 }

  /// Adds the next chunk: the characters in `range` of a group's `text`, the last of them with the one that follows.
  mutating func append(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    growTable(for: range.count)
    keys.removeAll()
    slots.removeAll()
    counts.removeAll()
    var position = range.lowerBound
    var previous: UInt64 = 0
    while position < range.upperBound {
      let number = UInt64(character(text, &position))
      if previous != 0 { count(previous << 21 | number) }
      previous = number
    }
    if previous != 0 {
      let following = position < text.count ? UInt64(character(text, &position)) : 0
      count(previous << 21 | following)
    }
    let chunk = UInt64(chunkCount) << 19
    for index in 0..<keys.count {
      let key = keys[index]
      firsts.append(UInt32(truncatingIfNeeded: key >> 21))
      let frequency = min(UInt64(counts[index]), UInt64(Self.maximumFrequency))
      postings.append((key & (1 << 21 - 1)) << 43 | chunk | frequency)
    }
    chunkCount += 1
  }

  /// Writes all pairs in order of their bytes, with their chunks.
  func write(to writer: inout TermDictionaryWriter, norms: UnitNorms) {
    // Counting sort by the first character, then, within each, by the second; chunks stay in order.
    let order = (1..<scalars.count).sorted { scalars[$0] < scalars[$1] }
    var ranks = [UInt32](repeating: 0, count: scalars.count)
    for (index, number) in order.enumerated() { ranks[number] = UInt32(truncatingIfNeeded: index + 1) }
    var next = [Int](repeating: 0, count: scalars.count + 1)
    for first in firsts.elements { next[Int(ranks[Int(first)]) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    let starts = next
    var byFirst = GrowingBuffer<UInt64>(repeating: 0, count: postings.count)
    var bySecond = GrowingBuffer<UInt64>()
    var units = GrowingBuffer<UInt32>()
    var frequencies = GrowingBuffer<UInt32>()
    defer {
      byFirst.deallocate()
      bySecond.deallocate()
      units.deallocate()
      frequencies.deallocate()
    }
    for index in 0..<postings.count {
      let posting = postings[index]
      let rank = Int(ranks[Int(firsts[index])])
      let second = UInt64(ranks[Int(posting >> 43)])
      byFirst[next[rank]] = second << 43 | posting & (1 << 43 - 1)
      next[rank] += 1
    }
    var seconds = [Int](repeating: 0, count: scalars.count)
    var found: [Int] = []
    var term: [UInt8] = []
    for (index, number) in order.enumerated() {
      let range = starts[index + 1]..<starts[index + 2]
      found.removeAll(keepingCapacity: true)
      for place in range {
        let second = Int(byFirst[place] >> 43)
        if seconds[second] == 0 { found.append(second) }
        seconds[second] += 1
      }
      found.sort()
      var total = 0
      for second in found {
        let count = seconds[second]
        seconds[second] = total
        total += count
      }
      bySecond.resize(to: total)
      for place in range {
        let posting = byFirst[place]
        let second = Int(posting >> 43)
        bySecond[seconds[second]] = posting
        seconds[second] += 1
      }
      var start = 0
      for second in found {
        let end = seconds[second]
        seconds[second] = 0
        units.removeAll()
        frequencies.removeAll()
        for place in start..<end {
          units.append(UInt32(truncatingIfNeeded: bySecond[place] >> 19 & (1 << 24 - 1)))
          frequencies.append(UInt32(truncatingIfNeeded: bySecond[place] & (1 << 19 - 1)))
        }
        start = end
        term.removeAll(keepingCapacity: true)
        Self.appendUTF8(scalars[number], to: &term)
        if second > 0 { Self.appendUTF8(scalars[order[second - 1]], to: &term) }
        term.withUnsafeBufferPointer {
          writer.append($0, units: units.elements, frequencies: frequencies.elements, norms: norms)
        }
      }
    }
  }

  /// The number of the character at `position`, which is moved behind it; 0 for blanks and control characters.
  @inline(__always)
  private mutating func character(_ text: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32 {
    let scalar = TextCharacter.scalar(text, &position)
    if scalar < TextCharacter.leastIndexed { return 0 }
    if scalar < 0x1_0000 {
      let number = numbers[Int(scalar)]
      if number != 0 { return number }
    }
    return addIfNew(scalar)
  }

  @inline(never)
  private mutating func addIfNew(_ scalar: UInt32) -> UInt32 {
    if let known = rareNumbers[scalar] { return known }
    let number = UInt32(truncatingIfNeeded: scalars.count)
    scalars.append(scalar)
    if scalar < 0x1_0000 { numbers[Int(scalar)] = number } else { rareNumbers[scalar] = number }
    return number
  }

  @inline(__always)
  private mutating func count(_ key: UInt64) {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while true {
      let index = Int(table[slot])
      guard index < keys.count, Int(slots[index]) == slot else { break }
      if keys[index] == key {
        counts[index] &+= 1
        return
      }
      slot = (slot + 1) & mask
    }
    table[slot] = UInt32(truncatingIfNeeded: keys.count)
    keys.append(key)
    slots.append(UInt32(truncatingIfNeeded: slot))
    counts.append(1)
  }

  private mutating func growTable(for count: Int) {
    var capacity = table.count
    while capacity < 2 * count { capacity *= 2 }
    guard capacity > table.count else { return }
    table.deallocate()
    table = GrowingBuffer(repeating: 0, count: capacity)
  }

  private static func appendUTF8(_ scalar: UInt32, to term: inout [UInt8]) {
    term.append(contentsOf: String(UnicodeScalar(scalar) ?? "\u{FFFD}").utf8)
  }
}
