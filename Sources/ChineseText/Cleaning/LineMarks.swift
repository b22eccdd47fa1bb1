/// What stands in a line, whatever its order: found while the line is measured.
struct LineMarks: OptionSet, Hashable {
  let rawValue: UInt8

  /// A Han or Hangul character, or one of the further planes.
  static let han = LineMarks(rawValue: 1)
  /// A comma, semicolon or stop: ， ； 。 ！ ？
  static let punctuation = LineMarks(rawValue: 2)
  /// A full stop: 。
  static let fullStop = LineMarks(rawValue: 4)
  /// A quotation mark or bracket that is opened and not closed.
  static let openBracket = LineMarks(rawValue: 8)

  /// Takes in the character of `length` bytes at `i`, which is no blank; `depth` counts the open brackets.
  ///
  /// Sound: `length` bytes stand behind `i`, and a three-byte lead is looked at beyond itself only where they do.
  @inline(__always)
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ length: Int, _ depth: inout Int) {
    let lead = bytes[i]
    if lead < 0x80 {
      if lead == 0x28 { depth += 1 } else if lead == 0x29 { depth = max(0, depth - 1) }
      return
    }
    if lead >= 0xF0 {
      insert(.han)
      return
    }
    guard length == 3 else { return }
    let tail = UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2])
    if lead == 0xE3, tail >= 0x9000 { insert(.han) }
    switch UInt32(lead) << 16 | tail {
    case 0xE28098, 0xE2809C, 0xE38088, 0xE3808A, 0xE3808C, 0xE3808E, 0xE38090, 0xEFBC88:  // ‘ “ 〈 《 「 『 【 （
      depth += 1
    case 0xE28099, 0xE2809D, 0xE38089, 0xE3808B, 0xE3808D, 0xE3808F, 0xE38091, 0xEFBC89:  // ’ ” 〉 》 」 』 】 ）
      depth = max(0, depth - 1)
    case 0xE38082: formUnion([.punctuation, .fullStop])  // 。
    case 0xEFBC8C, 0xEFBC9B, 0xEFBC81, 0xEFBC9F: insert(.punctuation)  // ， ； ！ ？
    default: break
    }
  }
}
