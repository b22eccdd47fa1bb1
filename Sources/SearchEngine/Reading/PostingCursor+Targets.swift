extension PostingCursor {
  /// Calls `body` with the place in `targets` and the frequency (0 where none is wanted) of every posting whose unit is
  /// a target. Targets ascend. Blocks without targets are not decoded, frequencies only where a target was found.
  @inline(__always)
  func forEachPosting(
    in targets: UnsafeBufferPointer<UInt32>, _ matcher: borrowing UnitMatcher, withFrequencies: Bool,
    _ body: (_ place: Int, _ frequency: UInt32) -> Void
  ) throws(IndexError) {
    var place = 0
    while place < targets.count {
      let next = block(of: targets[place], from: block)
      guard next < blockCount else { return }
      try open(block: next)
      var batch = UnsafeBufferPointer(rebasing: targets[place..<min(targets.count, place + UnitMatcher.capacity)])
      let last = lastInBlock
      if batch[batch.count - 1] > last {
        batch = UnsafeBufferPointer(rebasing: batch[..<UnitMatcher.place(of: last + 1, in: batch)])
      }
      let found = matcher.match(batch, unitsOfBlock)
      if found > 0 {
        if withFrequencies {
          let frequencies = try frequenciesOfBlock()
          for index in 0..<found {
            body(place + Int(matcher.targetPlaces[index]), frequencies[Int(matcher.unitPlaces[index])])
          }
        } else {
          for index in 0..<found { body(place + Int(matcher.targetPlaces[index]), 0) }
        }
      }
      place += batch.count
    }
  }
}
