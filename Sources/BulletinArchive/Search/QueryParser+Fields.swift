import Bulletins
import ChineseText

extension QueryParser {
  /// The longest value of `any:`, in characters; each can be a word.
  static let wordsLimit = 1000
  /// The most sounds in a query; each can stand for many strings.
  static let soundsLimit = 16

  /// Reads the field `name`, which begins at `start`, with its value; nil for `in:`, which is no condition.
  mutating func field(_ name: String, at start: Int) throws(QueryProblem) -> QueryExpression? {
    position = start + name.unicodeScalars.count + 1
    let valueStart = position
    guard let field = QueryField(rawValue: name) else {
      let meant = NearestName.of(name, among: QueryField.allCases.map(\.rawValue))
      throw problem(
        "there is no field \(name)",
        (meant.map { "Did you mean \($0):…? " } ?? "")
          + "Fields are \(QueryField.list). To find it as text, quote it: \"\(name):…\".", at: start)
    }
    var value = ""
    if position < scalars.count, scalars[position] == "\"" { value = try quoted() } else { value = bare() }
    guard !value.isEmpty else {
      throw problem("\(name): has no value", "Write it behind the colon, without a blank.", at: valueStart)
    }
    switch field {
    case .place: return .place(try places(value, at: valueStart))
    case .date: return .date(try days(value, at: valueStart))
    case .org: return .organization(value)
    case .role: return .role(try role(value, at: valueStart))
    case .in:
      try find(value, at: valueStart, fieldStart: start)
      return nil
    case .any:
      guard value.unicodeScalars.count <= Self.wordsLimit else {
        throw problem("any: has too many words", "It takes at most \(Self.wordsLimit) characters.", at: valueStart)
      }
      return .words(value)
    case .pinyin:
      guard let sound = PinyinSound(value) else {
        throw problem(
          "\(value) is no pinyin", "Write syllables, with or without tones: pinyin:ganzi, pinyin:\"gān zī\".",
          at: valueStart)
      }
      soundOffsets[sound] = soundOffsets[sound] ?? valueStart
      guard soundOffsets.count <= Self.soundsLimit else {
        throw problem("too many sounds", "A query has at most \(Self.soundsLimit) different ones.", at: valueStart)
      }
      return .pinyin(sound)
    }
  }

  private func places(_ value: String, at start: Int) throws(QueryProblem) -> [Place] {
    let places = Gazetteer.standard.places(asked: value)
    guard places.isEmpty else { return places }
    let meant = Gazetteer.standard.names(near: value)
    throw problem(
      "no place has the name \(value)",
      (meant.isEmpty ? "" : "Did you mean \(meant.map { "place:\($0)" }.joined(separator: " or "))? ")
        + "Give a province, prefecture or county (甘孜州, 四川省, 康定市), its pinyin (ganzi) or its adcode (513300).", at: start
    )
  }

  private func days(_ value: String, at start: Int) throws(QueryProblem) -> ClosedRange<Int> {
    switch DateFilter.read(value) {
    case .days(let days): return days
    case .backwards(let turned):
      throw problem("this range ends before it begins", "Did you mean date:\(turned)?", at: start)
    case .unreadable: throw problem("\(value) is no date or range of dates", DateFilter.help, at: start)
    }
  }

  private func role(_ value: String, at start: Int) throws(QueryProblem) -> ListRole {
    if let role = ListRole(rawValue: value) { return role }
    throw problem(
      "there is no role \(value)",
      (Self.nearestRole(value).map { "Did you mean role:\($0)? " } ?? "")
        + "Roles are \(ListRole.allCases.map(\.rawValue).joined(separator: ", ")).", at: start)
  }

  /// The role that was probably meant: 要求 → requirement, measures → measure.
  static func nearestRole(_ written: String) -> String? {
    ListRole.allCases.first { Labels.chinese($0) == written }?.rawValue
      ?? NearestName.of(written, among: ListRole.allCases.map(\.rawValue))
  }

  private mutating func find(_ value: String, at start: Int, fieldStart: Int) throws(QueryProblem) {
    guard let found = SearchScope(rawValue: value) else {
      let meant = NearestName.of(value, among: SearchScope.allCases.map(\.rawValue))
      throw problem(
        "in: cannot be \(value)",
        (meant.map { "Did you mean in:\($0)? " } ?? "")
          + "It is one of \(SearchScope.allCases.map(\.rawValue).joined(separator: ", ")).", at: start)
    }
    guard scope == nil || scope == found else {
      throw problem("in: is given twice", "One query finds one kind of thing.", at: fieldStart)
    }
    scope = found
  }
}
