/// The words of ``OrganizationWords``, laid out for scanning.
struct OrganizationLexicon: Sendable {
  /// What a suffix asks of what stands before it.
  struct Suffix: OptionSet, Sendable {
    let rawValue: UInt16
    /// A place or level word is enough (州政府).
    static let selfSufficient = Suffix(rawValue: 1)
    /// A subject of work may stand before (财政局).
    static let known = Suffix(rawValue: 2)
    /// Any other stem may stand between place and suffix.
    static let free = Suffix(rawValue: 4)
    /// A subject alone is enough, without a place.
    static let bare = Suffix(rawValue: 8)
    /// Towns and zones may stand before.
    static let unlisted = Suffix(rawValue: 16)
    /// It may follow another organisation's name.
    static let nested = Suffix(rawValue: 32)
    /// It follows a group of levels (各县（市）).
    static let group = Suffix(rawValue: 64)
    /// It is a whole name.
    static let whole = Suffix(rawValue: 128)
    /// The body is set up for a task.
    static let task = Suffix(rawValue: 256)
    /// It counts in an addressee line only.
    static let addressee = Suffix(rawValue: 512)
    /// Every word carries this, so that no flags are zero.
    static let word = Suffix(rawValue: 1024)
  }

  /// The lexicon that the program carries.
  static let standard = OrganizationLexicon()

  /// Suffixes by their scalars from last to first.
  private(set) var suffixesReversed = OrganizationTrie(capacity: 2000)
  /// Suffixes by their scalars from first to last.
  private(set) var suffixes = OrganizationTrie(capacity: 2000)
  /// Subjects of work, reversed; flags are 2 for those that say something on their own, else 1.
  private(set) var subjectsReversed = OrganizationTrie(capacity: 3000)
  /// Subjects of work.
  private(set) var subjects = OrganizationTrie(capacity: 3000)
  /// Words before the place, reversed.
  private(set) var prefixesReversed = OrganizationTrie(capacity: 200)
  /// Words that no unlisted stem holds.
  private(set) var stops = OrganizationTrie(capacity: 400)
  /// Verbs with which a task body's name may begin.
  private(set) var taskOpeners = OrganizationTrie(capacity: 100)
  /// Words that follow an organisation that acts.
  private(set) var verbs = OrganizationTrie(capacity: 700)
  private var lastScalars = [Bool](repeating: false, count: 0x10000)

  private init() {
    for list in OrganizationWords.suffixes {
      var flags: Suffix = .word
      for word in DivisionWords.words(list) {
        if word.last == 0x3A {
          flags = Self.flags(word.dropLast())
          continue
        }
        suffixes.insert(word, flags: flags.rawValue)
        suffixesReversed.insert(word.reversed(), flags: flags.rawValue)
        if let last = word.last { lastScalars[Int(last)] = true }
      }
    }
    for word in DivisionWords.words(OrganizationWords.subjects) {
      subjects.insert(word, flags: 2)
      subjectsReversed.insert(word.reversed(), flags: 2)
    }
    for word in DivisionWords.words(OrganizationWords.vagueSubjects) {
      subjects.insert(word, flags: 1)
      subjectsReversed.insert(word.reversed(), flags: 1)
    }
    for word in DivisionWords.words(OrganizationWords.prefixes) { prefixesReversed.insert(word.reversed(), flags: 1) }
    for word in DivisionWords.words(OrganizationWords.stops) { stops.insert(word, flags: 1) }
    for word in DivisionWords.words(OrganizationWords.taskOpeners) { taskOpeners.insert(word, flags: 1) }
    for word in DivisionWords.words(OrganizationWords.verbs) { verbs.insert(word, flags: 1) }
  }

  /// Whether some suffix ends in `scalar`.
  func endsSuffix(_ scalar: UInt32) -> Bool { scalar < 0x10000 && lastScalars[Int(scalar)] }

  private static func flags(_ letters: some Sequence<UInt16>) -> Suffix {
    var flags: Suffix = .word
    for letter in letters {
      switch letter {
      case 0x73: flags.insert(.selfSufficient)  // s
      case 0x6B: flags.insert(.known)  // k
      case 0x66: flags.insert(.free)  // f
      case 0x62: flags.insert(.bare)  // b
      case 0x75: flags.insert(.unlisted)  // u
      case 0x6E: flags.insert(.nested)  // n
      case 0x67: flags.insert(.group)  // g
      case 0x77: flags.insert(.whole)  // w
      case 0x74: flags.insert(.task)  // t
      case 0x61: flags.insert(.addressee)  // a
      default: break
      }
    }
    return flags
  }
}
