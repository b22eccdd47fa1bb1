/// Cuts text at ICU's borders without ICU's iterator: its rules are followed here, its dictionary is searched by
/// ``WordLattice``.
///
/// The rules cut a text into segments. A segment of Han and kana goes to the lattice. The few others with dictionary
/// characters (Thai, Hangul, half-width kana, characters that NFKC changes) go to ICU one by one, which cuts a segment
/// alone as it does in company: the rules took it for the longest that they allow, and the engines look no further.
///
/// Owns its buffers; one task uses it.
final class LatticeWordCutter {
  private let resources: LatticeResources
  private let lattice: WordLattice
  /// For segments that are not ours to cut; opened for the first of them.
  private lazy var reference = ICUWordCutter()

  /// A cutter by the rules of `resources`, with the words of `dictionary`.
  init(_ resources: LatticeResources, _ dictionary: LatticeDictionary) {
    self.resources = resources
    lattice = WordLattice(dictionary)
  }

  /// Gives the tokens of the part `range` of `bytes`, which is read as a text of its own, to `sink`; their places count
  /// from the beginning of `bytes`.
  ///
  /// - Precondition: `range` lies in `bytes`.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into sink: inout some TokenSink) {
    let bytes = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
    var start = range.lowerBound
    while start < bytes.count { start = cutSegment(bytes, start, into: &sink) }
  }

  /// Appends the tokens of the segment that begins at `start`; returns where it ends.
  @inline(__always)
  private func cutSegment(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into sink: inout some TokenSink) -> Int {
    let classes = resources.classes
    let states = resources.states
    let lattice = lattice
    var state = RuleStates.start
    var flags: UInt16 = 0
    var read = 0
    var touched: UInt64 = 0
    var next = start
    // What is known of the longest segment so far: where it ends, what it is, how many characters it has.
    var end = start
    var kind: UInt8 = 0
    var segmentFlags: UInt16 = 0
    var count = 0
    while next < bytes.count {
      let (scalar, length) = Self.character(bytes, at: next)
      let characterClass = classes[scalar]
      let before = state
      state = states.next(state, characterClass & CharacterClasses.categoryMask)
      if state == RuleStates.stop { break }
      if characterClass & CharacterClasses.foreign == 0 { lattice.take(scalar, at: read, &touched) }
      next += length
      read += 1
      flags |= characterClass
      let accepted = states.accepted(state)
      if accepted != 0 {
        end = next
        kind = accepted
        segmentFlags = flags
        count = read
        // Where a character changes nothing, more of its class change nothing either: the usual run of Han.
        if state == before, flags & CharacterClasses.foreign == 0 {
          while next < bytes.count {
            let (scalar, length) = Self.character(bytes, at: next)
            guard classes[scalar] == characterClass else { break }
            lattice.take(scalar, at: read, &touched)
            next += length
            read += 1
          }
          end = next
          count = read
        }
      }
    }
    if end == start {
      // No rule takes the character.
      let (scalar, length) = Self.character(bytes, at: start)
      end = start + length
      segmentFlags = classes[scalar]
      kind = RuleStates.other
      count = 1
    }
    switch segmentFlags & (CharacterClasses.dictionary | CharacterClasses.foreign) {
    case CharacterClasses.dictionary where count > 1:
      lattice.cut(bytes, start..<end, count: count, touched: touched, RuleStates.kind(kind), into: &sink)
    case CharacterClasses.dictionary | CharacterClasses.foreign:
      reference.cut(bytes, start..<end, into: &sink)
    default:
      sink.add(start, end, RuleStates.kind(kind))
    }
    return end
  }

  /// The character at `i` and how many bytes it takes; U+FFFD for bytes that are no UTF-8.
  @inline(__always)
  private static func character(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    // The usual case of three bytes; E0 and ED have second bytes that are not allowed.
    if lead &- 0xE1 < 0x0C, i + 2 < bytes.count {
      let second = bytes[i + 1] ^ 0x80
      let third = bytes[i + 2] ^ 0x80
      if second | third < 0x40 { return (UInt32(lead & 0x0F) << 12 | UInt32(second) << 6 | UInt32(third), 3) }
    }
    let length = UTF8Sequence.length(bytes, at: i)
    return length < 0 ? (0xFFFD, -length) : (UTF8Sequence.scalar(bytes, at: i, length: length), length)
  }
}
