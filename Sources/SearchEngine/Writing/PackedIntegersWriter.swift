/// Writes a column of integers in blocks of 256, each as a straight line and fixed-width differences from it, or as a
/// table of its few values and a number in that for each.
///
///     packed    = entry* block* zero:u64
///     entry     = least:i64 slope:i32 place:u64  place: width in the low 8 bits, above it the block's first byte
///     block     = difference*                    counted from after the entries
///               | difference:u32{2 to the power of w} number*      where the width is 128 + w; w bits a number
///
/// The value at `i` of a block is least + slope · i + difference. Differences take `width` bits each, lowest bits first;
/// width 0 takes no bytes, widths above 56 are written as 64, so that one 8-byte load reads any difference. The zero at
/// the end lets the last load stay inside. The slope is 0 unless the values rise or fall by a little at every step, as
/// offsets do.
struct PackedIntegersWriter {
  private var pending: [Int64] = []
  private var directory = ByteWriter()
  private var data = ByteWriter()
  private(set) var count = 0

  /// Adds a value.
  @inline(__always)
  mutating func append(_ value: Int64) {
    pending.append(value)
    count += 1
    if pending.count == PackedIntegers.blockLength { flush() }
  }

  /// Adds a count or an offset.
  @inline(__always)
  mutating func append(_ value: Int) { append(Int64(value)) }

  /// The bytes of all values.
  consuming func finish() -> [UInt8] {
    flush()
    data.append(UInt64(0))
    return directory.bytes + data.bytes
  }

  /// An estimate of the bytes so far.
  var byteEstimate: Int { directory.count + data.count + pending.count * 8 }

  private mutating func flush() {
    guard let first = pending.first, let last = pending.last else { return }
    var (least, width) = Self.fit(pending)
    var slope: Int64 = 0
    let (rise, overflow) = last.subtractingReportingOverflow(first)
    if width > 0, !overflow, rise.magnitude < 1 << 38, pending.count > 1, pending.allSatisfy({ $0.magnitude < 1 << 60 })
    {
      let candidate = rise / Int64(pending.count - 1)
      if candidate != 0 {
        var flat = pending
        for index in flat.indices { flat[index] -= candidate * Int64(index) }
        let (flatLeast, flatWidth) = Self.fit(flat)
        if flatWidth < width {
          (least, width, slope) = (flatLeast, flatWidth, candidate)
          pending = flat
        }
      }
    }
    if let table = Self.table(of: pending, least: least, insteadOf: width), slope == 0 {
      directory.append(UInt64(bitPattern: least))
      directory.append(UInt32(0))
      directory.append(UInt64(data.count) << 8 | UInt64(PackedIntegers.tableWidth + table.width))
      for index in 0..<1 << table.width {
        data.append(index < table.differences.count ? table.differences[index] : 0)
      }
      data.appendBits(atMost: PackedIntegers.blockLength) { packer in
        for number in table.numbers { packer.append(UInt64(number), width: table.width) }
      }
      pending.removeAll(keepingCapacity: true)
      return
    }
    directory.append(UInt64(bitPattern: least))
    directory.append(UInt32(bitPattern: Int32(truncatingIfNeeded: slope)))
    directory.append(UInt64(data.count) << 8 | UInt64(width))
    if width > 0 {
      data.appendBits(atMost: PackedIntegers.blockLength) { packer in
        for value in pending { packer.append(UInt64(bitPattern: value &- least), width: width) }
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// The most values of a table, and the width from which one may take less room.
  private static let longestTable = 64
  private static let leastWidth = 6

  /// The differences of `values` from `least`, each once, and for each value which it is; nil unless that takes less room
  /// than `width` bits a value. Values that change seldom, as those of an article's passages, have few.
  private static func table(
    of values: [Int64], least: Int64, insteadOf width: Int
  ) -> (width: Int, differences: [UInt32], numbers: [UInt8])? {
    guard width >= leastWidth, width <= 32 else { return nil }
    var changes = 1
    for index in 1..<values.count where values[index] != values[index - 1] {
      changes += 1
      if changes > longestTable { return nil }
    }
    var differences: [UInt32] = []
    var numbers: [UInt8] = []
    numbers.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      if index > 0, value == values[index - 1] {
        numbers.append(numbers[index - 1])
        continue
      }
      let difference = UInt32(truncatingIfNeeded: value &- least)
      let number = differences.firstIndex(of: difference) ?? differences.count
      if number == differences.count { differences.append(difference) }
      numbers.append(UInt8(number))
    }
    let own = Int.bitWidth - (differences.count - 1).leadingZeroBitCount
    guard 32 << own + values.count * own < values.count * width else { return nil }
    return (own, differences, numbers)
  }

  private static func fit(_ values: [Int64]) -> (least: Int64, width: Int) {
    var least = Int64.max
    var greatest = Int64.min
    for value in values {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    let width = UInt64.bitWidth - UInt64(bitPattern: greatest &- least).leadingZeroBitCount
    return (least, width > 56 ? 64 : width)
  }
}
