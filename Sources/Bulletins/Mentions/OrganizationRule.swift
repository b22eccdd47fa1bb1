/// The production that finds an organisation's name.
enum OrganizationRule: Int, CaseIterable {
  /// A whole name of the lexicon: 国务院
  case national
  /// A place or level word, subjects of work and a suffix: 甘孜州 + 地方志 + 办
  case subject
  /// A subject and a suffix without a place: 财政局
  case bare
  /// 中共福建省委员会
  case partyCommittee
  /// A body set up for a task: 推进“两区一带”建设领导小组
  case taskBody
  /// A stem that no lexicon lists: 成都市锦城公园管理局
  case openStem
  /// A town or zone that no gazetteer lists: 永和镇人民政府
  case unlistedPlace
  /// 中国 or a region and any stem: 西南民族大学
  case nationalStem
  /// A company's own name: 三一集团
  case company
  /// A place that shares the words of the next: 德阳市 in 德阳市、平昌县地方志办
  case coordinatedPlace
  /// A subject that shares the place before: 宣传部 in 省委组织部、宣传部
  case coordination
  /// A short name that the text defines: 以下简称省地方志办
  case definedShortName

  /// The rule's name in mentions; `isNested` where another organisation's name goes on behind the first: 省委 + 宣传部.
  func name(isNested: Bool) -> String { isNested ? Self.nestedNames[rawValue] : Self.names[rawValue] }

  private static let names = allCases.map { "organization: \($0.words)" }
  private static let nestedNames = allCases.map { "organization: \($0.words), nested" }

  private var words: String {
    switch self {
    case .national: "national"
    case .subject: "subject"
    case .bare: "bare"
    case .partyCommittee: "party committee"
    case .taskBody: "task body"
    case .openStem: "open stem"
    case .unlistedPlace: "unlisted place"
    case .nationalStem: "national stem"
    case .company: "company"
    case .coordinatedPlace: "coordinated place"
    case .coordination: "coordination"
    case .definedShortName: "defined short name"
    }
  }
}
