/// Says which strings sound like what was typed.
///
/// A character's readings are ICU's (Han-Latin) and those that ``PinyinReadings`` adds; any of them will do, so that ganzi
/// finds 甘孜 and 干子, and changsha finds 长沙. Owns its state; one task uses it.
package final class PinyinReader {
  private let transliterator = ICUTransliterator(.pinyin)
  private var readings: [UInt32: [[UInt8]]] = [:]

  /// A reader that has read nothing.
  package init() {}

  /// Whether the whole of `text` sounds like `sound`: 甘孜 like ganzi.
  package func sounds(_ text: [UInt32], like sound: PinyinSound) -> Bool {
    // How many letters the characters read so far may have taken.
    var taken: Set<Int> = [0]
    for character in text {
      var next: Set<Int> = []
      for reading in readings(of: character) {
        for count in taken where Self.matches(reading, sound.letters, at: count) { next.insert(count + reading.count) }
      }
      if next.isEmpty { return false }
      taken = next
    }
    return taken.contains(sound.letters.count)
  }

  /// The stretches of a sound, in letters, that one character can sound out: 子 → 3..<5 of ganzi.
  package func stretches(of sound: PinyinSound, soundedBy character: UInt32) -> [Range<Int>] {
    readings(of: character).flatMap { reading in
      sound.letters.indices.compactMap { start in
        Self.matches(reading, sound.letters, at: start) ? start..<start + reading.count : nil
      }
    }
  }

  /// Whether two characters share a reading: 洲 and 州.
  package func soundAlike(_ left: UInt32, _ right: UInt32) -> Bool {
    let others = readings(of: right)
    return readings(of: left).contains { others.contains($0) }
  }

  /// The readings of a character, without tones; none for what is no Han character.
  func readings(of scalar: UInt32) -> [[UInt8]] {
    if let known = readings[scalar] { return known }
    var found: [[UInt8]] = []
    if scalar >= 0x2E80, ICUCharacter.isHanOrKana(scalar), let scalar = Unicode.Scalar(scalar) {
      if let reading = transliterator?.form(scalar), let sound = PinyinSound(reading) { found.append(sound.letters) }
      for reading in PinyinReadings.others[scalar.value] ?? [] where !found.contains(reading) { found.append(reading) }
    }
    readings[scalar] = found
    return found
  }

  /// Whether `reading` stands at `place`; ü may be typed as u or v.
  private static func matches(_ reading: [UInt8], _ letters: [UInt8], at place: Int) -> Bool {
    guard place + reading.count <= letters.count else { return false }
    return reading.indices.allSatisfy { index in
      let typed = letters[place + index]
      return typed == reading[index] || (reading[index] == 0x76 && typed == 0x75)
    }
  }
}
