extension SourcePath: CustomStringConvertible {
  /// The path as it is printed, everywhere; ``init(spelled:)`` leads back to its bytes.
  ///
  /// Most names stand as they are. Control characters (U+0000 to U+001F, U+007F to U+009F) and bytes that are no UTF-8
  /// read `\xE4`, byte by byte, and a backslash that is followed by `x` and two hexadecimal digits reads `\x5C`, so that
  /// no two paths are printed alike: `年\n鉴.txt` with a line end in it → `年\x0A鉴.txt`.
  package var description: String { Self.spelling(of: bytes) }

  /// The path that is printed as `spelling`; normalised as any other.
  package init(spelled spelling: String) {
    let text = Array(spelling.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if let byte = Self.escapedByte(text, at: index) {
        bytes.append(byte)
        index += 4
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    self.init(bytes)
  }

  /// How the bytes of a file name or path are printed. Linear.
  package static func spelling(of path: some Sequence<UInt8>) -> String {
    let bytes = Array(path)
    var result = ""
    var index = 0
    while index < bytes.count {
      guard let (scalar, length) = character(bytes, at: index) else {
        result += escape(bytes[index])
        index += 1
        continue
      }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      if isControl || escapedByte(bytes, at: index) != nil {
        for byte in bytes[index..<(index + length)] { result += escape(byte) }
      } else {
        result.unicodeScalars.append(scalar)
      }
      index += length
    }
    return result
  }

  /// The character that begins at `index`, with the number of its bytes; nil where there is none.
  private static func character(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var iterator = bytes[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// The byte that `\xE4` at `index` stands for; nil where something else stands there.
  private static func escapedByte(_ text: [UInt8], at index: Int) -> UInt8? {
    guard index + 4 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "x") else {
      return nil
    }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    guard let high = digit(text[index + 2]), let low = digit(text[index + 3]) else { return nil }
    return high << 4 | low
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return "\\x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}
