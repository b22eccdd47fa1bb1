/// Gathers the postings of one field in memory, document by document: a hash table of terms whose bytes lie in one
/// arena, and one flat list of (term, frequency) in document order.
///
/// Unsafe code: the pointers into `TermList` bytes and into the arena are used only while neither changes; ranges of a
/// `TermList` were checked when they were added. The one owner calls ``deallocate()`` last of all. (As a type that cannot
/// be copied, with a `deinit`, it makes Swift 6.3.1 emit broken code for a class that holds it.)
struct TermAccumulator {
  /// A place in the hash table: all that counting an occurrence of a short term needs, so that it costs one cache miss, and
  /// no more, so that the table stays small.
  private struct Slot: BitwiseCopyable {
    /// The term's first eight bytes as a number, the missing ones zero.
    var head: UInt64
    /// Its number plus one, times 256, and the least of its length and 255; 0 in a free slot.
    var tag: UInt32
    /// Its latest posting.
    var latest: UInt32

    /// Whether no term is here.
    @inline(__always) var isFree: Bool { tag == 0 }
    /// The term's number.
    @inline(__always) var number: Int { Int(tag >> 8) - 1 }
  }

  /// The most terms: their numbers have 24 bits.
  private static let maximumTerms = 1 << 24 - 2

  /// What it takes to look a term up.
  private struct Probe: BitwiseCopyable {
    var head: UInt64
    var hash: UInt64
  }

  /// Where a term's bytes lie in the arena.
  private struct Term: BitwiseCopyable {
    var start: UInt32
    var length: UInt32
  }

  private var arena = GrowingBuffer<UInt8>(capacity: 1 << 12)
  private var terms = GrowingBuffer<Term>()
  /// Open addressing; a power of two long.
  private var table = GrowingBuffer<Slot>(repeating: freeSlot, count: 1 << 10)
  private var postingTerms = GrowingBuffer<UInt32>()
  private var postingFrequencies = GrowingBuffer<UInt32>()
  /// For each document its first posting.
  private var documentStarts = GrowingBuffer<UInt32>()

  /// The terms that are looked up next.
  private var probes = GrowingBuffer<Probe>(capacity: lookAhead)
  /// What was read ahead of its time; kept so that the compiler does not leave the reading out.
  private var touched: UInt64 = 0
  private static let lookAhead = 16

  // What ``write(to:norms:)`` works in, kept for the next segment.
  private var sorted = GrowingBuffer<UInt64>()
  private var documents = GrowingBuffer<UInt32>()
  private var frequencies = GrowingBuffer<UInt32>()

  private static let freeSlot = Slot(head: 0, tag: 0, latest: 0)

  /// An estimate of the memory in use.
  var byteEstimate: Int {
    arena.count + terms.count * 8 + table.count * 16 + postingTerms.count * 8 + documentStarts.count * 4
  }

  /// Whether the next document could go beyond what 32-bit offsets reach.
  var isFull: Bool {
    arena.count > 1 << 31 || postingTerms.count > 1 << 31 || terms.count > Self.maximumTerms / 2
  }

  /// Gives the memory back.
  func deallocate() {
    arena.deallocate()
    terms.deallocate()
    table.deallocate()
    postingTerms.deallocate()
    postingFrequencies.deallocate()
    documentStarts.deallocate()
    probes.deallocate()
    sorted.deallocate()
    documents.deallocate()
    frequencies.deallocate()
  }

  /// Forgets the documents and keeps the memory.
  mutating func removeAll() {
    arena.removeAll()
    terms.removeAll()
    table.fill(table.count, with: Self.freeSlot)
    postingTerms.removeAll()
    postingFrequencies.removeAll()
    documentStarts.removeAll()
  }

