/// A term of a pruned search without a count of references, which would cost more than a look at its postings.
///
/// Unsafe code: whoever makes handles keeps their terms alive meanwhile.
struct TermHandle {
  /// The leaf's number in the plan.
  let leaf: Int
  private let term: Unmanaged<ScoredTerm>

  /// A handle of `term`.
  init(_ term: ScoredTerm) {
    leaf = term.leaf
    self.term = Unmanaged.passUnretained(term)
  }

  /// No document of the block scores more.
  var bound: Double {
    @inline(__always) get { term._withUnsafeGuaranteedRef { $0.bound } }
  }

  /// The last document of the block.
  var lastDocument: UInt32 {
    @inline(__always) get { term._withUnsafeGuaranteedRef { $0.cursor.lastUnit(ofBlock: $0.block) } }
  }

  /// See ``ScoredTerm/find(_:)``.
  @inline(__always)
  func find(_ document: UInt32) -> Bool { term._withUnsafeGuaranteedRef { $0.find(document) } }

  /// Lets ``find(_:)`` begin anew with the first block.
  @inline(__always)
  func restart() { term._withUnsafeGuaranteedRef { $0.block = 0 } }

  /// The documents of the block, which it decodes.
  @inline(__always)
  func documents() throws(IndexError) -> UnsafeBufferPointer<UInt32> {
    try withTerm { (term) throws(IndexError) in
      try term.cursor.open(block: term.block)
      return term.cursor.unitsOfBlock
    }
  }

  /// See ``ScoredTerm/addScores(of:at:to:)``.
  @inline(__always)
  func addScores(
    of documents: UnsafeBufferPointer<UInt32>, at places: UnsafePointer<UInt8>, to scores: UnsafeMutablePointer<Double>
  ) throws(IndexError) {
    try withTerm { (term) throws(IndexError) in
      try term.addScores(of: documents, at: places, to: scores)
    }
  }

  /// See ``ScoredTerm/addScores(_:to:_:)``.
  @inline(__always)
  func addScores(
    _ documents: Range<UInt32>, to scores: UnsafeMutablePointer<Double>, _ found: UnsafeMutablePointer<UInt64>
  ) throws(IndexError) {
    try withTerm { (term) throws(IndexError) in try term.addScores(documents, to: scores, found) }
  }

  /// See ``ScoredTerm/layOut(_:into:)``.
  func layOut(_ documents: Range<UInt32>, into slots: UnsafeMutablePointer<UInt8>) throws(IndexError) {
    try withTerm { (term) throws(IndexError) in try term.layOut(documents, into: slots) }
  }

  /// See ``ScoredTerm/score(at:slot:)``.
  @inline(__always)
  func score(at document: UInt32, slot: UInt8) throws(IndexError) -> Double {
    if slot == 0 { return 0 }
    return try withTerm { (term) throws(IndexError) in try term.score(at: document, slot: slot) }
  }

  /// See ``ScoredTerm/score(at:)``.
  @inline(__always)
  func score(at document: UInt32) throws(IndexError) -> Double {
    try withTerm { (term) throws(IndexError) in try term.score(at: document) }
  }

  @inline(__always)
  private func withTerm<Value>(_ body: (ScoredTerm) throws(IndexError) -> Value) throws(IndexError) -> Value {
    let result = term._withUnsafeGuaranteedRef { term -> Result<Value, IndexError> in
      do throws(IndexError) { return .success(try body(term)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
