/// ICU's word break rules as a table of states, read from the compiled rules of the iterator itself.
///
/// The format is that of ICU's `RBBIDataHeader`, version 6: twenty numbers of 32 bits (the magic number 0xB1A0; the
/// version; the length; the number of categories; then place and length of the forward table, the reverse table, the
/// map from characters to categories, the source and the status values). A table begins with five numbers (states,
/// bytes a row, the first category of dictionary characters, look-ahead rules, flags), then a row a state: whether a
/// segment may end here, a look-ahead rule, the place of the status values, and the next state for each category.
struct BreakRules: Sendable {
  /// The state before the first character of a segment.
  static let start = 1
  /// The state in which no character can be added.
  static let stop = 0

  /// The number of states.
  let stateCount: Int
  /// The number of categories.
  let categoryCount: Int
  /// The first category of the characters that are cut with a dictionary; all above it are such too.
  let firstDictionaryCategory: Int
  /// The next state, for each state and category.
  let next: [UInt8]
  /// For each state the kind of a segment that ends there; nil where none may end.
  let accepted: [Token.Kind?]
  /// The map from characters to categories.
  let categories: ICUCategories

  /// The rules in `bytes`; nil where the format is another, or uses what word rules have no need of (look-ahead, begin
  /// and end of text).
  init?(_ bytes: [UInt8]) {
    let reader = Reader(bytes: bytes)
    guard let magic = reader.number(at: 0), magic == 0xB1A0, bytes.count > 80, bytes[4] == 6,
      let categoryCount = reader.number(at: 12), (3...255).contains(categoryCount),
      let table = reader.number(at: 16), let tableLength = reader.number(at: 20),
      let map = reader.number(at: 32), let mapLength = reader.number(at: 36),
      let statusTable = reader.number(at: 48), let statusLength = reader.number(at: 52),
      let stateCount = reader.number(at: table), (2...255).contains(stateCount),
      let rowLength = reader.number(at: table + 4), let dictionary = reader.number(at: table + 8),
      let lookAhead = reader.number(at: table + 12), lookAhead == 0,
      let flags = reader.number(at: table + 16), flags & 0b11 == 0,
      map + mapLength <= bytes.count, let categories = ICUCategories(bytes[map..<map + mapLength])
    else { return nil }
    let cell = flags & 0b100 != 0 ? 1 : 2
    guard rowLength == (categoryCount + 3) * cell, tableLength >= 20 + rowLength * stateCount else { return nil }
    var next: [UInt8] = []
    var accepted: [Token.Kind?] = []
    next.reserveCapacity(stateCount * categoryCount)
    for state in 0..<stateCount {
      let row = table + 20 + state * rowLength
      guard let accepting = reader.cell(at: row, cell), accepting <= 1,
        let status = reader.cell(at: row + 2 * cell, cell)
      else { return nil }
      if accepting == 1 {
        guard let value = Self.status(reader, statusTable, statusLength, status) else { return nil }
        accepted.append(Token.Kind(ruleStatus: value))
      } else {
        accepted.append(nil)
      }
      for category in 0..<categoryCount {
        guard let target = reader.cell(at: row + (3 + category) * cell, cell), target < stateCount else { return nil }
        // Categories 1 and 2 stand for the end and the beginning of the text.
        if category == 1 || category == 2, target != Self.stop { return nil }
        next.append(UInt8(truncatingIfNeeded: target))
      }
    }
    guard accepted[Self.stop] == nil, next[..<categoryCount].allSatisfy({ Int($0) == Self.stop }) else { return nil }
    self.stateCount = stateCount
    self.categoryCount = categoryCount
    firstDictionaryCategory = dictionary
    self.next = next
    self.accepted = accepted
    self.categories = categories
  }

  /// The status of the list of values at `place`: the greatest, which is the last.
  private static func status(_ reader: Reader, _ table: Int, _ length: Int, _ place: Int) -> Int32? {
    guard place < length / 4, let count = reader.number(at: table + place * 4), place + count < length / 4,
      let value = reader.number(at: table + (place + count) * 4)
    else { return nil }
    return Int32(exactly: value)
  }

  /// Reads numbers in the machine's byte order, in which ICU keeps them.
  private struct Reader {
    let bytes: [UInt8]

    func number(at offset: Int) -> Int? {
      guard offset >= 0, offset + 4 <= bytes.count else { return nil }
      return Int(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) })
    }

    func cell(at offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset + size <= bytes.count else { return nil }
      if size == 1 { return Int(bytes[offset]) }
      return Int(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self) })
    }
  }
}
