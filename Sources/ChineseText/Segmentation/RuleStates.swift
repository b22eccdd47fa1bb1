/// ``BreakRules`` laid out for the scan: a row of next states for each state, and what each state accepts.
///
/// Immutable, so any task may use it.
final class RuleStates: @unchecked Sendable {
  /// The state before the first character of a segment.
  static let start = UInt16(BreakRules.start) << rowBits
  /// The state in which no character can be added.
  static let stop = UInt16(BreakRules.stop) << rowBits
  /// The code of ``Token/Kind/other``.
  static let other = code(.other)
  /// A row has room for 256 categories.
  private static let rowBits: UInt16 = 8

  private let table: UnsafePointer<UInt16>
  private let codes: UnsafePointer<UInt8>

  /// The states of `rules`.
  init(_ rules: BreakRules) {
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: rules.stateCount << Int(Self.rowBits))
    table.initialize(repeating: Self.stop, count: rules.stateCount << Int(Self.rowBits))
    let codes = UnsafeMutablePointer<UInt8>.allocate(capacity: rules.stateCount)
    for state in 0..<rules.stateCount {
      codes[state] = rules.accepted[state].map(Self.code) ?? 0
      for category in 0..<rules.categoryCount {
        let next = rules.next[state * rules.categoryCount + category]
        table[state << Int(Self.rowBits) | category] = UInt16(next) << Self.rowBits
      }
    }
    // Never written again; freed with this object.
    self.table = UnsafePointer(table)
    self.codes = UnsafePointer(codes)
  }

  deinit {
    table.deallocate()
    codes.deallocate()
  }

  /// The state behind a character of `category`, which is below 256.
  @inline(__always)
  func next(_ state: UInt16, _ category: UInt16) -> UInt16 {
    // Sound because states come from the table alone and a row has an entry for each category below 256.
    table[Int(state | category)]
  }

  /// The code of the kind of a segment that ends in `state`; 0 where none may end.
  @inline(__always)
  func accepted(_ state: UInt16) -> UInt8 { codes[Int(state >> Self.rowBits)] }

  /// The kind with a code that ``accepted(_:)`` gave.
  @inline(__always)
  static func kind(_ code: UInt8) -> Token.Kind { Token.Kind(rawValue: code &- 1) ?? .other }

  private static func code(_ kind: Token.Kind) -> UInt8 { kind.rawValue + 1 }
}
