/// Lays out JSON so that a difference between two golden files shows in one line.
enum JSONLayout {
  /// `json`, objects one after the other, with each member of the outermost objects on a line of its own, and each
  /// element of the arrays there; what stands deeper stays together. Nothing but line ends and blanks is put in.
  ///
  ///     {"id":"9f","lists":[{"list":1},{"list":2}]}  →  {
  ///       "id":"9f",
  ///       "lists":[
  ///         {"list":1},
  ///         {"list":2}
  ///       ]
  ///     }
  static func lines(_ json: [UInt8]) -> String {
    var result: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func breakLine() { result += [0x0A] + [UInt8](repeating: 0x20, count: depth * 2) }
    // Below depth 1 only arrays of depth 2 are laid out.
    var opened: [UInt8] = []
    var isLaidOut: Bool { depth == 1 || depth == 2 && opened.last == UInt8(ascii: "[") }
    for (index, byte) in json.enumerated() {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x22:
        isInString = true
        result.append(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        result.append(byte)
        depth += 1
        opened.append(byte)
        let isEmpty = index + 1 < json.count && json[index + 1] == byte + 2
        if isLaidOut, !isEmpty { breakLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let isEmpty = index > 0 && json[index - 1] == byte - 2
        let breaks = isLaidOut && !isEmpty
        depth -= 1
        opened.removeLast()
        if breaks { breakLine() }
        result.append(byte)
      case UInt8(ascii: ","):
        result.append(byte)
        if isLaidOut { breakLine() }
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
