/// Whether an organisation's name may end where a suffix does, and which words a level word opens.
enum OrganizationEnds {
  /// Whether what stands at `end` leaves the suffix before it whole: 财政局 in 财政局印发, but not 局 in 局面, nor 办 in 办理.
  static func mayEnd(_ scalars: borrowing [UInt32], at end: Int, limit: Int) -> Bool {
    guard end < limit, end > 0 else { return true }
    let next = scalars[end]
    let after = end + 1 < limit ? scalars[end + 1] : 0
    if verbOpenings.contains(next), isPair(next, after, verbsBehind) { return true }
    switch scalars[end - 1] {
    case 0x5C40: return !afterBureau.contains(next)  // 局
    case 0x5385: return !afterHall.contains(next)  // 厅
    case 0x90E8: return !afterDepartment.contains(next)  // 部
    case 0x59D4:
      return !afterCommittee.contains(next) && !(next == 0x529E && after == 0x5C40) && !isBoard(scalars, end, limit)
    case 0x529E: return !afterOffice.contains(next)  // 办
    case 0x5E9C: return !isPair(next, after, governmentWords)  // 政府
    case 0x5FC3: return !isPair(next, after, centreWords)  // 中心
    case 0x4F1A: return !afterMeeting.contains(next)  // 会
    case 0x5BA4, 0x9662, 0x7AD9, 0x9986: return !afterHouse.contains(next)  // 室 院 站 馆
    case 0x6240: return !afterPlaceOf.contains(next)  // 所
    case 0x5927: return !(next == 0x4EE3 || next == 0x4F1A || next == 0x5E38) || isStanding(next, after)  // 人大
    case 0x534F: return !(next == 0x59D4 && after == 0x5458) && next != 0x8BAE && next != 0x5546  // 政协委员, 协议, 协商
    case 0x7EC4: return next != 0x7EC7 && next != 0x5EFA && next != 0x957F  // 组织 组建 组长
    case 0x56E2: return next != 0x961F && next != 0x7ED3 && next != 0x957F  // 团队 团结 团长
    case 0x961F: return next != 0x4F0D && next != 0x957F  // 队伍 队长
    case 0x884C: return next != 0x4E1A && next != 0x957F && next != 0x653F && next != 0x4E3A  // 行业 行长 行政 行为
    case 0x53F8: return next != 0x6CD5 && next != 0x673A  // 司法 司机
    case 0x793E: return next != 0x4F1A && next != 0x533A && next != 0x957F  // 社会 社区 社长
    case 0x6821: return next != 0x957F && next != 0x56ED && next != 0x5BF9  // 校长 校园 校对
    case 0x5904: return !afterSection.contains(next) || (end > 1 && officeBefore.contains(scalars[end - 2]))  // 处
    case 0x5B66: return !afterSchool.contains(next)  // 学
    case 0x573A: return next != 0x6240 && next != 0x5730  // 场所 场地
    case 0x56FD: return next != 0x52A1  // 联合 + 国务院
    case 0x7F72: return next != 0x540D  // 署名
    case 0x79D1: return !afterScience.contains(next)  // 科
    case 0x80A1: return !afterShare.contains(next)  // 股
    default: return true
    }
  }

  /// Whether a level word and the scalar behind it are one word (市场, 区域, 省内), so that no name begins there.
  static func joinsLevel(_ level: UInt32, _ next: UInt32) -> Bool {
    switch level {
    case 0x5E02: afterCity.contains(next)
    case 0x533A: afterDistrict.contains(next)
    case 0x7701: afterProvince.contains(next)
    case 0x53BF: afterCounty.contains(next)
    case 0x5DDE: afterProvince.contains(next)
    default: false
    }
  }

  /// Whether the scalar before a suffix makes an ordinary word with its first one (大局, 布局, 大厅, 中小学).
  static func closesWord(_ previous: UInt32, _ suffix: UInt32) -> Bool {
    switch suffix {
    case 0x5C40: beforeBureau.contains(previous)
    case 0x5385: beforeHall.contains(previous)
    case 0x5C0F, 0x5B66: previous == 0x4E2D || previous == 0x5927 || previous == 0x5C0F  // 中小学 大中学校 中小学校
    case 0x5546: previous == 0x4F1A  // 会商会
    default: false
    }
  }

  /// Whether 会 goes on from 编委: 编委会 is another body than 编委, but 市编委会议 is a meeting of it.
  private static func isBoard(_ scalars: borrowing [UInt32], _ end: Int, _ limit: Int) -> Bool {
    guard end > 1, scalars[end] == 0x4F1A, scalars[end - 2] == 0x7F16 else { return false }  // 编委 + 会
    return mayEnd(scalars, at: end + 1, limit: limit)
      && !(end + 1 < limit && isPair(0x4F1A, scalars[end + 1], verbsBehind))
  }

