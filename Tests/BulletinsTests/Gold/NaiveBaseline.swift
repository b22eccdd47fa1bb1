import ChineseText

/// What a few regular expressions find: the reading that everybody writes first.
enum NaiveBaseline {
  /// The ranges of items' markers, dates, figures and organisations in the source of `clean`.
  static func reading(_ clean: CleanText) -> [String: [Range<Int>]] {
    let text = String(decoding: clean.utf8, as: UTF8.self)
    func ranges(_ found: [Range<String.Index>]) -> [Range<Int>] {
      found.map { range in
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let span = TextSpan(start, start + text.utf8.distance(from: range.lowerBound, to: range.upperBound))
        let source = clean.source(span)
        return source.start..<source.end
      }
    }
    return [
      "items": ranges(text.ranges(of: /[一二三四五六七八九十]+(是|要|、)|（[一二三四五六七八九十]+）|\d+[.．、]/)),
      "dates": ranges(text.ranges(of: /\d{4}年(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}月\d{1,2}日/)),
      "figures": ranges(text.ranges(of: /\d+(\.\d+)?[%％]?\p{Han}?/)),
      "organisations": ranges(text.ranges(of: /[\p{Han}]{2,12}(办公室|局|厅|委员会|政府|中心|办)/)),
    ]
  }
}
