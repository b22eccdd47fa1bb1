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
    /// Those that let a word end the first organisation of a name; a word with none of them only follows another's name.
    static let leading: Suffix = [
      .selfSufficient, .known, .free, .bare, .unlisted, .group, .whole, .task, .listed, .company,
    ]
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
  /// How suffixes end: see ``mayEndSuffix(_:_:)``.
  private let endings: [UInt8]
  /// A bit for the hash of each suffix's last two scalars.
  private let lastPairs: [UInt64]

  private init() {
    var suffixes = OrganizationTrie(capacity: 2000)
    var suffixesReversed = OrganizationTrie(capacity: 2000)
    var endings = [UInt8](repeating: 0, count: 0x10000)
    var lastPairs = [UInt64](repeating: 0, count: 1 << 8)
    for list in OrganizationWords.suffixes {
      var flags: Suffix = .word
      for word in DivisionWords.words(list) {
        if word.last == 0x3A {
          flags = Self.flags(word.dropLast())
          continue
        }
        suffixes.insert(word, flags: flags.rawValue)
        suffixesReversed.insert(word.reversed(), flags: flags.rawValue)
        guard let last = word.last else { continue }
        if word.count > 1 {
          let pair = Self.hash(UInt32(word[word.endIndex - 2]), UInt32(last))
          lastPairs[pair >> 6] |= 1 << UInt64(pair & 63)
          endings[Int(last)] |= 1
        } else {
          endings[Int(last)] |= 2
        }
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
    self.endings = endings
    self.lastPairs = lastPairs
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

  /// The first place from `at` on where a suffix may end with its last scalar, `limit` where none may: the scalar is a
  /// suffix of its own, or it and the one before end a longer one. Seldom a place where none does.
  func nextEnding(in scalars: borrowing [UInt32], from at: Int, limit: Int) -> Int {
    scalars.withUnsafeBufferPointer { scalars in
      endings.withUnsafeBufferPointer { endings in
        lastPairs.withUnsafeBufferPointer { pairs in
          // Sound: `endings` has an entry for each scalar of the basic plane, `pairs` a bit for each hash, and `at` lies
          // before `limit`.
          var at = at
          while at < limit {
            let scalar = scalars[at]
            let kind = scalar < 0x10000 ? endings[Int(scalar)] : 0
            if kind > 1 { break }
            // Pairs are asked of all scalars: many end a suffix, few pairs do, and a branch that goes one way costs nothing.
            let pair = Self.hash(at > 0 ? scalars[at - 1] : 0, scalar)
            if pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0, kind == 1 { break }
            at += 1
          }
          return at
        }
      }
    }
  }

  /// Fourteen bits of two scalars.
  private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 18)
  }

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
