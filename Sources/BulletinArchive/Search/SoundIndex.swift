import ChineseText
import SearchEngine

/// Finds every string in the archive's texts that sounds like what was typed.
///
/// The index knows every two neighbouring characters of its texts. Of these pairs, those that can stand at some letter of
/// a sound are laid end to end: 地方 and 方志 make 地方志 of difangzhi. What comes out may hold a string that stands in
/// no text, which then is not found; it leaves none out. All sounds of a query are looked for in one walk over the pairs.
struct SoundIndex {
  /// The most strings that one sound may stand for.
  static let limit = 1000
  /// The most steps that laying pairs end to end may take: a string takes as many as it has characters, unless its
  /// characters divide the letters in several ways.
  private static let stepLimit = limit * 256

  private let sounds: [PinyinSound]
  private let reader = PinyinReader()
  /// For characters that sound out a part of some sound, in which stretches of which.
  private var stretches: [UInt32: [[Range<Int>]]] = [:]
  /// What is known of each character: 0 nothing yet, 1 that it sounds out no part, 2 that it is in `stretches`.
  private var known = [UInt8](repeating: 0, count: 0x110000)
  private var ways: [Ways]

  /// A character at a letter of a sound.
  private struct Place: Hashable {
    let letter: Int
    let character: UInt32
  }

  /// What the pairs say of one sound.
  private struct Ways {
    /// What may follow a character.
    var followers: [Place: Set<Place>] = [:]
    /// Characters that sound out the whole.
    var single: Set<UInt32> = []
  }

  /// The strings for each of `sounds`, in byte order, over the texts of a text field: ganzi → 干子, 甘孜. A sound for
  /// which there are more than ``limit`` is left out.
  static func strings(
    _ sounds: [PinyinSound], in searcher: Searcher, textField: Int
  ) throws -> [PinyinSound: [String]] {
    var index = SoundIndex(sounds)
    try searcher.forEachPair(ofTextField: textField) { index.take($0) }
    var found: [PinyinSound: [String]] = [:]
    for (number, sound) in sounds.enumerated() { found[sound] = index.strings(number) }
    return found
  }

  private init(_ sounds: [PinyinSound]) {
    self.sounds = sounds
    ways = sounds.map { _ in Ways() }
  }

  /// Takes note of a pair of characters, or of one alone.
  private mutating func take(_ gram: [UInt8]) {
    guard let first = Self.scalar(gram, at: 0) else { return }
    guard sounds(out: first.value), let starts = stretches[first.value] else { return }
    // Every character begins a pair, or stands in the list alone.
    for (number, sound) in sounds.enumerated() where starts[number].contains(0..<sound.letters.count) {
      ways[number].single.insert(first.value)
    }
    guard let second = Self.scalar(gram, at: first.next), sounds(out: second.value),
      let ends = stretches[second.value]
    else { return }
    for number in sounds.indices {
      for start in starts[number] {
        for end in ends[number] where end.lowerBound == start.upperBound {
          ways[number].followers[Place(letter: start.lowerBound, character: first.value), default: []].insert(
            Place(letter: end.lowerBound, character: second.value))
        }
      }
    }
  }

  /// Whether a character sounds out a stretch of the sound with this number.
  private func soundsOut(_ character: UInt32, _ number: Int, _ stretch: Range<Int>) -> Bool {
    stretches[character]?[number].contains(stretch) ?? false
  }

  /// Whether a character sounds out some part of some sound; then it is in `stretches`.
  private mutating func sounds(out character: UInt32) -> Bool {
    let index = Int(character)
    if known[index] == 0 {
      let found = sounds.map { reader.stretches(of: $0, soundedBy: character) }
      known[index] = found.allSatisfy(\.isEmpty) ? 1 : 2
      if known[index] == 2 { stretches[character] = found }
    }
    return known[index] == 2
  }

  /// The strings for the sound with this number; nil where there are too many.
  private func strings(_ number: Int) -> [String]? {
    let end = sounds[number].letters.count
    let ways = ways[number]
    let leading = placesThatLead(to: end, number)
    var found = Set(ways.single.map { [$0] })
    var strings = ways.followers.keys.filter { $0.letter == 0 && leading.contains($0) }.map { [$0] }
    var steps = 0
    while let string = strings.popLast() {
      guard let last = string.last else { continue }
      if string.count > 1, soundsOut(last.character, number, last.letter..<end) {
        found.insert(string.map(\.character))
      }
      steps += 1
      guard found.count <= Self.limit, steps <= Self.stepLimit else { return nil }
      for next in ways.followers[last] ?? [] where leading.contains(next) { strings.append(string + [next]) }
    }
    guard found.count <= Self.limit else { return nil }
    return found.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The places from which some way leads to the end of the sound; only these are gone to, so that no way is in vain.
  private func placesThatLead(to end: Int, _ number: Int) -> Set<Place> {
    let followers = ways[number].followers
    var leading: Set<Place> = []
    let places = Set(followers.keys).union(followers.values.joined())
    for place in places.sorted(by: { $0.letter > $1.letter }) {
      let ends = soundsOut(place.character, number, place.letter..<end)
      if ends || followers[place]?.contains(where: leading.contains) == true { leading.insert(place) }
    }
    return leading
  }

  /// The scalar at a byte of UTF-8, and where the next begins; nil at the end, and for what no Han character begins with.
  @inline(__always)
  private static func scalar(_ utf8: [UInt8], at start: Int) -> (value: UInt32, next: Int)? {
    guard start < utf8.count, utf8[start] >= 0xE2 else { return nil }
    let length = utf8[start] < 0xF0 ? 3 : 4
    guard start + length <= utf8.count else { return nil }
    var value = UInt32(utf8[start]) & (length == 3 ? 0x0F : 0x07)
    for place in start + 1..<start + length { value = value << 6 | UInt32(utf8[place] & 0x3F) }
    return value < 0x110000 ? (value, start + length) : nil
  }
}