  /// Adds a document's terms.
  mutating func append(_ list: TermList) {
    let first = UInt32(truncatingIfNeeded: postingTerms.count)
    documentStarts.append(first)
    list.bytes.withUnsafeBytes { bytes in
      list.ranges.withUnsafeBufferPointer { ranges in
        var next = 0
        while next < ranges.count {
          let end = min(next + Self.lookAhead, ranges.count)
          // Where each term should be is asked for before any of them is needed, so that the waits for memory overlap.
          // Sound: ranges lie within the bytes, and there are as many probes as are looked ahead.
          let probes = probes.start
          let slots = table.start
          let mask = table.count - 1
          for index in next..<end {
            let head = Self.head(bytes, ranges[index])
            let hash = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[Self.range(ranges[index])]), head: head)
            probes[index - next] = Probe(head: head, hash: hash)
            touched ^= slots[Int(truncatingIfNeeded: hash) & mask].head
          }
          for index in next..<end {
            let term = UnsafeRawBufferPointer(rebasing: bytes[Self.range(ranges[index])])
            add(term, probes[index - next], firstPosting: first)
          }
          next = end
        }
      }
    }
  }

  /// The distinct terms of each document in the order in which they first occurred, as numbers for ``Sorted``:
  /// calls `body` once a document.
  func forEachDocument(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    for document in 0..<documentStarts.count {
      let end = document + 1 < documentStarts.count ? Int(documentStarts[document + 1]) : postingTerms.count
      body(postingTerms.elements(Int(documentStarts[document])..<end))
    }
  }

  /// Writes all terms in order with their postings. Returns each term's place in that order, by its number.
  mutating func write(to writer: inout TermDictionaryWriter, norms: UnitNorms?) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: terms.count)
    let order = sortedTerms()
    // Counting sort of all postings by the rank of their term; documents stay in order within a term.
    var next = [UInt32](repeating: 0, count: terms.count)
    var counts = [UInt32](repeating: 0, count: terms.count)
    for number in postingTerms.elements { counts[Int(number)] += 1 }
    var total: UInt32 = 0
    for (rank, number) in order.enumerated() {
      ranks[Int(number)] = UInt32(truncatingIfNeeded: rank)
      next[Int(number)] = total
      total += counts[Int(number)]
    }
    // A document and its frequency in one number: scattering costs cache misses, so there should be one for both.
    sorted.resize(to: postingTerms.count)
    next.withUnsafeMutableBufferPointer { next in
      for document in 0..<documentStarts.count {
        let end = document + 1 < documentStarts.count ? Int(documentStarts[document + 1]) : postingTerms.count
        for posting in Int(documentStarts[document])..<end {
          let number = Int(postingTerms[posting])
          sorted[Int(next[number])] = UInt64(document) << 32 | UInt64(postingFrequencies[posting])
          next[number] += 1
        }
      }
    }
    var start = 0
    for number in order {
      let end = start + Int(counts[Int(number)])
      documents.removeAll()
      frequencies.removeAll()
      documents.reserve(end - start)
      frequencies.reserve(end - start)
      for posting in start..<end {
        documents.append(UInt32(truncatingIfNeeded: sorted[posting] >> 32))
        frequencies.append(UInt32(truncatingIfNeeded: sorted[posting]))
      }
      writer.append(
        bytes(ofTerm: Int(number)), units: documents.elements, frequencies: frequencies.elements, norms: norms)
      start = end
    }
    return ranks
  }

  @inline(__always)
  private mutating func add(_ bytes: UnsafeRawBufferPointer, _ probe: Probe, firstPosting: UInt32) {
    let head = probe.head
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: probe.hash) & mask
    let length = UInt32(truncatingIfNeeded: min(bytes.count, 255))
    while true {
      let slot = table[place]
      if slot.isFree { break }
      if slot.head == head, slot.tag & 255 == length, length <= 8 || isTerm(slot.number, bytes) {
        count(slot, at: place, firstPosting: firstPosting)
        return
      }
      place = (place + 1) & mask
    }
    insert(bytes, head: head, at: place)
  }

  @inline(__always)
  private mutating func count(_ slot: Slot, at place: Int, firstPosting: UInt32) {
    if slot.latest >= firstPosting {
      postingFrequencies[Int(slot.latest)] += 1
      return
    }
    var slot = slot
    slot.latest = UInt32(truncatingIfNeeded: postingTerms.count)
    table[place] = slot
    postingTerms.append(UInt32(truncatingIfNeeded: slot.number))
    postingFrequencies.append(1)
  }

  @inline(never)
  private mutating func insert(_ bytes: UnsafeRawBufferPointer, head: UInt64, at place: Int) {
    let number = UInt32(truncatingIfNeeded: terms.count)
    let length = UInt32(truncatingIfNeeded: bytes.count)
    terms.append(Term(start: UInt32(truncatingIfNeeded: arena.count), length: length))
    arena.append(contentsOf: bytes.bindMemory(to: UInt8.self))
    table[place] = Slot(
      head: head, tag: (number + 1) << 8 | min(length, 255), latest: UInt32(truncatingIfNeeded: postingTerms.count))
    postingTerms.append(number)
    postingFrequencies.append(1)
    if terms.count * 8 > table.count * 5 { growTable() }
  }

  private mutating func growTable() {
    var larger = GrowingBuffer<Slot>(repeating: Self.freeSlot, count: table.count * 2)
    let mask = larger.count - 1
    for slot in table.elements where !slot.isFree {
      let hash = Self.hash(UnsafeRawBufferPointer(bytes(ofTerm: slot.number)), head: slot.head)
      var place = Int(truncatingIfNeeded: hash) & mask
      while !larger[place].isFree { place = (place + 1) & mask }
      larger[place] = slot
    }
    table.deallocate()
    table = larger
  }

  @inline(__always)
  private func bytes(ofTerm number: Int) -> UnsafeBufferPointer<UInt8> {
    let term = terms[number]
    return arena.elements(Int(term.start)..<Int(term.start) + Int(term.length))
  }

  private func isTerm(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    self.bytes(ofTerm: number).elementsEqual(bytes)
  }

  /// The terms' numbers in ascending order of their bytes. Most comparisons end in the first eight bytes.
  private func sortedTerms() -> [UInt32] {
    var keys: [(head: UInt64, number: UInt32)] = []
    keys.reserveCapacity(terms.count)
    // Big-endian, so that numbers are ordered as bytes are.
    for slot in table.elements where !slot.isFree {
      keys.append((slot.head.byteSwapped, UInt32(truncatingIfNeeded: slot.number)))
    }
    keys.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return bytes(ofTerm: Int(left.number)).lexicographicallyPrecedes(bytes(ofTerm: Int(right.number)))
    }
    return keys.map(\.number)
  }

  @inline(__always)
  private static func range(_ range: Range<UInt32>) -> Range<Int> { Int(range.lowerBound)..<Int(range.upperBound) }

  /// The first eight bytes of the term at `range` as a number, the first lowest; missing ones are zero.
  @inline(__always)
  private static func head(_ bytes: UnsafeRawBufferPointer, _ range: Range<UInt32>) -> UInt64 {
    let start = Int(range.lowerBound)
    let count = range.count
    if start + 8 <= bytes.count {
      // Also loads what stands behind a short term, and leaves it out.
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      return count >= 8 ? word : word & (1 << UInt64(8 * count) - 1)
    }
    var head: UInt64 = 0
    for index in 0..<min(8, count) { head |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    return head
  }

  /// A hash by multiplication and folding, eight bytes at a time.
  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer, head: UInt64) -> UInt64 {
    var hash = mix(0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count), head)
    if bytes.count <= 8 { return hash }
    var offset = 8
    while offset + 8 <= bytes.count {
      hash = mix(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    // The last eight bytes, some of them for the second time.
    return mix(hash, bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
