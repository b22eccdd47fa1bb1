/// A decoded text while it grows: its UTF-8 and the runs that lead back to the source.
struct DecodedBytes {
  /// The text so far.
  private(set) var utf8: [UInt8] = []
  private var builder = RunBuilder()
  private var scratch: [UInt8] = []

  /// An empty text, with room for a text from `count` source bytes.
  init(sourceCount count: Int) {
    utf8.reserveCapacity(count + count / 2)
  }

  /// All of `bytes` from `start` on, as they are: not copied where `start` is 0.
  init(identity bytes: [UInt8], from start: Int) {
    utf8 = start == 0 ? bytes : Array(bytes[start...])
    if !utf8.isEmpty { builder.append(start: 0, count: utf8.count, width: 1, source: start, sourceWidth: 1) }
  }

  /// The text and its runs.
  consuming func finished() -> (utf8: [UInt8], runs: [OffsetMap.Run]) { (utf8, builder.finished()) }

  /// Appends one U+FFFD for the `sourceWidth` bad bytes at `source`.
  mutating func appendReplacement(source: Int, sourceWidth: Int) {
    append(0xFFFD, source: source, sourceWidth: sourceWidth)
  }

  /// Appends one character that takes the `sourceWidth` bytes at `source`.
  mutating func append(_ scalar: UInt32, source: Int, sourceWidth: Int) {
    let before = utf8.count
    UTF8Sequence.append(scalar, to: &utf8)
    builder.append(start: before, count: 1, width: utf8.count - before, source: source, sourceWidth: sourceWidth)
  }

  /// Appends UTF-8 as it lies at `source`.
  mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>.SubSequence, source: Int) {
    guard !bytes.isEmpty else { return }
    builder.append(start: utf8.count, count: bytes.count, width: 1, source: source, sourceWidth: 1)
    utf8.append(contentsOf: bytes)
  }

  /// Lets `body` append many characters, of at most `capacity` bytes of UTF-8, through a ``Writer``.
  mutating func write(capacity: Int, _ body: (inout Writer) -> Void) {
    var room = scratch
    scratch = []
    if room.count < capacity { room = [UInt8](repeating: 0, count: capacity) }
    let written = room.withUnsafeMutableBufferPointer { room in
      var writer = Writer(room: room, base: utf8.count, builder: builder)
      builder = RunBuilder()
      body(&writer)
      builder = writer.builder
      return writer.count
    }
    utf8.append(contentsOf: room[..<written])
    scratch = room
  }

  /// Appends characters without asking for room each time.
  struct Writer {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private let base: Int
    /// The runs, with those of the characters written.
    fileprivate var builder: RunBuilder
    /// The bytes written.
    fileprivate private(set) var count = 0

    fileprivate init(room: UnsafeMutableBufferPointer<UInt8>, base: Int, builder: consuming RunBuilder) {
      self.room = room
      self.base = base
      self.builder = builder
    }

    /// Appends one character that takes the `sourceWidth` bytes at `source`; `scalar` is no surrogate.
    @inline(__always)
    mutating func append(_ scalar: UInt32, source: Int, sourceWidth: Int) {
      let width = put(scalar)
      builder.append(start: base &+ count, count: 1, width: width, source: source, sourceWidth: sourceWidth)
      count &+= width
    }

    // Sound: `write` gives room for as many bytes as its caller asked for; the buffer's own check holds in debug
    // builds.
    @inline(__always)
    private func put(_ scalar: UInt32) -> Int {
      if scalar < 0x80 {
        room[count] = UInt8(truncatingIfNeeded: scalar)
        return 1
      }
      if scalar >= 0x800, scalar < 0x10000 {
        room[count] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        room[count &+ 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        room[count &+ 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 3
      }
      if scalar < 0x800 {
        room[count] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        room[count &+ 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        return 2
      }
      room[count] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      room[count &+ 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
      room[count &+ 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      room[count &+ 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 4
    }
  }
}
