/// Encodes the postings of one term: the units (documents, or chunks of text) that hold it, ascending, and in a scored
/// field how often.
///
///     postings  = skip* full* tail?          a skip for each block, if there is more than one block
///     skip      = last:u32 end:u32 bound:u8? the bound in scored fields
///     full      = widths bits(steps) bits(frequencies)? extras(steps) extras(frequencies)?       128 units
///     widths    = width:u8 extras:u8 (width:u8 extras:u8)?
///     tail      = bit stream of (rice(step) gamma(frequency)?)*       the last, fewer than 128
///     step      = unit − previous unit − 1                            the previous of the first is −1
///
/// Frequencies are there if any exceeds one; in full blocks as frequency − 1. `last` is the block's last unit, `end` the
/// first byte behind the block, counted from the first block, `bound` a ``ScoreBoundCode`` that no unit exceeds.
///
///     bits      = 128 numbers' low `width` bits, lowest first
///     extras    = (place:u8)* (rest:varint)*                          number >> width, where that is not 0
///     rice      = 0{q} 1 bits                quotient q and `k` low bits, where q < 24; k follows from the numbers of
///               | 0{24} 1 number:32 bits     units and of postings: see ``riceShift(units:postings:)``
///     gamma     = 0{n} 1 bits                n = ⌊log₂ frequency⌋, then its n low bits (Elias)
struct PostingsWriter {
  /// Units in a full block.
  static let blockLength = 128
  /// The quotients that are written as they are.
  static let riceLimit = 24

  private let scored: Bool
  private let unitCount: Int
  private var skips = ByteWriter()
  private var blocks = ByteWriter()
  private var numbers = [UInt32](repeating: 0, count: PostingsWriter.blockLength)

  /// A writer for the terms of a field over `unitCount` units.
  init(scored: Bool, unitCount: Int) {
    self.scored = scored
    self.unitCount = unitCount
  }

  /// The number of low bits of a step that are written as they are: about log₂ of the mean step, times ln 2.
  @inline(__always)
  static func riceShift(units: Int, postings: Int) -> Int {
    let mean = (units &- postings) &* 177 / (256 &* max(postings, 1))
    return mean <= 1 ? 0 : min(31, Int.bitWidth - 1 - mean.leadingZeroBitCount)
  }

  /// Appends the postings of a term to `output`; `frequencies` are nil where none exceeds one. In a scored field `norms`
  /// says what the length of each unit contributes.
  mutating func append(
    units: UnsafeBufferPointer<UInt32>, frequencies: UnsafeBufferPointer<UInt32>?, norms: UnitNorms?,
    to output: inout ByteWriter
  ) {
    if units.count < Self.blockLength {
      appendTail(units, frequencies, 0..<units.count, previous: -1, to: &output)
      return
    }
    skips.bytes.removeAll(keepingCapacity: true)
    blocks.bytes.removeAll(keepingCapacity: true)
    var previous: Int64 = -1
    var start = 0
    while start < units.count {
      let end = min(start + Self.blockLength, units.count)
      if end - start == Self.blockLength {
        appendFull(units, frequencies, start, previous: previous)
      } else {
        appendTail(units, frequencies, start..<end, previous: previous, to: &blocks)
      }
      previous = Int64(units[end - 1])
      skips.append(units[end - 1])
      skips.append(UInt32(truncatingIfNeeded: blocks.count))
      if scored { skips.append(norms?.bound(units, frequencies, start..<end) ?? ScoreBoundCode.unbounded) }
      start = end
    }
    if units.count > Self.blockLength { output.append(contentsOf: skips.bytes) }
    output.append(contentsOf: blocks.bytes)
  }

  private mutating func appendFull(
    _ units: UnsafeBufferPointer<UInt32>, _ frequencies: UnsafeBufferPointer<UInt32>?, _ start: Int, previous: Int64
  ) {
    var previous = previous
    for index in 0..<Self.blockLength {
      numbers[index] = UInt32(truncatingIfNeeded: Int64(units[start + index]) - previous - 1)
      previous = Int64(units[start + index])
    }
    let header = blocks.count
    blocks.append(contentsOf: frequencies == nil ? [0, 0] : [0, 0, 0, 0])
    var extras = ByteWriter()
    (blocks.bytes[header], blocks.bytes[header + 1]) = appendNumbers(&extras)
    if let frequencies {
      for index in 0..<Self.blockLength { numbers[index] = frequencies[start + index] - 1 }
      (blocks.bytes[header + 2], blocks.bytes[header + 3]) = appendNumbers(&extras)
    }
    blocks.append(contentsOf: extras.bytes)
  }

