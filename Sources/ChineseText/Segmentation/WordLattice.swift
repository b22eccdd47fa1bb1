/// Cuts a stretch of Han and kana into the words whose costs add up to least, as ICU's dictionary engine does.
///
/// For each character in turn, every word that begins there offers the place behind it a path; the first of the cheapest
/// is kept. ICU adds two rules: a character that is no word costs 255, and a stretch of fewer than 20 katakana may be a
/// word, at a cost that depends on its length.
///
/// The stretch is worked through in windows. Behind each window everything is cut up to the last place that all paths in
/// question share, so memory does not grow with the stretch (but for one byte a character where two ways of cutting run
/// side by side and never meet). Costs count from the window's beginning and cannot overflow.
///
/// A path to a place is one number: its cost times 32, and 31 less the length of its last word. The least number is the
/// cheapest path, and of several cheapest the one with the longest last word, which is the one that ICU finds first.
///
/// Owns its buffers; one task uses it.
final class WordLattice {
  /// The most characters that are looked at together. Costs of so many words of one character each stay below 2^31.
  static let windowSize = 2_048
  private static let lookAhead = LatticeDictionary.maxWordLength
  /// How many steps are taken to find the place that all paths share, before it is left to the next window.
  private static let maxSteps = 4 * windowSize
  /// Paths from here on are none.
  private static let noPath: UInt32 = 1 << 31
  /// The bits of a path that hold its last word's length.
  private static let lengthMask: UInt32 = 31
  /// ICU's costs of a stretch of katakana by its length; longer ones cost what one of one character does, and more.
  private static let katakanaCosts: [UInt32] = [8192, 984, 408, 240, 204, 252, 300, 372, 480]
  /// What stands behind the window's characters: in no word.
  private static let sentinel: UInt32 = 0xFFFF

  private let cache: StepCache
  /// The window's characters, and room for one more.
  private let scalars: UnsafeMutablePointer<UInt32>
  /// For each character the first step to it.
  private let firstSteps: UnsafeMutablePointer<LatticeDictionary.Step>
  /// For each character the hash of the step to the one behind it; 0 where that leads nowhere for certain.
  private let hashes: UnsafeMutablePointer<UInt64>
  /// The best path to each place of the window, also that behind the last character.
  private let paths: UnsafeMutablePointer<UInt32>
  /// For each place of a long stretch that is not yet cut, the length of the last word on its best path.
  private var lengths: [UInt8] = []
  /// What ``StepCache/touch(_:)`` gave; kept so that the compiler does not leave the touching out.
  private var touched: UInt64 = 0

  /// A lattice over the words of `dictionary`.
  init(_ dictionary: LatticeDictionary) {
    cache = StepCache(dictionary)
    scalars = .allocate(capacity: Self.windowSize + 1)
    firstSteps = .allocate(capacity: Self.windowSize)
    hashes = .allocate(capacity: Self.windowSize)
    paths = .allocate(capacity: Self.windowSize + 1)
    paths.initialize(repeating: 0, count: Self.windowSize + 1)
  }

  deinit {
    scalars.deallocate()
    firstSteps.deallocate()
    hashes.deallocate()
    paths.deallocate()
  }

