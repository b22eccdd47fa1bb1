import ArgumentParser
import BulletinArchive

/// The options of commands that cut text into words.
struct LexiconArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Words of your own, one a line, each with a count or cost=N if you like.", valueName: "file"))
  var lexicon: String?

  @Flag(name: .long, help: "Use no lexicon: the same words as ICU.")
  var plainIcu = false

  func validate() throws {
    if lexicon != nil, plainIcu { throw ValidationError("--lexicon and --plain-icu: give one of them") }
  }

  /// The options.
  var options: LexiconOptions { LexiconOptions(file: lexicon, isPlain: plainIcu) }
}