  /// Appends ``numbers`` as bits of the best width, and what goes beyond it to `extras`; gives the width and how many
  /// do.
  private mutating func appendNumbers(_ extras: inout ByteWriter) -> (width: UInt8, extras: UInt8) {
    let (width, fits) = Self.bestWidth(numbers)
    appendBits(width: width)
    return (UInt8(width), fits ? 0 : appendExtras(width: width, to: &extras))
  }

  private mutating func appendBits(width: Int) {
    guard width > 0 else { return }
    let mask: UInt64 = (1 << UInt64(width)) - 1
    blocks.appendBits(atMost: Self.blockLength / 2) { packer in
      for number in numbers { packer.append(UInt64(number) & mask, width: width) }
    }
  }

  private func appendExtras(width: Int, to output: inout ByteWriter) -> UInt8 {
    var count: UInt8 = 0
    for (place, number) in numbers.enumerated() where UInt64(number) >> UInt64(width) != 0 {
      output.append(UInt8(place))
      count += 1
    }
    guard count > 0 else { return 0 }
    for number in numbers where UInt64(number) >> UInt64(width) != 0 {
      output.appendVarint(UInt64(number) >> UInt64(width))
    }
    return count
  }

  /// The width with which a block takes the fewest bits, and whether no number is wider.
  private static func bestWidth(_ numbers: [UInt32]) -> (width: Int, fits: Bool) {
    var counts = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &counts) { raw in
      let counts = raw.bindMemory(to: Int.self)
      var all: UInt32 = 0
      for number in numbers {
        counts[32 - number.leadingZeroBitCount] += 1
        all |= number
      }
      let widest = 32 - all.leadingZeroBitCount
      var best = (width: widest, bits: widest * blockLength)
      for width in stride(from: widest - 1, through: 0, by: -1) {
        var bits = width * blockLength
        for length in (width + 1)...widest where counts[length] > 0 {
          bits += counts[length] * (16 + (length - width - 1) / 7 * 8)
        }
        if bits < best.bits { best = (width, bits) }
      }
      return (best.width, best.width == widest)
    }
  }

  private func appendTail(
    _ units: UnsafeBufferPointer<UInt32>, _ frequencies: UnsafeBufferPointer<UInt32>?, _ range: Range<Int>,
    previous: Int64, to output: inout ByteWriter
  ) {
    let shift = Self.riceShift(units: unitCount, postings: units.count)
    // A step takes 57 bits at most, a frequency 63.
    output.appendBits(atMost: 2 * range.count) { packer in
      var previous = previous
      for index in range {
        let step = UInt64(Int64(units[index]) - previous - 1)
        previous = Int64(units[index])
        let quotient = Int(step >> UInt64(shift))
        if quotient < Self.riceLimit {
          let low = step & ((1 << UInt64(shift)) - 1)
          packer.append((1 | low << 1) << UInt64(quotient), width: quotient + 1 + shift)
        } else {
          packer.append(1 << UInt64(Self.riceLimit), width: Self.riceLimit + 1)
          packer.append(step, width: 32)
        }
        if let frequencies {
          let frequency = UInt64(frequencies[index])
          let length = UInt64.bitWidth - 1 - frequency.leadingZeroBitCount
          let low = frequency & ((1 << UInt64(length)) - 1)
          packer.append((1 | low << 1) << UInt64(length), width: 2 * length + 1)
        }
      }
    }
  }
}

/// What the length of each unit contributes to a score, by the average length of the segment.
struct UnitNorms {
  private let codes: UnsafeBufferPointer<UInt8>
  private let norms: [Double]

  /// The norms of units with these length codes; `average` is the mean length of the field's documents.
  init(codes: UnsafeBufferPointer<UInt8>, average: Double) {
    self.codes = codes
    norms = BM25.norms(average: average)
  }

  /// The bound of some units' scores.
  func bound(
    _ units: UnsafeBufferPointer<UInt32>, _ frequencies: UnsafeBufferPointer<UInt32>?, _ range: Range<Int>
  ) -> UInt8 {
    var best = 0.0
    for index in range {
      best = max(best, Double(frequencies?[index] ?? 1) / norms[Int(codes[Int(units[index])])])
    }
    return ScoreBoundCode.encode(best)
  }
}
