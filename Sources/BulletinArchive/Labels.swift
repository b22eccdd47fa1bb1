import Bulletins

/// Names of values for people.
enum Labels {
  /// The Chinese name of a role: measure → 措施.
  static func chinese(_ role: ListRole) -> String {
    switch role {
    case .measure: "措施"
    case .requirement: "要求"
    case .achievement: "成效"
    case .problem: "问题"
    case .target: "目标"
    case .feature: "特点"
    case .section: "部分"
    case .other: "其他"
    }
  }

  /// A month as people write it: 202009 → 2020-09, 202000 → 2020.
  static func month(_ number: Int) -> String {
    let year = padded(number / 100, to: 4)
    return number % 100 == 0 ? year : "\(year)-\(padded(number % 100, to: 2))"
  }

  /// `number` with zeros before it.
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
