/// Makes bulletins of any number from a seed: the same seed, the same bytes.
///
///     var generator = BulletinGenerator(seed: 1)
///     let bulletins = generator.bulletins(bytes: 8_000_000)
///
/// A bulletin has one to four articles; each has a title, a lead, a list with three to seven items, mostly a closing
/// paragraph, and a byline. Half of the bulletins are hard-wrapped as PDF text is.
package struct BulletinGenerator: Sendable {
  /// How many characters a hard-wrapped line holds.
  static let lineWidth = 29
  /// How many lines stand on a page of hard-wrapped text.
  static let pageLines = 30

  private var random: SplitMix64

  /// A generator that always gives the same bulletins for `seed`.
  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// As many bulletins as it takes to reach `bytes` bytes.
  package mutating func bulletins(bytes: Int) -> [GeneratedBulletin] {
    var bulletins: [GeneratedBulletin] = []
    var count = 0
    while count < bytes {
      let bulletin = next()
      count += bulletin.utf8.count
      bulletins.append(bulletin)
    }
    return bulletins
  }

  /// The next bulletin.
  package mutating func next() -> GeneratedBulletin {
    var paragraphs = ["【市州动态】"]
    var items = 0
    let articles = random.number(1...4)
    let layout: GeneratedBulletin.Layout = random.number(0...1) == 0 ? .plain : .wrapped
    for _ in 0..<articles { items += addArticle(to: &paragraphs, layout) }
    if layout == .wrapped { paragraphs = paragraphs.map { fitted($0) } }
    var clean = ""
    for paragraph in paragraphs { clean += paragraph + "\n" }
    let text = layout == .plain ? clean : wrapped(paragraphs)
    return GeneratedBulletin(
      utf8: Array(text.utf8), clean: Array(clean.utf8), articles: articles, lists: articles, items: items)
  }

  // MARK: Articles

  /// Adds an article's paragraphs and returns the number of its list items.
  private mutating func addArticle(to paragraphs: inout [String], _ layout: GeneratedBulletin.Layout) -> Int {
    let place = random.pick(PhraseBook.places)
    let office = random.pick(PhraseBook.offices)
    let topic = random.pick(PhraseBook.topics)
    let count = random.number(3...7)
    let number = PhraseBook.numerals[count - 1]
    paragraphs.append("\(place.name)\(number)举措推进\(topic)工作")
    var lead = "\(random.number(1...12))月\(random.number(1...28))日，\(place.name)\(office)召开\(topic)工作推进会，"
    lead += "\(random.pick(PhraseBook.verbs))\(random.pick(PhraseBook.objects))。"
    for _ in 0..<random.number(1...3) { lead += sentence(place.counties) }
    lead += "围绕\(topic)工作，\(place.name)采取\(number)项措施抓好落实。"
    paragraphs.append(lead)
    var items: [String] = []
    let style = random.number(0...3)
    for ordinal in 1...count {
      var item = marker(ordinal, style: style)
      item += "\(random.pick(PhraseBook.headings))，\(random.pick(PhraseBook.aims))。"
      for _ in 0..<random.number(2...6) { item += sentence(place.counties) }
      items.append(item)
    }
    // Lists whose markers are words may also run on in one paragraph, but not where a marker might come to stand at
    // the head of a line: nobody could tell that from a new paragraph.
    if layout == .plain, style < 2, random.number(0...3) == 0 { items = [items.joined()] }
    paragraphs += items
    if random.number(0...2) > 0 {
      paragraphs.append("据了解，\(place.name)\(topic)工作经费今年增加\(random.number(3...90))万元。" + sentence(place.counties))
    }
    paragraphs.append("（\(place.name)\(office)）")
    return count
  }

  private func marker(_ ordinal: Int, style: Int) -> String {
    let numeral = PhraseBook.numerals[ordinal - 1]
    return switch style {
    case 0: "\(numeral)是"
    case 1: "第\(numeral)，"
    case 2: "（\(numeral)）"
    default: "\(numeral)、"
    }
  }

  private mutating func sentence(_ counties: [String]) -> String {
    let verb = random.pick(PhraseBook.verbs)
    let object = random.pick(PhraseBook.objects)
    let result = random.pick(PhraseBook.results)
    return switch random.number(0...5) {
    case 0: "\(verb)\(object)，\(result)。"
    case 1: "会同\(random.pick(PhraseBook.partners))\(verb)\(object)，\(result)。"
    case 2:
      "\(random.number(1...12))月底前，\(random.pick(counties))\(verb)\(object)\(random.number(2...980))"
        + "\(random.pick(PhraseBook.units))，\(result)。"
    case 3:
      "由\(random.pick(PhraseBook.partners))牵头，\(verb)\(object)，\(random.pick(PhraseBook.verbs))"
        + "\(random.pick(PhraseBook.objects))，\(result)。"
    case 4:
      "截至目前，\(random.pick(counties))已\(verb)\(object)\(random.number(2...980))\(random.pick(PhraseBook.units))，"
        + "同比增长\(random.number(2...60))%。"
    default: "在\(random.pick(counties))开展试点，\(verb)\(object)，\(random.pick(PhraseBook.results))，\(result)。"
    }
  }

  // MARK: Hard wraps

  /// The paragraph, made longer where its last line would be so full that nobody could tell whether it is the last.
  private mutating func fitted(_ paragraph: String) -> String {
    var paragraph = paragraph
    while case let last = wrap(paragraph).last?.unicodeScalars.count ?? 0, last > Self.lineWidth - 6,
      let end = paragraph.unicodeScalars.last, end == "。"
    {
      paragraph += "\(random.pick(PhraseBook.verbs))\(random.pick(PhraseBook.objects))。"
    }
    return paragraph
  }

  /// The lines of `paragraph`, as full as they go, but for room for the indent of the first, which is lost. Closing marks hang over the end rather than begin a line; before a
  /// number stands a blank.
  private func wrap(_ paragraph: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 4
    var previous: Unicode.Scalar = "\n"
    for scalar in paragraph.unicodeScalars {
      let columns = scalar.isASCII ? 1 : 2
      if width + columns > 2 * Self.lineWidth, !"，。、）；%".unicodeScalars.contains(scalar) {
        lines.append(line)
        line = ""
        width = 0
      }
      if isDigit(scalar), !isDigit(previous), !line.isEmpty { line += " " }
      line.unicodeScalars.append(scalar)
      width += columns
      previous = scalar
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  /// The paragraphs as pages of hard-wrapped lines, each with a blank line behind it.
  private func wrapped(_ paragraphs: [String]) -> String {
    var text = ""
    var line = 0
    var page = 1
    for paragraph in paragraphs {
      for wrapped in wrap(paragraph) {
        text += wrapped + "\n\n"
        line += 1
        guard line == Self.pageLines else { continue }
        text += "— \(page) —\n\u{0C}"
        page += 1
        line = 0
      }
    }
    return text
  }
}
