/// The documents of one segment that are dead: a bit set that grows as needed.
///
/// Deletion is by groups: an ``IndexSnapshot`` takes a group for dead as soon as one of its documents is.
public struct DeletedDocuments: Sendable, Hashable {
  private var words: [UInt64] = []

  /// No dead documents.
  public init() {}

  /// The set whose ``bytes`` these are; any bytes are some set.
  public init(bytes: [UInt8]) {
    words = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
    for (index, byte) in bytes.enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
    }
    trim()
  }

  /// The set as bytes: bit `i % 8` of byte `i / 8` is document `i`. Without trailing zero bytes, so equal sets have
  /// equal bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 8)
    for word in words {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    while bytes.last == 0 { bytes.removeLast() }
    return bytes
  }

  /// The number of dead documents.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no document is dead.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether the document is dead.
  public func contains(_ document: Int) -> Bool {
    let word = document >> 6
    return word < words.count && words[word] & (1 << UInt64(document & 63)) != 0
  }

  /// Takes the document for dead.
  public mutating func insert(_ document: Int) {
    precondition(document >= 0, "documents count from 0")
    let word = document >> 6
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(document & 63)
  }

  /// The dead documents, ascending.
  public var documents: [Int] {
    var documents: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        documents.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return documents
  }

  /// The dead documents as 64-bit words.
  var bitWords: [UInt64] { words }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}
