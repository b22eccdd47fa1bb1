/// The other spellings of some texts; grammar in `TextVariantsWriter.swift`.
struct TextVariants: Sendable {
  private let starts: PackedIntegers
  private let edits: FileSection
  private let spellings: FileSection

  /// The spellings of the `count` texts of field `index`.
  init(file: SegmentFile, index: Int, count: Int) throws(IndexError) {
    starts = try PackedIntegers(try file.section(.editStarts, index: index), count: count + 1)
    edits = try file.section(.edits, index: index)
    spellings = try file.section(.spellings, index: index)
  }

  /// Whether the other spelling of a text differs from it.
  func differs(_ number: Int) throws(IndexError) -> Bool {
    !(try starts.range(at: number, limit: edits.length)).isEmpty
  }

  /// The other spelling of `text`, which is the text of this number, and where the places `cuts` lie in it, which ascend.
  func spell(
    _ text: UnsafeRawBufferPointer, number: Int, cuts: [Int]
  ) throws(IndexError) -> (text: [UInt8], places: [Int]) {
    var places = cuts
    let range = try starts.range(at: number, limit: edits.length)
    var reader = ByteReader(
      try edits.bytes(range.lowerBound, range.count), damage: edits.damage(at: range.lowerBound))
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    var place = 0
    var next = 0
    while reader.remaining > 0 {
      let kept = try reader.varint()
      let spelling = try reader.varint()
      guard kept <= text.count - place, spelling < spellings.entry.count else {
        throw edits.damage(at: range.lowerBound)
      }
      while next < places.count, places[next] <= place + kept {
        places[next] += result.count - place
        next += 1
      }
      result.append(contentsOf: text[place..<place + kept])
      place += kept
      let bytes = try spellings.bytes(6 * spelling, 6)
      let (old, new) = (Int(bytes[0]), Int(bytes[1]))
      guard new <= 4, old <= text.count - place else { throw spellings.damage(at: 6 * spelling) }
      result.append(contentsOf: bytes[2..<2 + new])
      place += old
    }
    while next < places.count {
      places[next] += result.count - place
      next += 1
    }
    result.append(contentsOf: text[place...])
    return (result, places)
  }
}
