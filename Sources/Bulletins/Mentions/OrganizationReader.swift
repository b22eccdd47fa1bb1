package import ChineseText

/// Finds the organisations (单位) that a text names, completes their names and says what they do.
///
/// A grammar of place + subject + suffix over scalars, driven by the suffixes: 甘孜州 + 地方志 + 办. What it gives:
/// coordinations one by one (德阳市、广安市、平昌县地方志办 → three), nested names whole (省地方志办党组), both halves of a double
/// name, short names that the text defines (以下简称). What it leaves: people and their titles, and general words such as
/// 党组 or 各相关部门. Linear in the text.
package struct OrganizationReader: Sendable {
  private let gazetteer: Gazetteer
  private let lexicon = OrganizationLexicon.standard

  /// A reader that knows the places of `gazetteer`.
  package init(gazetteer: Gazetteer = .standard) { self.gazetteer = gazetteer }

  /// The organisations in the scalars of `region`, ascending, without overlap.
  ///
  /// `articlePlace` completes names (州地方志办 → 甘孜州地方志办); without it they stay as written. Nothing crosses an LF.
  package func organizations(
    in text: ScalarText, region: Range<Int>, articlePlace: Place?, hints: OrganizationHints = OrganizationHints()
  ) -> [Organization] {
    let roleHints = OrganizationRoles.Hints(hints, in: text, from: region.lowerBound)
    // From here on the region is a text of its own, so that the cost does not grow with what lies around it.
    let scalars = Array(text.simplified[region])
    let grammar = OrganizationGrammar(scalars: scalars, lexicon: lexicon, gazetteer: gazetteer)
    var scan = OrganizationScan(grammar: grammar, region: scalars.indices, addressees: roleHints.addressees)
    let matches = scan.matches()
    guard !matches.isEmpty else { return [] }
    let naming = OrganizationNaming(scalars: scalars, gazetteer: gazetteer, articlePlace: articlePlace)
    let roles = OrganizationRoles(scalars: scalars, region: scalars.indices, lexicon: lexicon, hints: roleHints)
      .roles(of: matches.map(\.range))
    let names = completedNames(matches, naming, scan.aliases)
    return matches.indices.map { k in
      let range = matches[k].range.lowerBound + region.lowerBound..<matches[k].range.upperBound + region.lowerBound
      return Organization(
        span: text.span(range), text: text.string(range), name: names[k].name, place: names[k].place, role: roles[k],
        rule: matches[k].rule.name(isNested: matches[k].isNested))
    }
  }

  private func completedNames(
    _ matches: [OrganizationMatch], _ naming: OrganizationNaming,
    _ aliases: [OrganizationScan.Alias]
  ) -> [OrganizationNaming.Completed] {
    var names: [OrganizationNaming.Completed] = []
    names.reserveCapacity(matches.count)
    for (k, match) in matches.enumerated() {
      let linked = k > 0 && match.rule == .coordination
      var completed = naming.completed(match, lender: linked ? names[k - 1] : nil)
      if let alias = match.alias {
        let owner = names[aliases[alias].owner]
        completed.name = owner.name + naming.string(match.headEnd..<match.range.upperBound)
        completed.place = owner.place
      }
      names.append(completed)
    }
    for (k, match) in matches.enumerated() {
      if let from = match.borrowsRestFrom {
        let lender = matches[from]
        names[k].name += naming.string(lender.bodyStart..<lender.range.upperBound)
      }
      if let twin = match.twin { names[k].name = names[twin].name }
    }
    return names
  }
}
