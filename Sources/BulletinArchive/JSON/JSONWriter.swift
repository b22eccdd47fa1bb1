package import Records

/// Writes JSON, one value after the other, into a buffer.
///
/// Keys stand in the order in which they are written. Control characters are escaped, those of terminals (DEL and
/// U+0080 to U+009F) among them; other characters stand as they are.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "9f…"); $0.member("level", 1) }      // {"id":"9f…","level":1}
package struct JSONWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty buffer.
  package init() {}

  /// Empties the buffer and keeps its memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON Lines.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Structure

  /// Writes an object whose members `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }

  /// Writes an array whose values `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, body) }

  /// Writes a member's name; its value must follow.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    needsComma = false
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  // MARK: Values

  /// Writes `null`.
  package mutating func null() { literal("null") }

  /// Writes a truth value.
  package mutating func value(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes an integer.
  package mutating func value(_ value: Int) { literal(String(value)) }

  /// Writes a number, without a fraction where it is whole; what is no number reads `null`.
  package mutating func value(_ value: Double) { literal(Self.number(value)) }

  /// Writes a string.
  package mutating func value(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes a path, spelled as everywhere.
  package mutating func value(_ path: SourcePath) { value(path.description) }

  /// A number as JSON has it: 46 for 46.0, 0.1, 1e+20; `null` for what is no number.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if let whole = Int(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
    return String(value)
  }

  // MARK: Members

  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is a string or `null`.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member that is an integer.
  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is an integer or `null`.
  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member that is a number or `null`.
  package mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member that is a truth value.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is a path.
  package mutating func member(_ name: String, _ value: SourcePath) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is an array, `body` writing each of its values.
  package mutating func member<Value>(
    _ name: String, each values: some Sequence<Value>, _ body: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    array { json in
      for value in values { body(&json, value) }
    }
  }

  /// Writes a member that is `null`, or what `body` makes of its value.
  package mutating func member<Value>(_ name: String, _ value: Value?, _ body: (inout JSONWriter, Value) -> Void) {
    key(name)
    if let value { body(&self, value) } else { null() }
  }

  // MARK: Characters

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    escape(text)
    bytes.append(0x22)
  }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var copied = 0
      var i = 0
      while i < utf8.count {
        let byte = utf8[i]
        let isC1 = byte == 0xC2 && i + 1 < utf8.count && utf8[i + 1] < 0xA0
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || isC1 else {
          i += 1
          continue
        }
        bytes.append(contentsOf: utf8[copied..<i])
        switch byte {
        case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        default: unicodeEscape(UInt32(isC1 ? utf8[i + 1] : byte))
        }
        i += isC1 ? 2 : 1
        copied = i
      }
      bytes.append(contentsOf: utf8[copied...])
    }
  }

  private mutating func unicodeEscape(_ unit: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in stride(from: UInt32(12), through: 0, by: -4) { bytes.append(digits[Int(unit >> shift & 15)]) }
  }
}
