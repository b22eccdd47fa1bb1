/// The terms of one field of one document, in order, repeats included: ranges of one shared run of bytes, so that
/// ten thousand terms cost no allocation each.
///
///     var words = TermList()
///     words.append(Array("年鉴".utf8))
///     var grams = TermList(sharing: text)      // terms that are pieces of the text itself
///     grams.append(range: 0..<6)
public struct TermList: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The bytes that the terms are ranges of.
  public private(set) var bytes: [UInt8]
  /// The terms' ranges in ``bytes``; they may overlap.
  private(set) var ranges: ArraySlice<Range<UInt32>> = []

  /// An empty list.
  public init() { bytes = [] }

  /// An empty list whose terms will be ranges of `text`.
  public init(sharing text: [UInt8]) { bytes = text }

  /// A list of the terms that stand at `ranges` of `text`. Neither is copied, so that the lists of many documents can be
  /// parts of one array.
  public init(sharing text: [UInt8], ranges: ArraySlice<Range<UInt32>>) {
    var end: UInt32 = 0
    for range in ranges { end = max(end, range.upperBound) }
    precondition(Int(end) <= text.count, "a term lies within the shared bytes")
    bytes = text
    self.ranges = ranges
  }

  /// A list of these terms.
  public init(_ terms: some Sequence<[UInt8]>) {
    bytes = []
    for term in terms { append(term) }
  }

  /// A list of these terms.
  public init(arrayLiteral elements: [UInt8]...) { self.init(elements) }

  /// The number of terms.
  public var count: Int { ranges.count }

  /// Whether there are no terms.
  public var isEmpty: Bool { ranges.isEmpty }

  /// The term at `index`.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    let range = ranges[ranges.startIndex + index]
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Adds a term.
  public mutating func append(_ term: some Collection<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: term)
    ranges.append(UInt32(start)..<UInt32(bytes.count))
  }

  /// Adds the term that stands at `range` of ``bytes``.
  public mutating func append(range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a term lies within the shared bytes")
    ranges.append(UInt32(range.lowerBound)..<UInt32(range.upperBound))
  }

  /// Makes room for `count` terms.
  public mutating func reserveCapacity(_ count: Int) { ranges.reserveCapacity(count) }

  /// Removes the terms and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }
}