  private static func isStanding(_ next: UInt32, _ after: UInt32) -> Bool { next == 0x5E38 && after == 0x59D4 }

  private static func isPair(_ a: UInt32, _ b: UInt32, _ pairs: [(UInt32, UInt32)]) -> Bool {
    pairs.contains { $0.0 == a && ($0.1 == b || $0.1 == 0) }
  }

  private static let governmentWords: [(UInt32, UInt32)] = [
    (0x91C7, 0x8D2D), (0x6295, 0x8D44), (0x8D2D, 0x4E70), (0x6027, 0), (0x503A, 0x5238), (0x503A, 0x52A1),
    (0x5F15, 0x5BFC), (0x804C, 0x80FD), (0x53C2, 0x4E8B), (0x89C4, 0x7AE0), (0x5F00, 0x653E),
  ]  // 采购 投资 购买 性 债券 债务 引导 职能 参事 规章 开放
  private static let centreWords: [(UInt32, UInt32)] = [
    (0x57CE, 0), (0x4EFB, 0x52A1), (0x5DE5, 0x4F5C), (0x7EC4, 0), (0x9547, 0), (0x6751, 0), (0x5730, 0x5E26),
    (0x5E73, 0x53F0), (0x533A, 0), (0x6027, 0), (0x5C0F, 0x5B66), (0x5730, 0x4F4D), (0x9879, 0x76EE),
    (0x5927, 0x5C40), (0x4F53, 0x7CFB),
  ]  // 城 任务 工作 组 镇 村 地带 平台 区 性 小学 地位 项目 大局 体系
  /// Verbs that begin like the end of a word: 办 + 结合 is no 办结.
  private static let verbsBehind: [(UInt32, UInt32)] = [
    (0x7ED3, 0x5408), (0x6210, 0x7ACB), (0x5B9E, 0x65BD), (0x5B9E, 0x884C), (0x5B66, 0x4E60), (0x516C, 0x5E03),
    (0x516C, 0x5F00), (0x516C, 0x793A), (0x4F1A, 0x540C), (0x4F1A, 0x5546), (0x90E8, 0x7F72), (0x957F, 0x671F),
    (0x5206, 0x522B), (0x4E0B, 0x53D1), (0x4E0B, 0x8FBE), (0x59D4, 0x6258), (0x59D4, 0x6D3E), (0x6D3E, 0x5458),
    (0x6D3E, 0x4EBA), (0x6D3E, 0x51FA),
    (0x6D3E, 0x9A7B), (0x8BA1, 0x5212), (0x5C55, 0x5F00), (0x52A1, 0x5FC5), (0x52A1, 0x6C42), (0x4FC3, 0x8FDB),
    (0x4F4D, 0x4E8E), (0x4F4D, 0x5C45), (0x6CD5, 0x5F8B),
  ]  // 结合 成立 实施 实行 学习 公布 公开 公示 会同 会商 部署 长期 分别 下发 下达 委托 委派 派员 派人 派出 派驻 计划 展开 务必 务求 促进 位于 位居 法律
  private static let verbOpenings: ScalarSet = {
    var openings = ScalarSet("")
    for verb in verbsBehind { openings.insert(verb.0) }
    return openings
  }()
  private static let afterBureau = ScalarSet("面部势限长域促")
  private static let afterHall = ScalarSet("长堂局室")
  private static let afterDepartment = ScalarSet("门分队长署级位件委属落首族下")
  private static let afterCommittee = ScalarSet("员托任派培屈婉曲靡内外")
  private static let afterOffice = ScalarSet("理公法事学案好结实得成件证会刊税")
  private static let afterMeeting = ScalarSet("议计员谈见场长展费期籍务")
  private static let afterHouse = ScalarSet("外内长士址藏校点")
  private static let afterPlaceOf = ScalarSet("有在以需谓长属得")
  private static let afterSchool = ScalarSet("生城者科位期前龄")
  private static let afterSection = ScalarSet("理置于罚分境在长级事方")
  private static let afterScience = ScalarSet("学技长研教级员室普目创协幻")
  private static let afterShare = ScalarSet("份东权票长市级金民")
  private static let officeBefore = ScalarSet("事理书络")
  private static let beforeBureau = ScalarSet("大格布结僵时政当全战变开破困残棋骗饭终定")
  private static let beforeHall = ScalarSet("大餐客舞展门前")
  private static let afterCity = ScalarSet("办场民区内外值面域县级直长价制容属辖")
  private static let afterDistrict = ScalarSet("域块间内外位别长县级直划属段")
  private static let afterProvince = ScalarSet("办内外级直长份会际域市属辖")
  private static let afterCounty = ScalarSet("办域城内外级直长乡区市属")
}
