import Bulletins
import ChineseText
import GeneratedText

/// The bulletins that stages are timed on, and what the stages before make of them.
struct StageInput {
  /// The bulletins: some four megabytes, always the same.
  let bulletins: [GeneratedBulletin]

  /// The bulletins of a seed.
  init(bytes: Int = 4_000_000) {
    var generator = BulletinGenerator(seed: 20_261_122)
    bulletins = generator.bulletins(bytes: bytes)
  }

  /// The decoded texts.
  func decoded() -> [DecodedText] { bulletins.map { TextDecoder().decode($0.utf8, as: .utf8) } }

  /// The clean texts.
  func clean() -> [CleanText] { decoded().map { TextCleaner().clean($0) } }

  /// The parsed bulletins.
  func parsed() -> [ParsedBulletin] { clean().map { BulletinParser().parse($0) } }
}
