/// Money with its currency in front: ￥3.5万, US$100, RMB 500.
extension FigureScanner {
  /// Signs and their currencies.
  private static func currency(_ sign: UInt32) -> String? {
    switch sign {
    case "$", "＄": "美元"
    case "€": "欧元"
    case "£", "￡": "英镑"
    case "¥", "￥": "元"
    case "₩": "韩元"
    case "₽": "卢布"
    case "฿": "泰铢"
    case "₹": "卢比"
    default: nil
    }
  }

  /// Codes in Latin letters and their currencies; those before $ stand in `dollars`.
  private static let codes: [String: String] = [
    "RMB": "元", "CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元", "AUD": "澳元", "CAD": "加元",
    "KRW": "韩元",
    "TWD": "新台币", "NTD": "新台币", "SGD": "新加坡元", "CHF": "瑞士法郎", "RUB": "卢布", "THB": "泰铢", "INR": "卢比", "MOP": "澳门元",
    "NZD": "新西兰元",
  ]
  private static let dollars: [String: String] = [
    "US": "美元", "HK": "港元", "A": "澳元", "AU": "澳元", "C": "加元", "CA": "加元", "NT": "新台币", "S": "新加坡元", "NZ": "新西兰元",
    "R": "雷亚尔",
  ]

  /// ￥3.5万: gives where to go on.
  mutating func currency(at index: Int) -> Int {
    amount(from: index, at: index + 1, unit: Self.currency(scalars[index]) ?? "元") ?? index + 1
  }

  /// RMB 500, US$100: gives where to go on, or nil where the letters are no currency before an amount.
  mutating func currencyCode(_ letters: Range<Int>) -> Int? {
    guard letters.count <= 3, letters.upperBound < limit else { return nil }
    let end = letters.upperBound
    if Self.currency(scalars[end]) == "美元" {
      guard let unit = Self.dollars[text(letters).uppercased()] else { return nil }
      return amount(from: letters.lowerBound, at: end + 1, unit: unit)
    }
    let place = scalars[end] == " " ? end + 1 : end
    guard letters.count == 3, place < limit, NumeralCharacter.arabicDigit(scalars[place]) != nil,
      let unit = Self.codes[text(letters).uppercased()]
    else { return nil }
    return amount(from: letters.lowerBound, at: place, unit: unit)
  }

  /// The amount at `place`, whose currency begins at `begin`.
  private mutating func amount(from begin: Int, at place: Int, unit: String) -> Int? {
    guard case .numeral(let numeral) = numerals.numeral(at: place, limit: limit), numeral.script == .arabic else {
      return nil
    }
    if let draft = draft(numeral), draft.kind == .money { return numeral.range.lowerBound }
    var draft = FigureDraft(numeral: numeral)
    draft.range = begin..<numeral.range.upperBound
    (draft.kind, draft.rule, draft.unit) = (.money, .measure, unit)
    return accept(draft)
  }
}
