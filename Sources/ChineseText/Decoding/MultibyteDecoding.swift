/// Reads GB18030 and Big5 through ICU, piece by piece.
enum MultibyteDecoding {
  /// How many bytes go to ICU at a time where the text lets itself be cut.
  static let pieceSize = 1 << 16

  /// The text of `bytes` from `start` on. Bytes that are no character become one U+FFFD for each stretch that ICU
  /// reports. O(n).
  ///
  /// - Precondition: `encoding` is ``TextEncoding/gb18030`` or ``TextEncoding/big5``.
  static func decode(
    _ bytes: [UInt8], from start: Int, encoding: TextEncoding, log: inout InvalidBytesLog
  ) -> DecodedBytes {
    // Without a converter (a libicu cut down to size) every byte beyond ASCII is reported as bad.
    guard let converter = ICUConverter(name: encoding == .gb18030 ? "gb18030" : "Big5-HKSCS") else {
      return asciiOnly(bytes, from: start, log: &log)
    }
    var text = DecodedBytes(sourceCount: bytes.count)
    var units: [UInt16] = []
    var offsets: [Int32] = []
    bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i < bytes.count {
        let end = pieceEnd(bytes, from: i, encoding: encoding)
        // A byte gives one unit at most.
        let room = end - i + 16
        if units.count < room {
          units = [UInt16](repeating: 0, count: room)
          offsets = [Int32](repeating: 0, count: room)
        }
        converter.reset()
        units.withUnsafeMutableBufferPointer { units in
          offsets.withUnsafeMutableBufferPointer { offsets in
            decodePiece(
              bytes, i..<end, converter: converter, units: units, offsets: offsets,
              standIns: encoding == .gb18030, text: &text, log: &log)
          }
        }
        i = end
      }
    }
    return text
  }

  /// Decodes one piece, which ends with a character's end.
  private static func decodePiece(
    _ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>, converter: ICUConverter,
    units: UnsafeMutableBufferPointer<UInt16>, offsets: UnsafeMutableBufferPointer<Int32>, standIns: Bool,
    text: inout DecodedBytes, log: inout InvalidBytesLog
  ) {
    var i = piece.lowerBound
    while i < piece.upperBound {
      let (outcome, consumed, written) = converter.decode(
        UnsafeBufferPointer(rebasing: bytes[i..<piece.upperBound]), into: units, offsets: offsets)
      var bad = 0
      switch outcome {
      case .done: break
      case .bad(let count): bad = min(max(1, count), consumed)
      // The buffers hold any piece, so neither of these two is reached; were one, a byte is given up and reading goes
      // on, so that the loop ends for certain.
      case .targetFull, .failed: bad = consumed == 0 ? 0 : min(1, consumed)
      }
      append(units, offsets, written, upTo: consumed - bad, at: i, standIns: standIns, to: &text)
      if bad > 0 {
        let place = i + consumed - bad
        text.appendReplacement(source: place, sourceWidth: bad)
        log.record(place..<place + bad, of: bytes)
        converter.reset()
      }
      if consumed == 0 {
        text.appendReplacement(source: i, sourceWidth: 1)
        log.record(i..<i + 1, of: bytes)
        converter.reset()
        i += 1
      }
      i += consumed
    }
  }

  /// Appends the `written` units that stand for the `end` bytes at `base`.
  private static func append(
    _ units: UnsafeMutableBufferPointer<UInt16>, _ offsets: UnsafeMutableBufferPointer<Int32>, _ written: Int,
    upTo end: Int, at base: Int, standIns: Bool, to text: inout DecodedBytes
  ) {
    guard written > 0 else { return }
    text.write(capacity: written * 3) { writer in
      var offset = Int(offsets[0])
      var u = 0
      while u < written {
        let unit = UInt32(units[u])
        var scalar = unit
        if unit & 0xFC00 == 0xD800, u + 1 < written {
          u += 1
          scalar = 0x10000 + (unit & 0x3FF) << 10 + (UInt32(units[u]) & 0x3FF)
        } else if standIns, unit >= 0xE78D, unit <= 0xE864 {
          scalar = realCharacter(unit)
        }
        u += 1
        let next = u < written ? Int(offsets[u]) : end
        // Neither encoding writes two characters as one; were it so, the first would count as put in by the reader.
        writer.append(scalar, source: base &+ offset, sourceWidth: max(0, next &- offset))
        offset = next
      }
    }
  }

  /// The character that GB 18030-2022 gives to a code whose older reading is the private character `scalar`; other
  /// scalars unchanged. FE 59 → 龴, which ICU reads as U+E81E.
  private static func realCharacter(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xE78D: 0xFE10
    case 0xE78E: 0xFE12
    case 0xE78F: 0xFE11
    case 0xE790...0xE793: scalar - 0xE790 + 0xFE13
    case 0xE794: 0xFE17
    case 0xE795: 0xFE18
    case 0xE796: 0xFE19
    case 0xE81E: 0x9FB4
    case 0xE826: 0x9FB5
    case 0xE82B: 0x9FB6
    case 0xE82C: 0x9FB7
    case 0xE832: 0x9FB8
    case 0xE843: 0x9FB9
    case 0xE854: 0x9FBA
    case 0xE864: 0x9FBB
    default: scalar
    }
  }

  /// Where a piece that begins at the character's start `i` may end.
  ///
  /// No byte below 30 is ever the second of a character, so a character ends behind each of them. A stretch without
  /// any is walked character by character.
  private static func pieceEnd(_ bytes: UnsafeBufferPointer<UInt8>, from i: Int, encoding: TextEncoding) -> Int {
    let limit = i + pieceSize
    guard limit < bytes.count else { return bytes.count }
    var end = limit
    while end > i + pieceSize / 2 {
      if bytes[end - 1] < 0x30 { return end }
      end -= 1
    }
    end = i
    while end < limit {
      if bytes[end] < 0x81 {
        end += 1
      } else if encoding == .gb18030, end + 1 < bytes.count, (0x30...0x39).contains(bytes[end + 1]) {
        end += 4
      } else {
        end += 2
      }
    }
    return min(end, bytes.count)
  }

  private static func asciiOnly(_ bytes: [UInt8], from start: Int, log: inout InvalidBytesLog) -> DecodedBytes {
    var text = DecodedBytes(sourceCount: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      for i in start..<bytes.count {
        let isASCII = bytes[i] < 0x80
        text.append(isASCII ? UInt32(bytes[i]) : 0xFFFD, source: i, sourceWidth: 1)
        if !isASCII { log.record(i..<i + 1, of: bytes) }
      }
    }
    return text
  }
}
