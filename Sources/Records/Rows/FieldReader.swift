/// Reads what ``FieldWriter`` wrote. Every read is checked: damaged bytes throw, and never trap.
struct FieldReader {
  private let bytes: [UInt8]
  private var position = 0
  private let item: String

  /// A reader of `bytes`; `item` names them in errors (`article 12`).
  init(_ bytes: [UInt8], item: String) {
    self.bytes = bytes
    self.item = item
  }

  /// An error that says what stands at the current place instead of `expected`.
  func damage(expected: String, found: String) -> RecordError {
    .damaged(item: "\(item), byte \(position)", expected: expected, found: found)
  }

  /// Throws unless all bytes are read.
  func finish() throws(RecordError) {
    guard position == bytes.count else {
      throw damage(expected: "the end", found: "\(bytes.count - position) more bytes")
    }
  }

  /// Reads one byte.
  mutating func byte() throws(RecordError) -> UInt8 {
    guard position < bytes.count else { throw damage(expected: "a byte", found: "the end") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func bits() throws(RecordError) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<10 {
      let next = try byte()
      let part = UInt64(next & 0x7F)
      guard index < 9 || part <= 1 else { break }
      result |= part << UInt64(7 * index)
      if next < 0x80 { return result }
    }
    throw damage(expected: "a number of at most 64 bits", found: "a longer one")
  }

  /// Reads a value that is never negative.
  mutating func unsigned() throws(RecordError) -> Int {
    let value = try bits()
    guard value <= UInt64(Int.max) else { throw damage(expected: "a number below 2^63", found: "\(value)") }
    return Int(value)
  }

  /// Reads a value of either sign.
  mutating func signed() throws(RecordError) -> Int {
    let value = try bits()
    return Int(Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1))))
  }

  /// Reads a value that is at most `limit`.
  mutating func unsigned(atMost limit: Int, _ what: String) throws(RecordError) -> Int {
    let value = try unsigned()
    guard value <= limit else { throw damage(expected: "\(what) of at most \(limit)", found: "\(value)") }
    return value
  }

  /// Adds `delta` to `base` and checks that the sum lies between 0 and 2^62.
  mutating func sum(_ base: Int, _ delta: Int) throws(RecordError) -> Int {
    let (sum, overflow) = base.addingReportingOverflow(delta)
    guard !overflow, sum >= 0, sum < 1 << 62 else {
      throw damage(expected: "an offset", found: "\(base) plus \(delta)")
    }
    return sum
  }

  /// Reads a string, which must be UTF-8.
  mutating func string() throws(RecordError) -> String {
    let range = try range()
    guard let string = String(validating: bytes[range], as: UTF8.self) else {
      throw damage(expected: "UTF-8", found: "other bytes")
    }
    return string
  }

  /// Reads bytes with their count.
  mutating func raw() throws(RecordError) -> [UInt8] { Array(bytes[try range()]) }

  private mutating func range() throws(RecordError) -> Range<Int> {
    let count = try unsigned()
    guard count <= bytes.count - position else {
      throw damage(expected: "\(count) bytes", found: "\(bytes.count - position)")
    }
    defer { position += count }
    return position..<(position + count)
  }

  /// Reads a double.
  mutating func number() throws(RecordError) -> Double {
    switch try byte() {
    case 0: return Double(try signed())
    case 1:
      var bits: UInt64 = 0
      for shift in stride(from: 0, to: 64, by: 8) { bits |= UInt64(try byte()) << UInt64(shift) }
      return Double(bitPattern: bits)
    case let tag: throw damage(expected: "a number's tag, 0 or 1", found: "\(tag)")
    }
  }

  /// Reads a value that may be absent.
  mutating func optional<Value>(
    _ read: (inout FieldReader) throws(RecordError) -> Value
  ) throws(RecordError) -> Value? {
    switch try byte() {
    case 0: return nil
    case 1: return try read(&self)
    case let tag: throw damage(expected: "0 or 1", found: "\(tag)")
    }
  }

  /// Reads a count of values that follow, each of which takes at least one byte.
  mutating func count() throws(RecordError) -> Int {
    let count = try unsigned()
    guard count <= bytes.count - position else {
      throw damage(expected: "\(count) values", found: "\(bytes.count - position) bytes")
    }
    return count
  }

  /// Reads a count and that many values, each of which takes at least one byte.
  mutating func array<Value>(
    _ read: (inout FieldReader) throws(RecordError) -> Value
  ) throws(RecordError) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }
}
