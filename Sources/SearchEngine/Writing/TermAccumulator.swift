/// Gathers the postings of one field in memory, document by document: a hash table of terms whose bytes lie in one
/// arena, and one flat list of (term, frequency) in document order.
///
/// Unsafe code: the pointers into `TermList` bytes and into the arena are used only while neither changes; ranges of a
/// `TermList` were checked when they were added. The one owner calls ``deallocate()`` last of all. (As a type that cannot
/// be copied, with a `deinit`, it makes Swift 6.3.1 emit broken code for a class that holds it.)
struct TermAccumulator {
  /// A place in the hash table: all that counting an occurrence of a short term needs, so that it costs one cache miss.
  private struct Slot: BitwiseCopyable {
    /// The term's first eight bytes as a number, the missing ones zero.
    var head: UInt64
    /// The number of its bytes.
    var length: UInt32
    /// Its number plus one; 0 in a free slot.
    var number: UInt32
    /// Its latest posting.
    var latest: UInt32
    /// The number of its postings.
    var postings: UInt32
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

  private static let freeSlot = Slot(head: 0, length: 0, number: 0, latest: 0, postings: 0)

  /// An estimate of the memory in use.
  var byteEstimate: Int {
    arena.count + terms.count * 8 + table.count * 24 + postingTerms.count * 8 + documentStarts.count * 4
  }

  /// Whether the next document could go beyond what 32-bit offsets reach.
  var isFull: Bool { arena.count > 1 << 31 || postingTerms.count > 1 << 31 }

  /// Gives the memory back.
  func deallocate() {
    arena.deallocate()
    terms.deallocate()
    table.deallocate()
    postingTerms.deallocate()
    postingFrequencies.deallocate()
    documentStarts.deallocate()
  }

  /// Adds a document's terms.
  mutating func append(_ list: TermList) {
    let first = UInt32(truncatingIfNeeded: postingTerms.count)
    documentStarts.append(first)
    list.bytes.withUnsafeBufferPointer { bytes in
      for range in list.ranges {
        let term = UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)])
        add(term, firstPosting: first)
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
  func write(to writer: inout TermDictionaryWriter, norms: UnitNorms?) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: terms.count)
    let order = sortedTerms()
    // Counting sort of all postings by the rank of their term; documents stay in order within a term.
    var next = [UInt32](repeating: 0, count: terms.count)
    var counts = [UInt32](repeating: 0, count: terms.count)
    for slot in table.elements where slot.number > 0 { counts[Int(slot.number) - 1] = slot.postings }
    var total: UInt32 = 0
    for (rank, number) in order.enumerated() {
      ranks[Int(number)] = UInt32(truncatingIfNeeded: rank)
      next[Int(number)] = total
      total += counts[Int(number)]
    }
    // A document and its frequency in one number: scattering costs cache misses, so there should be one for both.
    var postings = GrowingBuffer<UInt64>(repeating: 0, count: postingTerms.count)
    var documents = GrowingBuffer<UInt32>()
    var frequencies = GrowingBuffer<UInt32>()
    defer {
      postings.deallocate()
      documents.deallocate()
      frequencies.deallocate()
    }
    next.withUnsafeMutableBufferPointer { next in
      for document in 0..<documentStarts.count {
        let end = document + 1 < documentStarts.count ? Int(documentStarts[document + 1]) : postingTerms.count
        for posting in Int(documentStarts[document])..<end {
          let number = Int(postingTerms[posting])
          postings[Int(next[number])] = UInt64(document) << 32 | UInt64(postingFrequencies[posting])
          next[number] += 1
        }
      }
    }
    var start = 0
    for number in order {
      let end = start + Int(counts[Int(number)])
      documents.removeAll()
      frequencies.removeAll()
      for posting in start..<end {
        documents.append(UInt32(truncatingIfNeeded: postings[posting] >> 32))
        frequencies.append(UInt32(truncatingIfNeeded: postings[posting]))
      }
      writer.append(
        bytes(ofTerm: Int(number)), units: documents.elements, frequencies: frequencies.elements, norms: norms)
      start = end
    }
    return ranks
  }

  @inline(__always)
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, firstPosting: UInt32) {
    let head = Self.head(bytes)
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(bytes, head: head)) & mask
    let length = UInt32(truncatingIfNeeded: bytes.count)
    while true {
      let slot = table[place]
      if slot.number == 0 { break }
      if slot.head == head, slot.length == length, length <= 8 || isTerm(Int(slot.number) - 1, bytes) {
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
    slot.postings += 1
    table[place] = slot
    postingTerms.append(slot.number - 1)
    postingFrequencies.append(1)
  }

  @inline(never)
  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, head: UInt64, at place: Int) {
    let number = UInt32(truncatingIfNeeded: terms.count)
    let length = UInt32(truncatingIfNeeded: bytes.count)
    terms.append(Term(start: UInt32(truncatingIfNeeded: arena.count), length: length))
    arena.append(contentsOf: bytes)
    table[place] = Slot(
      head: head, length: length, number: number + 1, latest: UInt32(truncatingIfNeeded: postingTerms.count),
      postings: 1)
    postingTerms.append(number)
    postingFrequencies.append(1)
    if terms.count * 8 > table.count * 5 { growTable() }
  }

  private mutating func growTable() {
    var larger = GrowingBuffer<Slot>(repeating: Self.freeSlot, count: table.count * 2)
    let mask = larger.count - 1
    for slot in table.elements where slot.number > 0 {
      let hash = Self.hash(bytes(ofTerm: Int(slot.number) - 1), head: slot.head)
      var place = Int(truncatingIfNeeded: hash) & mask
      while larger[place].number != 0 { place = (place + 1) & mask }
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

  private func isTerm(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    self.bytes(ofTerm: number).elementsEqual(bytes)
  }

  /// The terms' numbers in ascending order of their bytes. Most comparisons end in the first eight bytes.
  private func sortedTerms() -> [UInt32] {
    var keys: [(head: UInt64, number: UInt32)] = []
    keys.reserveCapacity(terms.count)
    // Big-endian, so that numbers are ordered as bytes are.
    for slot in table.elements where slot.number > 0 { keys.append((slot.head.byteSwapped, slot.number - 1)) }
    keys.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return bytes(ofTerm: Int(left.number)).lexicographicallyPrecedes(bytes(ofTerm: Int(right.number)))
    }
    return keys.map(\.number)
  }

  /// The first eight bytes as a number, the first lowest; missing ones are zero.
  @inline(__always)
  private static func head(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    if count >= 8 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
    if count >= 4 {
      // Two loads that may overlap.
      let low = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let high = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)))
      return low | high << UInt64(8 * (count - 4))
    }
    var head: UInt64 = 0
    for index in 0..<count { head |= UInt64(raw[index]) << UInt64(8 * index) }
    return head
  }

  /// A hash by multiplication and folding, eight bytes at a time.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, head: UInt64) -> UInt64 {
    var hash = mix(0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count), head)
    if bytes.count <= 8 { return hash }
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 8
    while offset + 8 <= raw.count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    // The last eight bytes, some of them for the second time.
    return mix(hash, raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
