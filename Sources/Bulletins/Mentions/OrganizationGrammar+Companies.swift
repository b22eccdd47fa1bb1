/// Companies, groups and laboratories with a name of their own: 三一集团, 紫金山实验室, 华为技术有限公司.
extension OrganizationGrammar {
  /// The name that ends in `suffix`, where a mark, a particle or a verb goes before it and it says more than of what kind it
  /// is: 引进三一集团, but not 大型企业集团.
  func company(_ suffix: Range<Int>, _ starts: SubjectStarts, _ floor: Int) -> OrganizationMatch? {
    guard let start = companyStart(before: suffix.lowerBound, floor: floor), suffix.lowerBound - start >= 2,
      !starts.leads(from: start), !isGeneral(start..<suffix.lowerBound),
      scalars[suffix.upperBound - 1] != 0x5BA4 || Self.landmarks.contains(scalars[suffix.lowerBound - 1])  // 室
    else { return nil }
    return OrganizationMatch(
      range: start..<suffix.upperBound, anchor: .national, rule: .company, bodyStart: start, headEnd: suffix.upperBound
    )
  }

  /// Where the words before `end` begin that may be a name: behind a mark, a particle or a verb; nil where none begins within
  /// reach.
  private func companyStart(before end: Int, floor: Int) -> Int? {
    let stop = max(floor, end - 16)
    var at = behindGroupMark(end, stop)
    while at > stop {
      let subject = lexicon.subjectsReversed.longestSuffix(of: scalars, end: at, floor: stop)
      if subject > 1 {
        at -= subject
        continue
      }
      if !isOfName(scalars[at - 1]) { return at }
      let word = lexicon.clauseWord(scalars, at: at - 1, limit: end)
      if word > 1 { return min(end, at - 1 + word) }
      at -= 1
    }
    return at == floor ? at : nil
  }

  /// Before （集团） and the like that ends at `end`: 延长石油（集团）有限责任公司.
  private func behindGroupMark(_ end: Int, _ stop: Int) -> Int {
    guard end - 4 >= stop, scalars[end - 1] == 0xFF09, scalars[end - 4] == 0xFF08 else { return end }
    return end - 4
  }

  /// Whether a company's own name may hold `c`: no mark and no particle.
  private func isOfName(_ c: UInt32) -> Bool {
    if !OrganizationScalars.isHan(c) { return (0x41...0x5A).contains(c & 0xFFDF) }
    return !Self.companyStops.contains(c)
  }

  /// Whether the words in `range` only say of what kind a company is.
  private func isGeneral(_ range: Range<Int>) -> Bool {
    range.contains { lexicon.generalStems.longestPrefix(of: scalars, at: $0, limit: range.upperBound) > 0 }
  }

  /// What laboratories are named after ends so: 紫金山实验室, 怀柔实验室; 微生物实验室 is of a kind.
  private static let landmarks = ScalarSet("山江湖海河洲州湾城峡府谷柔川阳岭关夏")
  private static let companyStops = ScalarSet("的了是在或对将把被由从向为以于到至并也就都与和及同则等其该此各我你他们这那着过给让使令请及以及")
}
