import ChineseText
import SearchEngine

/// Finds every string in the archive's texts that sounds like what was typed.
///
/// The index knows every two neighbouring characters of its texts. Of these pairs, those that can stand at some letter of
/// the sound are laid end to end: 地方 and 方志 make 地方志 of difangzhi. What comes out may hold a string that stands in
/// no text, which then is not found; it leaves none out.
struct SoundIndex {
  /// The most strings that one sound may stand for.
  static let limit = 1000

  /// A character at a letter of the sound.
  private struct Place: Hashable {
    let letter: Int
    let character: UInt32
  }

  private let searcher: Searcher
  private let textField: Int
  private let reader = PinyinReader()

  /// An index over the pairs of characters in a text field of an archive.
  init(_ searcher: Searcher, textField: Int) {
    self.searcher = searcher
    self.textField = textField
  }

  /// The strings for a sound, in byte order: ganzi → 干子, 甘孜. Throws where there are too many.
  func strings(_ sound: PinyinSound) throws -> [String] {
    let end = sound.letters.count
    var stretches: [UInt32: [Range<Int>]] = [:]
    func read(_ character: UInt32) -> [Range<Int>] {
      if let known = stretches[character] { return known }
      let found = reader.stretches(of: sound, soundedBy: character)
      stretches[character] = found
      return found
    }
    /// What may follow a character, and where the last one of a whole string stands.
    var followers: [Place: Set<Place>] = [:]
    var single: Set<UInt32> = []
    try searcher.forEachPair(ofTextField: textField) { gram in
      let characters = ScalarText(gram).scalars
      guard let first = characters.first else { return }
      for character in characters where read(character).contains(0..<end) { single.insert(character) }
      guard characters.count == 2 else { return }
      for stretch in read(first) {
        for next in read(characters[1]) where next.lowerBound == stretch.upperBound {
          followers[Place(letter: stretch.lowerBound, character: first), default: []].insert(
            Place(letter: next.lowerBound, character: characters[1]))
        }
      }
    }
    var found = Set(single.map { [$0] })
    var strings = followers.keys.filter { $0.letter == 0 }.map { [$0] }
    let leading = placesThatLead(to: end, followers) { read($0) }
    strings.removeAll { !leading.contains($0[0]) }
    while let string = strings.popLast() {
      guard let last = string.last else { continue }
      if string.count > 1, read(last.character).contains(last.letter..<end) { found.insert(string.map(\.character)) }
      guard found.count <= Self.limit else {
        throw ArchiveError.badValue(
          option: "pinyin:", value: sound.description,
          help: "more than \(Self.limit) strings sound so; write more syllables")
      }
      for next in followers[last] ?? [] where leading.contains(next) { strings.append(string + [next]) }
    }
    return found.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The places from which some way leads to the end of the sound; only these are gone to, so that no way is in vain.
  private func placesThatLead(
    to end: Int, _ followers: [Place: Set<Place>], _ read: (UInt32) -> [Range<Int>]
  ) -> Set<Place> {
    var leading: Set<Place> = []
    let places = Set(followers.keys).union(followers.values.joined())
    for place in places.sorted(by: { $0.letter > $1.letter }) {
      let ends = read(place.character).contains(place.letter..<end)
      if ends || followers[place]?.contains(where: leading.contains) == true { leading.insert(place) }
    }
    return leading
  }
}
