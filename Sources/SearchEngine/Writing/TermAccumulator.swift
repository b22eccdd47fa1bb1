/// Gathers the postings of one field in memory, document by document: a hash table of terms whose bytes lie in one
/// arena, and one flat list of (term, frequency) in document order.
///
/// Unsafe code: the pointers into `TermList` bytes and into the arena are used only while neither changes; ranges of a
/// `TermList` were checked when they were added. The one owner calls ``deallocate()`` last of all. (As a type that cannot
/// be copied, with a `deinit`, it makes Swift 6.3.1 emit broken code for a class that holds it.)
struct TermAccumulator {
  /// A term that occurred.
  private struct Term: BitwiseCopyable {
    /// Its first byte in the arena.
    var start: UInt32
    /// The number of its bytes.
    var length: UInt32
    /// Its latest posting.
    var latest: UInt32
    /// The number of its postings.
    var postings: UInt32
  }

  private var arena = GrowingBuffer<UInt8>(capacity: 1 << 12)
  private var terms = GrowingBuffer<Term>()
  /// Open addressing: the high half of a hash, and below it the term's number plus one; 0 is free.
  private var table = GrowingBuffer<UInt64>(repeating: 0, count: 1 << 12)
  private var postingTerms = GrowingBuffer<UInt32>()
  private var postingFrequencies = GrowingBuffer<UInt32>()
  /// For each document its first posting.
  private var documentStarts = GrowingBuffer<UInt32>()

  /// An estimate of the memory in use.
  var byteEstimate: Int {
    arena.count + terms.count * 16 + table.count * 8 + postingTerms.count * 8 + documentStarts.count * 4
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
  func write(to writer: inout TermDictionaryWriter, lengthCodes: [UInt8]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: terms.count)
    let order = sortedTerms()
    // Counting sort of all postings by the rank of their term; documents stay in order within a term.
    var next = [UInt32](repeating: 0, count: terms.count)
    var total: UInt32 = 0
    for (rank, number) in order.enumerated() {
      ranks[Int(number)] = UInt32(truncatingIfNeeded: rank)
      next[Int(number)] = total
      total += terms[Int(number)].postings
    }
    var documents = GrowingBuffer<UInt32>(repeating: 0, count: postingTerms.count)
    var frequencies = GrowingBuffer<UInt32>(repeating: 0, count: postingTerms.count)
    next.withUnsafeMutableBufferPointer { next in
      for document in 0..<documentStarts.count {
        let end = document + 1 < documentStarts.count ? Int(documentStarts[document + 1]) : postingTerms.count
        for posting in Int(documentStarts[document])..<end {
          let number = Int(postingTerms[posting])
          let place = Int(next[number])
          next[number] += 1
          documents[place] = UInt32(truncatingIfNeeded: document)
          frequencies[place] = postingFrequencies[posting]
        }
      }
    }
    defer {
      documents.deallocate()
      frequencies.deallocate()
    }
    var start = 0
    lengthCodes.withUnsafeBufferPointer { lengthCodes in
      for number in order {
        let term = terms[Int(number)]
        let end = start + Int(term.postings)
        writer.append(
          arena.elements(Int(term.start)..<Int(term.start) + Int(term.length)),
          documents: documents.elements(start..<end), frequencies: frequencies.elements(start..<end),
          lengthCodes: lengthCodes)
        start = end
      }
    }
    return ranks
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, firstPosting: UInt32) {
    let hash = Self.hash(bytes)
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { break }
      if entry >> 32 == hash >> 32 {
        let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
        let term = terms[number]
        if Int(term.length) == bytes.count,
          Self.areEqual(arena.elements(Int(term.start)..<Int(term.start) + bytes.count), bytes)
        {
          count(number, firstPosting: firstPosting)
          return
        }
      }
      slot = (slot + 1) & mask
    }
    let number = terms.count
    terms.append(
      Term(
        start: UInt32(truncatingIfNeeded: arena.count), length: UInt32(truncatingIfNeeded: bytes.count),
        latest: UInt32(truncatingIfNeeded: postingTerms.count), postings: 1))
    arena.append(contentsOf: bytes)
    table[slot] = (hash >> 32) << 32 | UInt64(number + 1)
    postingTerms.append(UInt32(truncatingIfNeeded: number))
    postingFrequencies.append(1)
    if terms.count * 2 > table.count { growTable() }
  }

  private mutating func count(_ number: Int, firstPosting: UInt32) {
    var term = terms[number]
    if term.latest >= firstPosting {
      postingFrequencies[Int(term.latest)] += 1
      return
    }
    term.latest = UInt32(truncatingIfNeeded: postingTerms.count)
    term.postings += 1
    terms[number] = term
    postingTerms.append(UInt32(truncatingIfNeeded: number))
    postingFrequencies.append(1)
  }

  private mutating func growTable() {
    var larger = GrowingBuffer<UInt64>(repeating: 0, count: table.count * 4)
    let mask = larger.count - 1
    for number in 0..<terms.count {
      let term = terms[number]
      let hash = Self.hash(arena.elements(Int(term.start)..<Int(term.start) + Int(term.length)))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = (hash >> 32) << 32 | UInt64(number + 1)
    }
    table.deallocate()
    table = larger
  }

  /// The terms' numbers in ascending order of their bytes. Most comparisons end in the first eight bytes.
  private func sortedTerms() -> [UInt32] {
    var keys: [(head: UInt64, number: UInt32)] = []
    keys.reserveCapacity(terms.count)
    for number in 0..<terms.count {
      let term = terms[number]
      var head: UInt64 = 0
      for index in 0..<8 {
        let byte = index < Int(term.length) ? arena[Int(term.start) + index] : 0
        head = head << 8 | UInt64(byte)
      }
      keys.append((head, UInt32(truncatingIfNeeded: number)))
    }
    keys.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      let (first, second) = (terms[Int(left.number)], terms[Int(right.number)])
      return arena.elements(Int(first.start)..<Int(first.start) + Int(first.length))
        .lexicographicallyPrecedes(
          arena.elements(Int(second.start)..<Int(second.start) + Int(second.length)))
    }
    return keys.map(\.number)
  }

  /// A hash by multiplication and folding of eight bytes at a time. Its lowest bits place, its highest compare.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    if offset < raw.count {
      var rest: UInt64 = 0
      if raw.count - offset >= 4 {
        rest = UInt64(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        offset += 4
      }
      while offset < raw.count {
        rest = rest << 8 | UInt64(raw[offset])
        offset += 1
      }
      hash = mix(hash, rest)
    }
    return hash ^ hash >> 29
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }
}
