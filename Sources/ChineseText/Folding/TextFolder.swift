/// Folds what a searcher does not want to tell apart: full-width and half-width forms, traditional and simplified
/// characters, and the kinds of quotation marks (“” ‘’ 「」 『』).
///
/// One scalar becomes one scalar, so the `n`-th scalar of a folded text stands for the `n`-th of the original. Folding
/// twice equals folding once. Upper and lower case stay apart.
///
///     TextFolder.fold(Array("２０２０年，ＧＤＰ實現增長".utf8))  // → 2020年,GDP实现增长
public enum TextFolder {
  /// The folded form of a scalar: 記 → 记, 「 and ‘ → “, Ａ → A, ｱ → ア, ￥ → ¥, U+3000 → a blank, U+F900 → 岂; others unchanged.
  public static func fold(_ scalar: UInt32) -> UInt32 {
    scalar < 0x80 ? scalar : FoldingMap.shared[scalar]
  }

  /// The folded form of a text; the same array where nothing changes. O(n).
  ///
  /// Bytes that are no UTF-8 stay as they are.
  public static func fold(_ utf8: [UInt8]) -> [UInt8] {
    utf8.withUnsafeBufferPointer { bytes in
      let map = FoldingMap.shared
      var i = firstChange(in: bytes, from: 0, map: map)
      guard i < bytes.count else { return utf8 }
      var folded: [UInt8] = []
      folded.reserveCapacity(bytes.count)
      var copied = 0
      while i < bytes.count {
        folded.append(contentsOf: bytes[copied..<i])
        let length = UTF8Sequence.length(bytes, at: i)
        UTF8Sequence.append(map[UTF8Sequence.scalar(bytes, at: i, length: length)], to: &folded)
        copied = i + length
        i = firstChange(in: bytes, from: copied, map: map)
      }
      folded.append(contentsOf: bytes[copied...])
      return folded
    }
  }

  /// The bytes of `original` whose folded form lies at `ranges` of `folded`.
  ///
  /// A range that begins or ends inside a character stands for the whole of it. `ranges` ascend by their start and may
  /// overlap; the answer has the same order. O(n) up to the end of the last range. For ，年 folded to ,年:
  /// `[1..<4]` → `[3..<6]`.
  ///
  /// - Precondition: `folded` is ``fold(_:)-([UInt8])`` of `original`, and the ranges lie within it.
  public static func originalRanges(
    of ranges: [Range<Int>], in folded: [UInt8], original: [UInt8]
  ) -> [Range<Int>] {
    if folded.count == original.count && folded == original { return ranges }
    return folded.withUnsafeBufferPointer { folded in
      original.withUnsafeBufferPointer { original in
        var answer: [Range<Int>] = []
        answer.reserveCapacity(ranges.count)
        var start = Place()
        for range in ranges {
          precondition(range.lowerBound >= start.folded, "the ranges do not ascend")
          start.advance(toOrBefore: range.lowerBound, folded, original)
          var end = start
          end.advance(toOrBehind: range.upperBound, folded, original)
          answer.append(start.original..<max(start.original, range.isEmpty ? start.original : end.original))
        }
        return answer
      }
    }
  }

  /// The same border between two characters in both texts.
  private struct Place {
    var folded = 0
    var original = 0

    mutating func advance(
      toOrBefore target: Int, _ foldedBytes: UnsafeBufferPointer<UInt8>, _ originalBytes: UnsafeBufferPointer<UInt8>
    ) {
      while folded < target {
        let length = abs(UTF8Sequence.length(foldedBytes, at: folded))
        guard folded + length <= target else { return }
        folded += length
        original += abs(UTF8Sequence.length(originalBytes, at: original))
      }
    }

    mutating func advance(
      toOrBehind target: Int, _ foldedBytes: UnsafeBufferPointer<UInt8>, _ originalBytes: UnsafeBufferPointer<UInt8>
    ) {
      while folded < target {
        folded += abs(UTF8Sequence.length(foldedBytes, at: folded))
        original += abs(UTF8Sequence.length(originalBytes, at: original))
      }
    }
  }

  /// The offset of the first character at or behind `start` that folding changes; the end where there is none.
  private static func firstChange(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, map: borrowing FoldingMap
  ) -> Int {
    map.changes.withUnsafeBufferPointer { changes in
      var i = start
      while i < bytes.count {
        let lead = bytes[i]
        if lead < 0x80 {
          i += 1
          continue
        }
        // The usual case of three bytes; E0 and ED have second bytes that are not allowed.
        if lead &- 0xE1 < 0x0C, i + 2 < bytes.count {
          let second = bytes[i + 1] ^ 0x80
          let third = bytes[i + 2] ^ 0x80
          if second | third < 0x40 {
            // The third byte holds the low six bits, so the others number the word. Sound: they are ten bits.
            let word = changes[Int(lead & 0x0F) << 6 | Int(second)]
            if word >> UInt64(third) & 1 != 0 { return i }
            i += 3
            continue
          }
        }
        let length = UTF8Sequence.length(bytes, at: i)
        if length > 0 {
          let scalar = UTF8Sequence.scalar(bytes, at: i, length: length)
          if map[scalar] != scalar { return i }
        }
        i += abs(length)
      }
      return bytes.count
    }
  }
}
