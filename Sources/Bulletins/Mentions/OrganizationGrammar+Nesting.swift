/// How a name goes on behind its first suffix: 省委 + 宣传部, 中国移动 + 四川公司, 四川大学 + 华西医院.
extension OrganizationGrammar {
  /// How far an organisation that ends at `end` goes on: 省委 + 宣传部, 省地方志办 + 党组. `end` where it does not.
  func extended(from end: Int, limit: Int, task: Bool) -> Int {
    var best = end
    var progress = true
    while progress {
      progress = false
      let next = max(
        nestedEnd(from: best, limit: limit, task: task), companyEnd(from: best, limit: limit),
        branchEnd(from: best, limit: limit), partEnd(from: best, limit: limit))
      if next > best {
        best = next
        progress = true
      }
    }
    return best
  }

  /// 轨道交通集团 + 有限公司: the legal form behind a group's name.
  private func companyEnd(from start: Int, limit: Int) -> Int {
    guard start > 1, scalars[start - 1] == 0x56E2, scalars[start - 2] == 0x96C6 else { return start }  // 集团
    return start + lexicon.legalForms.longestPrefix(of: scalars, at: start, limit: limit)
  }

  /// 中国出口信用保险公司 + 安徽分公司, 中国移动 + 四川公司: a branch named by its place.
  private func branchEnd(from start: Int, limit: Int) -> Int {
    guard start > 1, start < limit, Self.branching.contains(scalars[start - 1]) else { return start }
    guard let (length, _) = gazetteer.longestDivisions(in: scalars, at: start, limit: limit) else { return start }
    let end = start + length
    var at = end
    while at < min(end + 8, limit), !OrganizationScalars.stopsStem(scalars[at]) {
      let suffix = lexicon.branches.longestPrefix(of: scalars, at: at, limit: limit)
      if suffix > 0, at == end || suffix > 2 { return at + suffix }
      at += 1
    }
    return start
  }

  /// 四川大学 + 华西医院, 中国社会科学院 + 某某研究所, 市纪委监委 + 驻市财政局纪检监察组.
  private func partEnd(from start: Int, limit: Int) -> Int {
    guard start > 1, start < limit else { return start }
    if scalars[start] == 0x9A7B { return stationedEnd(from: start, limit: limit) }  // 驻
    switch (scalars[start - 2], scalars[start - 1]) {
    case (0x5175, 0x56E2): return divisionEnd(from: start, limit: limit)  // 兵团
    case (0x5927, 0x5B66), (0x5B66, 0x9662), (0x79D1, 0x9662): break  // 大学 学院 科院
    default: return start
    }
    var at = start
    while at < min(start + 8, limit), !OrganizationScalars.stopsStem(scalars[at]) {
      let suffix = lexicon.institutes.longestPrefix(of: scalars, at: at, limit: limit)
      if suffix > 0, at > start { return at + suffix }
      if lexicon.clauseWord(scalars, at: at, limit: limit) > 0 { return start }
      at += 1
    }
    return start
  }

  /// Where 各部门 and its like end behind a government that is written to: 省政府 + 各部门; nil where none stands.
  func departmentsEnd(from start: Int, limit: Int) -> Int? {
    guard start < limit, scalars[start] == 0x5404 else { return nil }  // 各
    return Self.departments.first {
      start + $0.count <= limit && scalars[start..<start + $0.count].elementsEqual($0)
    }.map { start + $0.count }
  }

  /// Whether 各部门 or its like ends at `end`: 省政府各部门.
  func endsInDepartments(_ end: Int) -> Bool {
    Self.departments.contains { end > $0.count && scalars[end - $0.count..<end].elementsEqual($0) }
  }

  private static let departments: [[UInt32]] = ["各直属机构", "各直属单位", "各部门", "各部委", "各单位"]
    .map { $0.unicodeScalars.map(\.value) }

  /// 新疆生产建设兵团 + 第八师: a numbered division.
  private func divisionEnd(from start: Int, limit: Int) -> Int {
    guard scalars[start] == 0x7B2C else { return start }  // 第
    var at = start + 1
    while at < min(start + 5, limit), Self.numerals.contains(scalars[at]) { at += 1 }
    return at > start + 1 && at < limit && scalars[at] == 0x5E08 ? at + 1 : start  // 师
  }

