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

  /// The pairs of one chunk, by open addressing: a pair in the high 42 bits and how often it came in the low 22; 0 is
  /// free. As small as the chunk allows, so that it lies in the processor's nearest cache.
  private var table = GrowingBuffer<UInt64>()
  /// The places of the table that are in use, in the order in which they came.
  private var used = GrowingBuffer<UInt32>()

  // What ``write(to:norms:)`` works in, kept for the next segment.
  private var byFirst = GrowingBuffer<UInt64>()
  private var units = GrowingBuffer<UInt32>()
  private var frequencies = GrowingBuffer<UInt32>()

  /// How many characters are counted before it is looked whether the table is large enough.
  private static let stretch = 256
  private static let countBits: UInt64 = 22
  private static let countMask: UInt64 = 1 << countBits - 1

  /// Forgets the chunks and keeps the memory, and the characters' numbers, on which nothing that is written depends.
  mutating func removeAll() {
    firsts.removeAll()
    postings.removeAll()
    chunkCount = 0
  }

  /// Gives the memory back; the one owner calls it, last of all.
  func deallocate() {
    numbers.deallocate()
    firsts.deallocate()
    postings.deallocate()
    table.deallocate()
    used.deallocate()
    byFirst.deallocate()
    units.deallocate()
    frequencies.deallocate()
  }

  /// An estimate of the memory in use.
  var byteEstimate: Int { postings.count * 12 }

  /// Whether another group could go beyond what the numbers reach.
  var isFull: Bool { chunkCount > Self.maximumChunks / 2 || postings.count > 1 << 30 }

  /// Adds the next chunk: the characters in `range` of a group's `text`, the last of them with the one that follows.
  mutating func append(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    clearTable(for: range.count)
    used.removeAll()
    var position = range.lowerBound
    var previous: UInt64 = 0
    while position < range.upperBound {
      // A character has one new pair at most, so a stretch of them cannot fill the table.
      makeRoom(for: Self.stretch + 1)
      countPairs(text, &position, upTo: range.upperBound, &previous)
    }
    let chunk = UInt64(chunkCount) << 19
    let found = used.count
    firsts.reserve(found)
    postings.reserve(found)
    let firstRoom = firsts.room
    let postingRoom = postings.room
    for index in 0..<found {
      let entry = table[Int(used[index])]
      let frequency = min(entry & Self.countMask, UInt64(Self.maximumFrequency))
      // Sound: room for `found` elements was made above.
      firstRoom[index] = UInt32(truncatingIfNeeded: entry >> (21 + Self.countBits))
      postingRoom[index] = (entry >> Self.countBits & (1 << 21 - 1)) << 43 | chunk | frequency
    }
    firsts.add(found)
    postings.add(found)
    chunkCount += 1
  }

  /// Writes all pairs in order of their bytes, with their chunks.
  mutating func write(to writer: inout TermDictionaryWriter, norms: UnitNorms) {
    // Counting sort by the first character, then, within each, by the second; chunks stay in order.
    let order = (1..<scalars.count).sorted { scalars[$0] < scalars[$1] }
    var ranks = [UInt32](repeating: 0, count: scalars.count)
    for (index, number) in order.enumerated() { ranks[number] = UInt32(truncatingIfNeeded: index + 1) }
    let starts = sortByFirst(ranks)
    var seconds = [Int](repeating: 0, count: scalars.count)
    var found: [Int] = []
    let characters = order.map { CharacterBytes(scalars[$0]) }
    for index in order.indices {
      let range = starts[index + 1]..<starts[index + 2]
      if range.isEmpty { continue }
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
      units.resize(to: total)
      frequencies.resize(to: total)
      for place in range {
        let posting = byFirst[place]
        let second = Int(posting >> 43)
        let next = seconds[second]
        units[next] = UInt32(truncatingIfNeeded: posting >> 19 & (1 << 24 - 1))
        frequencies[next] = UInt32(truncatingIfNeeded: posting & (1 << 19 - 1))
        seconds[second] = next + 1
      }
      var start = 0
      for second in found {
        let end = seconds[second]
        seconds[second] = 0
        let term = second > 0 ? characters[index].followed(by: characters[second - 1]) : characters[index]
        term.withBytes {
          writer.append(
            $0, units: units.elements(start..<end), frequencies: frequencies.elements(start..<end), norms: norms)
        }
        start = end
      }
    }
  }

  /// Puts the postings in the order of their first characters' `ranks`, with the rank of the second in the place of its
  /// number. Gives where those of each rank begin, and at last where all end.
  private mutating func sortByFirst(_ ranks: [UInt32]) -> [Int] {
    var next = [Int](repeating: 0, count: scalars.count + 1)
    for first in firsts.elements { next[Int(ranks[Int(first)]) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    let starts = next
    byFirst.resize(to: postings.count)
    for index in 0..<postings.count {
      let posting = postings[index]
      let rank = Int(ranks[Int(firsts[index])])
      let second = UInt64(ranks[Int(posting >> 43)])
      byFirst[next[rank]] = second << 43 | posting & (1 << 43 - 1)
      next[rank] += 1
    }
    return starts
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

  /// Counts the pairs of the next characters, ``stretch`` of them at most, that begin before `end`; behind the last
  /// one also its own, with what follows it. `previous` is the number of the character before.
  private mutating func countPairs(
    _ text: UnsafeRawBufferPointer, _ position: inout Int, upTo end: Int, _ previous: inout UInt64
  ) {
    // Sound: ``makeRoom(for:)`` left the table half empty and saw to the room for notes; neither moves in here. Held in
    // variables of their own, because the compiler must take a write to the table for one to anything else.
    let table = table.start
    let mask = self.table.count - 1
    let notes = used.room
    var noted = 0
    var place = position
    var first = previous
    var left = Self.stretch
    while place < end, left > 0 {
      let second = UInt64(character(text, &place))
      if first != 0 { Self.count(first << 21 | second, table, mask, notes, &noted) }
      first = second
      left -= 1
    }
    if place >= end, first != 0 {
      var following = place
      let second = following < text.count ? UInt64(character(text, &following)) : 0
      Self.count(first << 21 | second, table, mask, notes, &noted)
    }
    position = place
    previous = first
    used.add(noted)
  }

  @inline(__always)
  private static func count(
    _ pair: UInt64, _ table: UnsafeMutablePointer<UInt64>, _ mask: Int, _ notes: UnsafeMutablePointer<UInt32>,
    _ noted: inout Int
  ) {
    var slot = slot(pair, mask: mask)
    var entry = table[slot]
    // Seldom: the place is another pair's.
    while entry >> countBits != pair, entry != 0 {
      slot = (slot + 1) & mask
      entry = table[slot]
    }
    // Whether a pair is new cannot be foretold, so nothing is decided by it: its place is noted in any case, and the
    // note only kept if it is new. The count stops before it would run into the pair.
    notes[noted] = UInt32(truncatingIfNeeded: slot)
    noted += entry == 0 ? 1 : 0
    let counted = (entry | pair << countBits) &+ 1
    table[slot] = entry & countMask < countMask ? counted : entry
  }

  /// Empties the table, with twice as many places as so many bytes of Han can have pairs.
  private mutating func clearTable(for byteCount: Int) {
    var capacity = 1 << 11
    while capacity < byteCount / 3 * 2 { capacity *= 2 }
    table.zero(capacity)
  }

  /// Sees to it that the table is at most half full with `more` further pairs, and that they can be noted.
  private mutating func makeRoom(for more: Int) {
    used.reserve(more)
    var capacity = table.count
    while 2 * (used.count + more) > capacity { capacity *= 2 }
    guard capacity > table.count else { return }
    var entries: [UInt64] = []
    entries.reserveCapacity(used.count)
    for slot in used.elements { entries.append(table[Int(slot)]) }
    table.zero(capacity)
    used.removeAll()
    used.reserve(entries.count + more)
    for entry in entries {
      var slot = Self.slot(entry >> Self.countBits, mask: capacity - 1)
      while table[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      table[slot] = entry
      used.append(UInt32(truncatingIfNeeded: slot))
    }
  }

  @inline(__always)
  private static func slot(_ pair: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }
}
