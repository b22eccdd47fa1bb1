/// Cuts text with ICU's word break iterator: the reference for every faster way.
///
/// Owns ICU's state and its buffers; one task uses it.
final class ICUWordCutter {
  /// About how many bytes go to ICU at a time; a piece ends with a line, where every rule puts a border.
  private static let pieceSize = 1 << 16

  private let iterator: ICUBreakIterator?
  /// The piece in UTF-16.
  private var units: [UInt16] = []
  /// For each unit, and for the piece's end, the offset of its character in the piece.
  private var offsets: [Int32] = []
  private var ends = [Int32](repeating: 0, count: 512)
  private var statuses = [Int32](repeating: 0, count: 512)

  /// A cutter. Where libicu was built without word break data, every character is a token of its own.
  convenience init() { self.init(iterator: ICUBreakIterator()) }

  /// A cutter that uses `iterator`, and nobody else does.
  init(iterator: ICUBreakIterator?) { self.iterator = iterator }

  /// Gives the tokens of the part `range` of `bytes`, which is read as a text of its own, to `sink`; their places count
  /// from the beginning of `bytes`.
  ///
  /// - Precondition: `range` lies in `bytes`.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into sink: inout some TokenSink) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = Self.pieceEnd(bytes, from: start, limit: range.upperBound)
      cutPiece(UnsafeBufferPointer(rebasing: bytes[start..<end]), base: start, into: &sink)
      start = end
    }
  }

  /// Where a piece that begins at `start` ends: behind the first line feed from ``pieceSize`` bytes on.
  private static func pieceEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int {
    var i = start + pieceSize
    while i < limit {
      if bytes[i - 1] == 0x0A { return i }
      i += 1
    }
    return limit
  }

  private func cutPiece(_ piece: UnsafeBufferPointer<UInt8>, base: Int, into sink: inout some TokenSink) {
    precondition(piece.count < Int32.max, "a line is shorter than 2 GiB")
    if units.count < piece.count + 1 {
      units = [UInt16](repeating: 0, count: piece.count + 1)
      offsets = [Int32](repeating: 0, count: piece.count + 1)
    }
    let unitCount = units.withUnsafeMutableBufferPointer { units in
      offsets.withUnsafeMutableBufferPointer { offsets in
        Self.transcode(piece, into: units, offsets: offsets)
      }
    }
    // ICU keeps a pointer to the units until the next text is set, so both happen inside one scope.
    units.withUnsafeBufferPointer { units in
      guard let iterator, iterator.setText(UnsafeBufferPointer(rebasing: units[..<unitCount])) else {
        cutIntoCharacters(unitCount, base: base, into: &sink)
        return
      }
      collect(from: iterator, unitCount: unitCount, base: base, into: &sink)
    }
  }

  private func collect(from iterator: ICUBreakIterator, unitCount: Int, base: Int, into sink: inout some TokenSink) {
    var start = base
    while true {
      let count = ends.withUnsafeMutableBufferPointer { ends in
        statuses.withUnsafeMutableBufferPointer { statuses in iterator.next(ends, statuses) }
      }
      guard count > 0 else { return }
      for i in 0..<count {
        let end = base + Int(offsets[min(unitCount, Int(ends[i]))])
        guard end > start else { continue }
        sink.add(start, end, Token.Kind(ruleStatus: statuses[i]))
        start = end
      }
    }
  }

  private func cutIntoCharacters(_ unitCount: Int, base: Int, into sink: inout some TokenSink) {
    for unit in 0..<unitCount where offsets[unit] < offsets[unit + 1] {
      sink.add(
        base + Int(offsets[unit]), base + Int(offsets[unit + 1]), units[unit] < 0x80 ? .other : .ideographic)
    }
  }

  /// Writes `piece` as UTF-16, and for each unit the offset of its character; both buffers hold a unit a byte and one
  /// more. Returns the number of units.
  private static func transcode(
    _ piece: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt16>,
    offsets: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var i = 0
    var count = 0
    while i < piece.count {
      let length = UTF8Sequence.length(piece, at: i)
      offsets[count] = Int32(truncatingIfNeeded: i)
      if length == 4 {
        let scalar = UTF8Sequence.scalar(piece, at: i, length: length) - 0x10000
        units[count] = UInt16(truncatingIfNeeded: 0xD800 + scalar >> 10)
        units[count + 1] = UInt16(truncatingIfNeeded: 0xDC00 + scalar & 0x3FF)
        offsets[count + 1] = Int32(truncatingIfNeeded: i)
        count += 2
      } else {
        let scalar = length < 0 ? 0xFFFD : UTF8Sequence.scalar(piece, at: i, length: length)
        units[count] = UInt16(truncatingIfNeeded: scalar)
        count += 1
      }
      i += abs(length)
    }
    offsets[count] = Int32(truncatingIfNeeded: piece.count)
    return count
  }
}
