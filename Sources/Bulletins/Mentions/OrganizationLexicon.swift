/// The words of ``OrganizationWords``, laid out for scanning.
///
/// One immutable object that all readers share, so that handing it on costs one reference.
final class OrganizationLexicon: Sendable {
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
    /// A listed place is enough (宜宾学院).
    static let listed = Suffix(rawValue: 2048)
    /// A name of its own may stand before, without a place (三一集团).
    static let company = Suffix(rawValue: 4096)
    /// Every word carries this, so that no flags are zero.
    static let word = Suffix(rawValue: 1024)
  }

  /// The lexicon that the program carries.
  static let standard = OrganizationLexicon()

  /// Suffixes by their scalars from last to first.
  let suffixesReversed: OrganizationTrie
  /// Suffixes by their scalars from first to last.
  let suffixes: OrganizationTrie
  /// Subjects of work, reversed; flags are 2 for those that say something on their own, else 1.
  let subjectsReversed: OrganizationTrie
  /// Subjects of work.
  let subjects: OrganizationTrie
  /// Words before the place, reversed.
  let prefixesReversed: OrganizationTrie
  /// Words that no unlisted stem holds.
  let stops: OrganizationTrie
  /// What the branch of a company or bank in a place ends in.
  let branches: OrganizationTrie
  /// What a part of a university or academy ends in.
  let institutes: OrganizationTrie
  /// What a company's name ends in behind 集团.
  let legalForms: OrganizationTrie
  /// Words that say what kind of company or laboratory is meant, and name none.
  let generalStems: OrganizationTrie
  /// Verbs with which a task body's name may begin.
  let taskOpeners: OrganizationTrie
  /// Words that follow an organisation that acts.
  let verbs: OrganizationTrie
  /// Nouns that follow an organisation that does nothing itself.
  let companions: OrganizationTrie
  private let lastScalars: [Bool]

  private init() {
    var suffixes = OrganizationTrie(capacity: 2000)
    var suffixesReversed = OrganizationTrie(capacity: 2000)
    var lastScalars = [Bool](repeating: false, count: 0x10000)
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
    var subjects = OrganizationTrie(capacity: 3000)
    var subjectsReversed = OrganizationTrie(capacity: 3000)
    for (list, flags) in [(OrganizationWords.subjects, UInt16(2)), (OrganizationWords.vagueSubjects, 1)] {
      for word in DivisionWords.words(list) {
        subjects.insert(word, flags: flags)
        subjectsReversed.insert(word.reversed(), flags: flags)
      }
    }
    self.suffixes = suffixes
    self.suffixesReversed = suffixesReversed
    self.lastScalars = lastScalars
    self.subjects = subjects
    self.subjectsReversed = subjectsReversed
    prefixesReversed = OrganizationTrie(of: OrganizationWords.prefixes, reversed: true)
    stops = OrganizationTrie(of: OrganizationWords.stops)
    branches = OrganizationTrie(of: OrganizationWords.branches)
    institutes = OrganizationTrie(of: OrganizationWords.institutes)
    legalForms = OrganizationTrie(of: OrganizationWords.legalForms)
    generalStems = OrganizationTrie(of: OrganizationWords.generalStems)
    taskOpeners = OrganizationTrie(of: OrganizationWords.taskOpeners)
    verbs = OrganizationTrie(of: OrganizationWords.verbs)
    companions = OrganizationTrie(of: OrganizationWords.companions)
  }

  /// Whether some suffix ends in `scalar`.
  func endsSuffix(_ scalar: UInt32) -> Bool { scalar < 0x10000 && lastScalars[Int(scalar)] }

  /// The length of the verb or other word that no name holds and that begins at `at`; 0 where none does.
  func clauseWord(_ scalars: borrowing [UInt32], at: Int, limit: Int) -> Int {
    let stop = stops.longestPrefix(of: scalars, at: at, limit: limit)
    let verb = verbs.longestPrefix(of: scalars, at: at, limit: limit)
    return max(stop, verb > 1 ? verb : 0)
  }

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
      case 0x70: flags.insert(.listed)  // p
      case 0x63: flags.insert(.company)  // c
      case 0x61: flags.formUnion([.addressee, .selfSufficient])  // a
      default: break
      }
    }
    return flags
  }
}
