/// Writes the other spellings of texts, as what leads there from the texts.
///
///     variants   = editStarts (packed) edits spellings
///     edits      = (kept:varint spelling:varint)*                of a text: bytes to keep, then a character to replace
///     spellings  = (old:u8 new:u8 bytes:4)*     the bytes of the character that goes, of the one that comes, and that one
struct TextVariantsWriter {
  private var starts = PackedIntegersWriter()
  private var edits = ByteWriter()
  private var spellings = ByteWriter()
  private var numbers: [UInt64: Int] = [:]
  private var count = 0

  /// The bytes of the edits so far.
  var byteEstimate: Int { edits.count }

  /// Adds what leads from `text` to `variant`; returns whether they have as many characters as each other.
  mutating func append(from text: UnsafeRawBufferPointer, to variant: UnsafeRawBufferPointer?) -> Bool {
    starts.append(edits.count)
    count += 1
    guard let variant else { return true }
    var (place, other, kept) = (0, 0, 0)
    while place < text.count, other < variant.count {
      // Eight equal bytes at a time, then byte by byte to the first difference.
      while place + 8 <= text.count, other + 8 <= variant.count,
        text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == variant.loadUnaligned(fromByteOffset: other, as: UInt64.self)
      {
        place += 8
        other += 8
      }
      while place < text.count, other < variant.count, text[place] == variant[other] {
        place += 1
        other += 1
      }
      guard place < text.count, other < variant.count else { break }
      while place > kept, text[place] & 0xC0 == 0x80 || variant[other] & 0xC0 == 0x80 {
        place -= 1
        other -= 1
      }
      edits.appendVarint(place - kept)
      let (start, otherStart) = (place, other)
      _ = TextCharacter.scalar(text, &place)
      _ = TextCharacter.scalar(variant, &other)
      edits.appendVarint(spelling(text[start..<place], variant[otherStart..<other]))
      kept = place
    }
    return place == text.count && other == variant.count
  }

  private mutating func spelling(
    _ old: Slice<UnsafeRawBufferPointer>, _ new: Slice<UnsafeRawBufferPointer>
  ) -> Int {
    var key = UInt64(old.count)
    for byte in new { key = key << 8 | UInt64(byte) }
    key = key << 3 | UInt64(new.count)
    if let known = numbers[key] { return known }
    let number = numbers.count
    numbers[key] = number
    spellings.append(UInt8(old.count))
    spellings.append(UInt8(new.count))
    spellings.append(contentsOf: new)
    spellings.append(contentsOf: [UInt8](repeating: 0, count: 4 - new.count))
    return number
  }

  /// Adds all sections of text field `index` to the file.
  consuming func finish(into file: inout SegmentFileWriter, index: Int) {
    let texts = count
    starts.append(edits.count)
    file.addSection(.editStarts, index: index, starts.finish(), count: texts + 1)
    file.addSection(.edits, index: index, edits.bytes, count: texts)
    file.addSection(.spellings, index: index, spellings.bytes, count: numbers.count)
  }
}
