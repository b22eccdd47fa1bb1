/// A time of day as the text gives it: 下午3时41分 → 15:41.
struct DateClock: Sendable, Hashable {
  /// The hour, from 0 to 24; not checked.
  var hour: Int
  /// The minute; not checked.
  var minute = 0
  /// The second, where it is given; not checked.
  var second: Int?
  /// The part of the day that the text gives it.
  var part: DayPart?
  /// Whether the text is vague about it: 9时许.
  var isFuzzy = false

  /// Whether some clock shows it: no clock shows 25:00 or 9:75.
  var isReal: Bool {
    (0...59).contains(minute) && (0...59).contains(second ?? 0)
      && (0..<24 ~= hour || hour == 24 && minute == 0 && (second ?? 0) == 0)
  }

  /// The seconds since midnight.
  var seconds: Int { hour * 3600 + minute * 60 + (second ?? 0) }

  /// ISO 8601 local time: `15:41`, `07:41:30`.
  var edtf: String {
    let minutes = DatePeriod.digits(hour, 2) + ":" + DatePeriod.digits(minute, 2)
    return second.map { minutes + ":" + DatePeriod.digits($0, 2) } ?? minutes
  }

  /// A part of the day, which says what an hour below 13 means.
  enum DayPart: Sendable, Hashable {
    /// 凌晨, 清晨: 12 is midnight.
    case dawn
    /// 上午, 早上.
    case morning
    /// 中午: 1 is 13, 11 is 11.
    case noon
    /// 下午.
    case afternoon
    /// 晚上, 傍晚, 深夜: 8 is 20, 12 is midnight, 2 is 2.
    case night

    /// The hour of the day that `hour` means in this part of it: 下午3 → 15.
    func hour(_ hour: Int) -> Int {
      guard (0...12).contains(hour) else { return hour }
      switch self {
      case .dawn: return hour == 12 ? 0 : hour
      case .morning: return hour
      case .noon: return (1...4).contains(hour) ? hour + 12 : hour
      case .afternoon: return hour < 12 ? hour + 12 : hour
      case .night: return hour == 12 ? 24 : hour >= 5 ? hour + 12 : hour
      }
    }
  }
}
