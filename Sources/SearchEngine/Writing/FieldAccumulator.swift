/// The gathered terms of one field or string column, and the lengths of its documents if it is scored.
final class FieldAccumulator {
  private let scored: Bool
  private var terms = TermAccumulator()
  private var lengthCodes: [UInt8] = []
  private var lengthSum = 0
  private var documentCount = 0

  /// An accumulator without documents.
  init(scored: Bool) { self.scored = scored }

  deinit { terms.deallocate() }

  /// Forgets the documents and keeps the memory.
  func removeAll() {
    terms.removeAll()
    lengthCodes.removeAll(keepingCapacity: true)
    lengthSum = 0
    documentCount = 0
  }

  /// An estimate of the memory in use.
  var byteEstimate: Int { terms.byteEstimate }

  /// Whether another document could go beyond what 32-bit offsets reach.
  var isFull: Bool { terms.isFull }

  /// Adds the next document's terms.
  func append(_ list: TermList) {
    terms.append(list)
    documentCount += 1
    if scored {
      let code = LengthCode.encode(list.count)
      lengthCodes.append(code)
      lengthSum += LengthCode.decode(code)
    }
  }

  /// Adds the sections of a term field to the file.
  func finish(into file: inout SegmentFileWriter, termField index: Int) throws(IndexError) {
    try lengthCodes.withUnsafeBufferPointer { (codes) throws(IndexError) in
      let average = codes.isEmpty ? 0 : Double(lengthSum) / Double(codes.count)
      var dictionary = TermDictionaryWriter(scored: scored, unitCount: documentCount)
      _ = terms.write(to: &dictionary, norms: scored ? UnitNorms(codes: codes, average: average) : nil)
      try dictionary.finish(into: &file, index: index, kinds: .termField)
    }
    if scored {
      file.addSection(.lengths, index: index, lengthCodes, count: lengthCodes.count, sum: lengthSum)
    }
  }

  /// Adds the sections of a string column to the file.
  func finish(into file: inout SegmentFileWriter, stringColumn index: Int) throws(IndexError) {
    var dictionary = TermDictionaryWriter(scored: false, unitCount: documentCount)
    let ranks = terms.write(to: &dictionary, norms: nil)
    try dictionary.finish(into: &file, index: index, kinds: .stringColumn)
    var ordinals = StringOrdinalsWriter()
    terms.forEachDocument { numbers in ordinals.append(numbers.map { ranks[Int($0)] }) }
    ordinals.finish(into: &file, index: index)
  }
}