  /// Appends the words of `range`, all of kind `kind`, to `sink`.
  ///
  /// - Precondition: `range` lies in `bytes` and holds `count` characters in well-formed UTF-8, each of three or four
  ///   bytes, at least one. If they are no more than ``windowSize``, the lattice has taken them.
  func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, count: Int, touched: UInt64, _ kind: Token.Kind,
    into sink: inout some TokenSink
  ) {
    self.touched = touched
    if count > Self.windowSize {
      cutLong(bytes, range, kind, into: &sink)
      return
    }
    var isAfterKatakana = false
    // Sound because the window and its buffers have room for `count` characters.
    paths[0] = 0
    (paths + 1).update(repeating: UInt32.max, count: count)
    findPaths(upTo: count, of: count, &isAfterKatakana)
    // The last words lead from each place back to the one before; turned round, they lead forward from the first.
    let paths = paths
    var place = count
    var length = 0
    while place > 0 {
      let previous = Self.lastLength(paths[place])
      paths[place] = UInt32(truncatingIfNeeded: length)
      length = previous
      place -= previous
    }
    paths[0] = UInt32(truncatingIfNeeded: length)
    var start = range.lowerBound
    let isThreeBytesWide = range.count == 3 * count
    while place < count {
      let length = Int(paths[place])
      let end = isThreeBytesWide ? start + 3 * length : Self.skip(length, bytes, from: start)
      sink.add(start, end, kind)
      start = end
      place += length
    }
  }

  /// Takes in `scalar` as the character at `place` of the window; nothing happens at ``windowSize`` and behind it.
  ///
  /// All that depends on the characters alone is done here, while the text is still being read, so that the waits for
  /// memory overlap. `touched` goes to ``cut(_:_:count:touched:_:into:)`` in the end and means nothing.
  @inline(__always)
  func take(_ scalar: UInt32, at place: Int, _ touched: inout UInt64) {
    // Sound because the buffers have room for so many characters.
    guard place < Self.windowSize else { return }
    scalars[place] = scalar
    firstSteps[place] = cache.dictionary.first(scalar)
    guard place > 0 else { return }
    let hash = cache.secondHash(UInt32(truncatingIfNeeded: firstSteps[place - 1]), scalar)
    hashes[place - 1] = hash
    touched ^= cache.touch(hash)
  }

  @inline(__always)
  private static func lastLength(_ path: UInt32) -> Int { Int(lengthMask - path & lengthMask) }

  /// Where the `count` characters that begin at `start` end.
  private static func skip(_ count: Int, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    // Sound because the caller's range holds the characters, each of three or four bytes.
    for _ in 0..<count { end += bytes[end] < 0xF0 ? 3 : 4 }
    return end
  }

  /// Finds the best paths over the words that begin at the first `limit` of the window's `count` characters.
  private func findPaths(upTo limit: Int, of count: Int, _ isAfterKatakana: inout Bool) {
    let cache = cache
    let scalars = scalars
    let firstSteps = firstSteps
    let hashes = hashes
    let paths = paths
    // Sound because every place that is read or written is at most `count`, for which all buffers have room: no word
    // has the sentinel in it.
    scalars[count] = Self.sentinel
    hashes[count - 1] = 0
    for start in 0..<limit {
      let base = paths[start] | Self.lengthMask
      var step = firstSteps[start]
      paths[start + 1] = min(paths[start + 1], base &+ UInt32(truncatingIfNeeded: step >> 32) &- 1)
      let hash = hashes[start]
      step = hash == 0 ? 0 : cache.next(UInt32(truncatingIfNeeded: step), scalars[start + 1], hash: hash)
      var length = 2
      while step != 0 {
        let path = base &+ UInt32(truncatingIfNeeded: step >> 32) &- UInt32(truncatingIfNeeded: length)
        paths[start + length] = min(paths[start + length], path)
        let state = UInt32(truncatingIfNeeded: step)
        guard state != 0, length < Self.lookAhead else { break }
        let scalar = scalars[start + length]
        step = cache.next(state, scalar, hash: StepCache.hash(state, scalar))
        length += 1
      }
      let isKatakana = Self.isKatakana(scalars[start])
      if isKatakana, !isAfterKatakana { offerKatakana(from: start, of: count) }
      isAfterKatakana = isKatakana
    }
  }

  /// Offers the stretch of katakana that begins at `start` as a word.
  @inline(never)
  private func offerKatakana(from start: Int, of count: Int) {
    var end = start + 1
    while end < count, end - start < Self.lookAhead, Self.isKatakana(scalars[end]) { end += 1 }
    let length = end - start
    guard length < Self.lookAhead else { return }
    let costs = Self.katakanaCosts
    let cost = length < costs.count ? costs[length] : costs[0]
    // Sound because `end` is at most `count`.
    let path = (paths[start] | Self.lengthMask) &+ cost << 5 &- UInt32(truncatingIfNeeded: length)
    paths[end] = min(paths[end], path)
  }

  @inline(__always)
  private static func isKatakana(_ scalar: UInt32) -> Bool {
    scalar &- 0x30A1 <= 0x30FE - 0x30A1 && scalar != 0x30FB
  }

  private func cutLong(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Token.Kind, into sink: inout some TokenSink
  ) {
    var unread = range.lowerBound
    var uncut = range.lowerBound
    // The window holds `count` characters; `pending` ones before it are not cut yet.
    var count = 0
    var pending = 0
    var isAfterKatakana = false
    paths[0] = 0
    lengths = [0]
    while true {
      // Sound because `count` stays within the window and the range is well-formed.
      while count < Self.windowSize, unread < range.upperBound {
        let length = bytes[unread] < 0xF0 ? 3 : 4
        take(UTF8Sequence.scalar(bytes, at: unread, length: length), at: count, &touched)
        unread += length
        count += 1
        paths[count] = UInt32.max
      }
      let isLast = unread == range.upperBound
      let limit = isLast ? count : count - Self.lookAhead
      findPaths(upTo: limit, of: count, &isAfterKatakana)
      lengths.removeSubrange((pending + 1)...)
      for place in 1...count { lengths.append(UInt8(truncatingIfNeeded: Self.lastLength(paths[place]))) }
      let shared = isLast ? pending + count : sharedPlace(from: limit, to: count, pending)
      emit(shared, bytes, &uncut, kind, into: &sink)
      if isLast { break }
      lengths.removeSubrange(..<shared)
      pending += limit - shared
      moveWindow(by: limit, of: count)
      count -= limit
    }
    lengths = []
  }

  /// The last place, counted from the first that is not cut, on every path that may still win: those to the places from
  /// `limit` to `count` of the window. 0 where there is none.
  private func sharedPlace(from limit: Int, to count: Int, _ pending: Int) -> Int {
    var heads: [Int] = []
    for place in limit...count where paths[place] < Self.noPath { heads.append(pending + place) }
    var steps = 0
    while heads.count > 1 {
      let last = heads.removeLast()
      let previous = last - Int(lengths[last])
      steps += 1
      guard previous > 0, steps < Self.maxSteps else { return 0 }
      var i = heads.count
      while i > 0, heads[i - 1] > previous { i -= 1 }
      if i == 0 || heads[i - 1] != previous { heads.insert(previous, at: i) }
    }
    return heads.first ?? 0
  }

  private func moveWindow(by limit: Int, of count: Int) {
    // Sound because the buffers hold `count` characters and one place more.
    for place in limit..<count { take(scalars[place], at: place - limit, &touched) }
    paths.update(from: paths + limit, count: count + 1 - limit)
    var least = Self.noPath
    for place in 0...count - limit { least = min(least, paths[place] & ~Self.lengthMask) }
    for place in 0...count - limit where paths[place] < Self.noPath { paths[place] -= least }
  }

  /// Appends the words of the best path to place `end` of a long stretch.
  private func emit(
    _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ uncut: inout Int, _ kind: Token.Kind,
    into sink: inout some TokenSink
  ) {
    var place = end
    var length = 0
    while place > 0 {
      let previous = Int(lengths[place])
      lengths[place] = UInt8(truncatingIfNeeded: length)
      length = previous
      place -= previous
    }
    lengths[0] = UInt8(truncatingIfNeeded: length)
    while place < end {
      let length = Int(lengths[place])
      let next = Self.skip(length, bytes, from: uncut)
      sink.add(uncut, next, kind)
      uncut = next
      place += length
    }
  }
}
