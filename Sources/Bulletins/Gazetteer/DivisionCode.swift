/// An adcode as a number, with the level that it stands for: what decides which division lies in which.
struct DivisionCode: Hashable, Sendable {
  /// The six digits.
  let number: Int32
  /// The level.
  let level: Place.Level

  /// How near two divisions must be to speak for each other.
  private enum Reach { case prefecture, province }

  /// A code.
  init(number: Int32, level: Place.Level) {
    self.number = number
    self.level = level
  }

  /// The code of `place`.
  init(_ place: Place) { self.init(number: Int32(place.code) ?? 0, level: place.level) }

  /// Whether `other` lies in this one or is it (四川省 of 甘孜州).
  func encloses(_ other: DivisionCode) -> Bool {
    if number == other.number { return true }
    switch level {
    case .province: return number / 10_000 == other.number / 10_000
    case .prefecture: return number / 100 == other.number / 100
    case .county: return false
    }
  }

  /// The index of the one candidate that the divisions `near` it speak for; nil when they leave a choice.
  static func chosen(among candidates: [DivisionCode], near: [DivisionCode]) -> Int? {
    guard candidates.count > 1 else { return candidates.indices.first }
    if let outer = candidates.firstIndex(where: { place in candidates.allSatisfy { place.encloses($0) } }) {
      return outer
    }
    for reach in [Reach.prefecture, .province] {
      let kept = candidates.indices.filter { index in
        near.contains {
          $0.level != .province || reach == .province ? candidates[index].shares(reach, with: $0) : false
        }
      }
      if kept.count == 1 { return kept[0] }
      if let outer = kept.first, kept.count > 1, kept.allSatisfy({ candidates[outer].encloses(candidates[$0]) }) {
        return outer
      }
    }
    return nil
  }

  /// Whether both lie in the same prefecture or province; in either case one holding the other counts.
  private func shares(_ reach: Reach, with other: DivisionCode) -> Bool {
    switch reach {
    case .province: number / 10_000 == other.number / 10_000
    case .prefecture: level != .province && number / 100 == other.number / 100
    }
  }
}
