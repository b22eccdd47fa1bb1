/// A way to cut a text into words.
///
/// Conformers own state and live in one task.
protocol WordCutter: AnyObject {
  /// Appends the tokens of the part `range` of `bytes`, which is read as a text of its own; their spans count from the
  /// beginning of `bytes`.
  ///
  /// - Precondition: `range` lies in `bytes`.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout [Token])
}
