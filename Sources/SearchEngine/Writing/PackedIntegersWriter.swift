/// Writes a column of integers in blocks of 128, each as its least value and fixed-width differences from it.
///
///     packed    = entry* block* zero:u64
///     entry     = least:i64 place:u64            place: width in the low 8 bits, above it the block's first byte
///     block     = difference*                    counted from after the entries
///
/// Differences take `width` bits each, lowest bits first; width 0 takes no bytes, widths above 56 are written as 64, so
/// that one 8-byte load reads any difference. The zero at the end lets the last load stay inside.
struct PackedIntegersWriter {
  private var pending: [Int64] = []
  private var directory = ByteWriter()
  private var data = ByteWriter()
  private(set) var count = 0

  /// Adds a value.
  mutating func append(_ value: Int64) {
    pending.append(value)
    count += 1
    if pending.count == PackedIntegers.blockLength { flush() }
  }

  /// Adds a count or an offset.
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
    guard let first = pending.first else { return }
    var least = first
    var greatest = first
    for value in pending {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    let span = UInt64(bitPattern: greatest &- least)
    var width = UInt64.bitWidth - span.leadingZeroBitCount
    if width > 56 { width = 64 }
    directory.append(UInt64(bitPattern: least))
    directory.append(UInt64(data.count) << 8 | UInt64(width))
    if width > 0 {
      var packer = BitPacker()
      for value in pending { packer.append(UInt64(bitPattern: value &- least), width: width, to: &data) }
      packer.flush(to: &data)
    }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Strings fixed-width numbers together, lowest bits first.
struct BitPacker {
  private var buffer: UInt64 = 0
  private var filled = 0

  /// Adds the low `width` bits of `value`; the others are zero.
  @inline(__always)
  mutating func append(_ value: UInt64, width: Int, to writer: inout ByteWriter) {
    buffer |= value << UInt64(filled)
    let total = filled + width
    if total >= 64 {
      writer.append(buffer)
      let used = 64 - filled
      buffer = used < 64 ? value >> UInt64(used) : 0
      filled = total - 64
    } else {
      filled = total
    }
  }

  /// Writes what is left, to whole bytes.
  mutating func flush(to writer: inout ByteWriter) {
    writer.appendLittleEndian(buffer, byteCount: (filled + 7) / 8)
    buffer = 0
    filled = 0
  }
}