  private static let numerals = ScalarSet("一二三四五六七八九十")

  private func stationedEnd(from start: Int, limit: Int) -> Int {
    var at = start
    while at + 5 <= min(start + 20, limit), OrganizationScalars.isHan(scalars[at]) {
      if scalars[at..<at + 5].elementsEqual(Self.stationedGroup) { return at + 5 }
      at += 1
    }
    return start
  }

  /// Where a subject and suffix end that begin at `start` behind 、 or 和 (宣传部 in 省委组织部、宣传部); `start` where none do.
  func coordinatedEnd(from start: Int, limit: Int) -> Int {
    nestedEnd(from: start, limit: limit, task: false, coordinated: true)
  }

  private func nestedEnd(from start: Int, limit: Int, task: Bool, coordinated: Bool = false) -> Int {
    // A whole name borrows nothing: 国务院国资委、财政部.
    if coordinated, beginsWhole(at: start, limit: limit) { return start }
    // 市教育局组织学校参观: what opens with a verb is a department or no part of the name.
    let opensVerb = lexicon.verbs.longestPrefix(of: scalars, at: start, limit: limit) > 1
    let stop = min(limit, start + 24)
    // Bit k: words lead from `start` to the place k scalars behind it; those in `pending` have not been looked at.
    var reached: UInt32 = 1
    var pending: UInt32 = 1
    func reach(_ position: Int) {
      let bit = UInt32(1) << UInt32(position - start)
      pending |= bit & ~reached
      reached |= bit
    }
    var best = start
    while pending != 0 {
      let at = start + pending.trailingZeroBitCount
      pending &= pending - 1
      var node: Int32 = 0
      var position = at
      while position < stop {
        node = lexicon.suffixes.step(node, scalars[position])
        if node < 0 { break }
        position += 1
        let flags = OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node))
        let may =
          at > start
          ? flags.contains(.nested) || flags.contains(.known) && !opensVerb
          : !coordinated && isBareNested(flags, at..<position)
        if may, !flags.contains(.whole), position > best, at == start || !isConjunction(scalars[at - 1]),
          OrganizationEnds.mayEnd(scalars, at: position, limit: limit)
        {
          best = position
        }
      }
      // 县委党史研究和地方志编纂中心: a conjunction between subjects.
      if at > start, at < stop, isConjunction(scalars[at]) { reach(at + 1) }
      node = 0
      position = at
      while position < stop {
        node = lexicon.subjects.step(node, scalars[position])
        if node < 0 { break }
        position += 1
        if lexicon.subjects.flags(at: node) != 0 { reach(position) }
      }
    }
    if best == start, task { best = taskEnd(from: start, limit: limit) }
    return best
  }

  /// Whether a whole name begins at `start`.
  private func beginsWhole(at start: Int, limit: Int) -> Bool {
    var node: Int32 = 0
    var at = start
    while at < limit {
      node = lexicon.suffixes.step(node, scalars[at])
      if node < 0 { return false }
      at += 1
      if OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node)).contains(.whole) { return true }
    }
    return false
  }

  /// Suffixes that follow an organisation directly: 党组, 办公室, but not 局 or 部.
  private func isBareNested(_ flags: OrganizationLexicon.Suffix, _ range: Range<Int>) -> Bool {
    flags.contains(.nested) && (range.count > 1 || scalars[range.lowerBound] == 0x529E)  // 办
  }

  /// 领导小组 + 改革开放新高地执行小组: a task body within another.
  private func taskEnd(from start: Int, limit: Int) -> Int {
    var position = start
    let stop = min(limit, start + 16)
    while position < stop, !OrganizationScalars.stopsTask(scalars[position]) {
      var node: Int32 = 0
      var end = position
      while end < stop {
        node = lexicon.suffixes.step(node, scalars[end])
        if node < 0 { break }
        end += 1
        let flags = OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node))
        if flags.contains(.task), position > start, OrganizationEnds.mayEnd(scalars, at: end, limit: limit) {
          return end
        }
      }
      if lexicon.stops.longestPrefix(of: scalars, at: position, limit: stop) > 0 { return start }
      position += 1
    }
    return start
  }

  /// The last scalars of companies, banks and academies that have branches.
  private static let branching = ScalarSet("司行团险局动信通邮塔院")
  private static let stationedGroup = "纪检监察组".unicodeScalars.map(\.value)
}
