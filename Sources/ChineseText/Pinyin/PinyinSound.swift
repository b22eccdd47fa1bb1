/// How something sounds, as people type it: pinyin without tones.
///
///     PinyinSound("Gānzī")      // ganzi
///     PinyinSound("gan1 zi1")   // ganzi
///     PinyinSound("Xi'an")      // xian
public struct PinyinSound: Sendable, Hashable {
  /// The letters a to z; `v` stands for ü.
  package let letters: [UInt8]

  /// The longest sound, in letters.
  private static let limit = 64

  /// Reads letters with or without tones (marks or digits), parted or not by blanks, apostrophes or hyphens; nil for
  /// anything else, for nothing, and for more than 64 letters.
  public init?(_ text: String) {
    var letters: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "1"..."5", " ", "'", "’", "-": continue
      default:
        guard let letter = Self.letter(scalar) else { return nil }
        letters.append(letter)
      }
    }
    guard !letters.isEmpty, letters.count <= Self.limit else { return nil }
    self.letters = letters
  }

  /// The letter that a scalar stands for, tones left out: ā → a, Ǜ → v; nil where it is none of pinyin.
  static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    switch small {
    case "a"..."z": return UInt8(truncatingIfNeeded: small.value)
    case "ā", "á", "ǎ", "à": return 0x61
    case "ē", "é", "ě", "è", "ê": return 0x65
    case "ī", "í", "ǐ", "ì": return 0x69
    case "ō", "ó", "ǒ", "ò": return 0x6F
    case "ū", "ú", "ǔ", "ù": return 0x75
    case "ü", "ǖ", "ǘ", "ǚ", "ǜ": return 0x76
    case "ń", "ň", "ǹ": return 0x6E
    case "ḿ": return 0x6D
    default: return nil
    }
  }
}

extension PinyinSound: CustomStringConvertible {
  /// The letters.
  public var description: String { String(decoding: letters, as: UTF8.self) }
}
