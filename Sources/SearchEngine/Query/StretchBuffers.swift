/// What is written down of the documents of one stretch while their scores are added up.
///
/// Unsafe code: there is room for ``length`` documents, a promise of whoever cuts stretches. Between two stretches no bit
/// of ``found`` is set.
struct StretchBuffers: ~Copyable {
  /// The most documents of a stretch.
  static let length = 4096

  /// For each document the sum of its scores so far, if its bit of ``found`` is set.
  let scores: UnsafeMutablePointer<Double>
  /// A bit for each document that has one.
  let found: UnsafeMutablePointer<UInt64>
  /// For each term and document where the term's block has it; see ``ScoredTerm/layOut(_:into:)``.
  private let slots: UnsafeMutablePointer<UInt8>
  private let termCount: Int
  private var laidOut: [Bool]

  /// Buffers for `termCount` terms.
  init(termCount: Int) {
    scores = .allocate(capacity: Self.length)
    found = .allocate(capacity: Self.length / 64)
    found.initialize(repeating: 0, count: Self.length / 64)
    slots = .allocate(capacity: Self.length * termCount)
    self.termCount = termCount
    laidOut = [Bool](repeating: false, count: termCount)
  }

  deinit {
    scores.deallocate()
    found.deallocate()
    slots.deallocate()
  }

  /// The slots of the term with this place among the stretch's; laid out when first asked for.
  @inline(__always)
  mutating func slots(
    of term: TermHandle, at index: Int, _ documents: Range<UInt32>
  ) throws(IndexError) -> UnsafeMutablePointer<UInt8> {
    let own = slots + index * Self.length
    if !laidOut[index] {
      own.initialize(repeating: 0, count: documents.count)
      try term.layOut(documents, into: own)
      laidOut[index] = true
    }
    return own
  }

  /// Forgets the slots, for the next stretch.
  mutating func clearSlots() {
    for index in 0..<termCount { laidOut[index] = false }
  }
}
