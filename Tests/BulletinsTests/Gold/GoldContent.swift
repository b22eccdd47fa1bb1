/// What stands in a document, in one shape for both the gold and the program's reading, so that the two can be
/// compared. All ranges are bytes of the source, without blanks and line breaks at either end.
struct GoldContent {
  var title: String?
  /// The adcode of the article's place.
  var place: String?
  /// The EDTF of the article's date.
  var date: String?
  var lists: [List] = []
  var items: [Item] = []
  var dates: [Date] = []
  var figures: [Figure] = []
  var organizations: [Organization] = []

  struct List {
    var number: Int
    var family: String
    var role: String
    var level: Int
    var announced: Int?
    var check: String
    var speaker: String?
    /// Where the item that holds the list begins.
    var parentStart: Int?
    /// The list's items, ascending.
    var items: [Item] = []
  }

  struct Item {
    var list: Int
    var ordinal: Int
    var range: Range<Int>
  }

  struct Date {
    var range: Range<Int>
    var edtf: String?
  }

  struct Figure {
    var range: Range<Int>
    var value: Double
    var unit: String
    var kind: String
    var base: String?
    var approximation: String?
    var change: String?
  }

  struct Organization {
    var range: Range<Int>
    var name: String
    var place: String?
    var role: String
  }
}

extension GoldContent {
  /// `range` of `bytes` without blanks (also U+3000) and line breaks at its ends.
  static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    func wide(_ i: Int) -> Bool { bytes[i] == 0xE3 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80 }
    func narrow(_ i: Int) -> Bool { bytes[i] == 0x20 || (0x09...0x0D).contains(bytes[i]) }
    while start < end {
      if narrow(start) { start += 1 } else if start + 3 <= end, wide(start) { start += 3 } else { break }
    }
    while start < end {
      if narrow(end - 1) { end -= 1 } else if start + 3 <= end, wide(end - 3) { end -= 3 } else { break }
    }
    return start..<end
  }

  /// A number as gold documents write it: 46, 86.4.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
