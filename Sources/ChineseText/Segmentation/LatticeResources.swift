/// What every lattice of the process shares: ICU's rules, the classes of characters, and ICU's words.
///
/// Read from libicu when first asked for, in a few milliseconds, and tried on a short text. Immutable, so any task may
/// use it.
final class LatticeResources: Sendable {
  /// The resources, or why there are none.
  static let shared: Result<LatticeResources, LatticeFailure> = load()

  /// The rules' states.
  let states: RuleStates
  /// The classes of characters.
  let classes: CharacterClasses
  /// ICU's words.
  let dictionary: LatticeDictionary

  private init(_ rules: BreakRules, _ trie: DictionaryTrie) {
    states = RuleStates(rules)
    classes = CharacterClasses(rules)
    dictionary = LatticeDictionary(trie, classes: classes)
  }

  private static func load() -> Result<LatticeResources, LatticeFailure> {
    guard let iterator = ICUBreakIterator(), let rules = BreakRules(iterator.compiledRules()) else {
      return .failure(.unknownRules)
    }
    guard let trie = ICUDictionary().flatMap(DictionaryTrie.init) else { return .failure(.unknownDictionary) }
    let resources = LatticeResources(rules, trie)
    let probe = Array(probeText.utf8)
    var expected: [Token] = []
    var actual: [Token] = []
    probe.withUnsafeBufferPointer { bytes in
      ICUWordCutter(iterator: iterator).cut(bytes, 0..<bytes.count, into: &expected)
      LatticeWordCutter(resources, resources.dictionary).cut(bytes, 0..<bytes.count, into: &actual)
    }
    return expected == actual ? .success(resources) : .failure(.differs)
  }

  /// A text with something of everything that the rules and the dictionary know.
  private static let probeText = """
    各市州、县（市、区）要切实提高认识，按照“两全目标”要求，于2020年12月31日前完成三级综合年鉴公开出版。\r
    一是压实责任；二是加强调度——GDP增长3.5%，don't e.g. a_b 1,234.5 U.S.A. \u{4E00}\u{9FA5}\u{3007}々㛃\u{20BB7}村\u{2CB2D}\u{301}
    カタカナーとひらがなの東京特許許可局ﾊﾝｶｸ゠ーァ、한국어 문장, ภาษาไทยง่ายมาก\t\u{3000}\u{A0}  \u{2028}\u{85}
    \u{2F00}\u{F900}㈠①Ａ１👍🏽👨‍👩‍👧🇨🇳🇨 é\u{301}\u{200D}\u{FEFF}\u{3099}か\u{3099}ア\u{309A}_ア 研究生命起源\u{FFFD}
    """
}
