import ChineseText

/// Traditional characters as simplified ones, one for one: names are looked for in simplified script only.
enum SimplifiedScalars {
  /// `scalars` with every traditional Han character replaced (縣 → 县); everything else stays, marks included.
  static func of(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    scalars.map { of($0) }
  }

  /// The simplified form of one scalar.
  static func of(_ scalar: UInt32) -> UInt32 {
    (0x3400...0x9FFF).contains(scalar) ? TextFolder.fold(scalar) : scalar
  }
}
