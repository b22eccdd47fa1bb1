/// Writes the small binary fields that rows keep their structure in.
///
/// Grammar of the fields:
///
///     unsigned  = LEB128: seven bits a byte, least first, the high bit set on all bytes but the last; at most 10
///     signed    = unsigned of (v << 1) ^ (v >> 63)
///     string    = unsigned byte count, UTF-8 bytes
///     number    = 0x00 signed            (a whole number below 2^53)
///               | 0x01 8 bytes           (the bit pattern of an IEEE 754 double, least byte first)
///     optional  = 0x00 | 0x01 field
///     array     = unsigned count, that many fields
struct FieldWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes a value that is never negative.
  mutating func unsigned(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a value of either sign.
  mutating func signed(_ value: Int) {
    unsigned((value << 1) ^ (value >> (Int.bitWidth - 1)))
  }

  /// Writes a code below 256, or flags.
  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Writes a string.
  mutating func string(_ value: String) {
    unsigned(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes bytes with their count.
  mutating func raw(_ value: some Collection<UInt8>) {
    unsigned(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes a double; whole numbers take few bytes, and every bit pattern survives.
  mutating func number(_ value: Double) {
    if let whole = Int(exactly: value), abs(whole) < 1 << 53, !(whole == 0 && value.sign == .minus) {
      byte(0)
      signed(whole)
    } else {
      byte(1)
      let bits = value.bitPattern
      for shift in stride(from: 0, to: 64, by: 8) { byte(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }
  }

  /// Writes whether `value` is there, and then the value.
  mutating func optional<Value>(_ value: Value?, _ write: (inout FieldWriter, Value) -> Void) {
    if let value {
      byte(1)
      write(&self, value)
    } else {
      byte(0)
    }
  }

  /// Writes a count, and then each value.
  mutating func array<Value>(_ values: [Value], _ write: (inout FieldWriter, Value) -> Void) {
    unsigned(values.count)
    for value in values { write(&self, value) }
  }
}
