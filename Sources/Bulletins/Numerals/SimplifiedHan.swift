import ChineseText

/// Traditional characters read as simplified ones, one for one, so that the lexicons need one script: 三萬個 → 三万个.
///
/// Most texts hold none; they are told apart in one pass over a table, and are not copied.
enum SimplifiedHan {
  /// For each scalar of the Basic Multilingual Plane its simplified form; 0 where it is its own.
  private static let forms: [UInt16] = {
    var forms = [UInt16](repeating: 0, count: 0x10000)
    for scalar in UInt32(0x3400)...0x9FFF {
      let folded = TextFolder.fold(scalar)
      if folded != scalar, folded < 0x10000 { forms[Int(scalar)] = UInt16(truncatingIfNeeded: folded) }
    }
    return forms
  }()

  /// The simplified form of `scalars`, of the same length; nil where every scalar is its own.
  static func folded(_ scalars: ArraySlice<UInt32>) -> [UInt32]? {
    let forms = forms
    guard let first = scalars.firstIndex(where: { $0 < 0x10000 && forms[Int($0)] != 0 }) else { return nil }
    var folded = Array(scalars)
    for index in first - scalars.startIndex..<folded.count where folded[index] < 0x10000 {
      let form = forms[Int(folded[index])]
      if form != 0 { folded[index] = UInt32(form) }
    }
    return folded
  }
}
