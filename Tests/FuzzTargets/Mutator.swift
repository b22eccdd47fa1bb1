import TestSupport

/// Changes inputs: bytes, characters, stretches, and words of a target's vocabulary.
package struct Mutator {
  private let vocabulary: [[UInt8]]
  private var random: SeededGenerator

  /// A mutator for `target` that does the same for the same seed.
  package init(_ target: FuzzTarget, seed: UInt64) {
    vocabulary = target.vocabulary
    random = SeededGenerator(seed: seed)
  }

  /// Begins again with another seed.
  package mutating func restart(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One to eight changes to `bytes`, which come out with at most `limit` bytes.
  package mutating func mutate(_ bytes: inout [UInt8], limit: Int = 4096) {
    for _ in 0...below(8) { change(&bytes) }
    if bytes.count > limit { bytes.removeLast(bytes.count - limit) }
  }

  /// A number from 0 to `bound` - 1; 0 for a bound below 1.
  package mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int.random(in: 0..<bound, using: &random) }

  private mutating func change(_ bytes: inout [UInt8]) {
    switch below(10) {
    case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 1 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
    case 2 where !bytes.isEmpty: bytes.removeSubrange(stretch(of: bytes))
    case 3 where !bytes.isEmpty:
      let copy = Array(bytes[stretch(of: bytes)])
      for _ in 0...below(4) { bytes.insert(contentsOf: copy, at: border(of: bytes)) }
    case 4 where !bytes.isEmpty:
      let moved = stretch(of: bytes)
      let copy = Array(bytes[moved])
      bytes.removeSubrange(moved)
      bytes.insert(contentsOf: copy, at: border(of: bytes))
    case 5: bytes.insert(UInt8(below(256)), at: below(bytes.count + 1))
    default: bytes.insert(contentsOf: vocabulary[below(vocabulary.count)], at: border(of: bytes))
    }
  }

  /// A place before a character, or the end.
  private mutating func border(of bytes: [UInt8]) -> Int {
    var place = below(bytes.count + 1)
    while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }

  /// A stretch of whole characters, mostly a short one.
  private mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
    let start = border(of: bytes)
    var end = min(bytes.count, start + 1 + below(below(4) == 0 ? bytes.count : 24))
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<max(start, end)
  }
}
