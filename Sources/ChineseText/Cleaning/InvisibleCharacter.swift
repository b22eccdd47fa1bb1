/// Tells characters that nobody sees from others: those that reading a text leaves out.
package enum InvisibleCharacter {
  /// Whether `scalar` takes no room and says nothing, so that no text holds it once it is read: U+200B, U+00AD, U+FEFF →
  /// true; blanks, line ends and combining marks → false.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.properties.isWhitespace else { return false }
    return Array(String(scalar).utf8).withUnsafeBufferPointer { bytes in
      let blank = Blank.at(bytes, 0)
      return blank.length > 0 && blank.columns == 0
    }
  }
}
