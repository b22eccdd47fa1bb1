import Bulletins
import ChineseText
import Records

/// Reads a file that is too large to be held in memory with all that is made of it: window by window, each decoded,
/// cleaned and parsed like a text of its own.
///
/// An article that a window cuts is read again from its start with the next window; where it takes more than half of a
/// window, it is split, with a diagnostic. What only the file's beginning says (masthead, encoding) and the section that
/// a window begins in are carried on. All offsets, lines and numbers of articles are those of the file, so that ids depend on
/// its bytes alone.
final class LargeFileReading {
  /// The largest file that is read as a whole, and the most bytes that a window has.
  static let windowSize = 2 << 20

  /// The SHA-256 of the file.
  let digest: [UInt8]

  private let file: LargeFile
  private let reader: BulletinReader
  private let window: Int
  private var encoding = TextEncoding.utf8
  private var doubts: [TextDiagnostic] = []
  /// Where the next window begins, and on which line.
  private var position = 0
  private var line = 1
  private var articleCount = 0
  private var context = Context()

  /// What a window says about the following ones.
  private struct Context {
    var bulletin: Bulletin?
    var section: String?
    /// The last article, if the window ended inside it.
    var cutArticle: Article?
    var cutsLine = false
    var sawHan = false
  }

  /// A reading of `file`, whose digest is found out first. `window` is smaller in tests alone.
  init(
    _ file: LargeFile, _ reader: BulletinReader, window: Int = LargeFileReading.windowSize
  ) throws(ImportFailure) {
    self.file = file
    self.reader = reader
    self.window = window
    let survey = try file.survey()
    digest = survey.digest
    firstOdd = survey.firstOdd ?? 0
  }

  private let firstOdd: Int

  /// The next articles in order, at least one; nil behind the last window. The source record that comes with them holds
  /// the diagnostics and regions of this part.
  func next() throws(ImportFailure) -> BulletinReader.Reading? {
    if position == 0 { try prepare() }
    guard position < file.size || articleCount == 0 else { return nil }
    let bytes = try file.bytes(at: position, count: window)
    let isLast = position + bytes.count >= file.size
    guard isLast || bytes.count == window else { throw LargeFile.changed }
    let cut = isLast ? (end: bytes.count, border: TextWindow.Border.line) : TextWindow.end(of: bytes, in: encoding)
    let decoded = TextDecoder().decode(cut.end == bytes.count ? bytes : Array(bytes[..<cut.end]), as: encoding)
    let clean = TextCleaner().clean(decoded.asPart(from: position, line: line, ofSourceCount: file.size))
    let parsed = BulletinParser().parse(clean, options: options())
    let end = position + cut.end
    let next = isLast ? end : startOfRest(parsed, end: end)
    let reading = reading(parsed, before: next < end ? next : nil, isLast: isLast, bytes: next - position)
    if cut.border == .text, next == end {
      // The line goes on.
      context.cutsLine = true
      line = parsed.text.offsets.line(ofSourceByte: max(position, end - 1))
    } else {
      context.cutsLine = false
      line = next < end ? parsed.text.offsets.line(ofSourceByte: next) : line + decoded.offsets.lineStarts.count
    }
    if isLast, try file.survey().digest != digest { throw LargeFile.changed }
    position = next
    return reading
  }

  /// Finds the encoding out: from the first window that holds more than ASCII.
  private func prepare() throws(ImportFailure) {
    try BulletinReader.requireText(try file.bytes(at: 0, count: 1 << 16))
    if let told = reader.encoding, told != .utf16LE, told != .utf16BE {
      encoding = told
      return
    }
    let start = firstOdd < window ? 0 : firstOdd & ~1
    let decoded = TextDecoder().decode(try file.bytes(at: start, count: window), as: reader.encoding)
    encoding = decoded.encoding
    doubts = decoded.diagnostics.filter { $0.kind == .uncertainEncoding }
      .map { TextDiagnostic(kind: $0.kind, byte: $0.byte + start, detail: $0.detail) }
  }

  /// The reading options, with the masthead's date for the years of later windows.
  private func options() -> ReadingOptions {
    var options = reader.options
    if options.date == nil, let edtf = context.bulletin?.date?.edtf { options.date = ReadingOptions.GivenDate(edtf) }
    return options
  }

  /// Where the next window begins: at the last article, where that may go on behind `end`.
  private func startOfRest(_ parsed: ParsedBulletin, end: Int) -> Int {
    guard parsed.articles.count > 1, let last = parsed.articles.last else { return end }
    let map = parsed.text.offsets
    let line = map.line(ofSourceByte: map.source(last.span).start)
    let start = map.lineStarts[max(0, line - map.firstLine)]
    return start > position + (end - position) / 2 ? start : end
  }

  /// The articles that begin before the source's byte `limit`, with nil all, as a part of the file.
  private func reading(_ parsed: ParsedBulletin, before limit: Int?, isLast: Bool, bytes: Int) -> BulletinReader.Reading
  {
    let clean = parsed.text
    var articles = parsed.articles
    var section = context.section
    for index in articles.indices {
      if articles[index].section == nil { articles[index].section = section }
      section = articles[index].section
    }
    context.section = section
    if limit != nil { articles.removeLast() }
    var splits: [TextDiagnostic] = []
    if let cut = context.cutArticle, !articles.isEmpty {
      articles[0].goOn(cut)
      splits.append(
        TextDiagnostic(
          kind: .splitArticle, byte: position, detail: "an article of more than \(window / 2) bytes goes on here"))
    }
    if articleCount == 0 { context.bulletin = articles.first?.bulletin }
    for index in articles.indices {
      articleCount += 1
      articles[index].number = articleCount
      guard articles[index].bulletin == nil, let bulletin = context.bulletin, position > 0 else { continue }
      articles[index].bulletin = bulletin.withoutPlaces(at: articles[index].span.start)
    }
    context.cutArticle = isLast || limit != nil ? nil : articles.last
    let diagnostics = (diagnostics(parsed, before: limit, isLast: isLast) + splits).sorted {
      ($0.byte, $0.kind.rawValue) < ($1.byte, $1.kind.rawValue)
    }
    let source = SourceRecord(
      digest: digest, encoding: encoding.rawValue, byteCount: file.size, diagnostics: diagnostics,
      readingKey: reader.key, rulesVersion: BulletinParser.version,
      regions: BulletinReader.regions(parsed, clean, before: limit ?? .max))
    return BulletinReader.Reading(
      source: source, articles: articles.map { ArticleRecord($0, in: clean, keepingRules: reader.keepsRules) },
      bytes: bytes)
  }

  /// The diagnostics of a window, without those that are only true of a whole text.
  private func diagnostics(_ parsed: ParsedBulletin, before limit: Int?, isLast: Bool) -> [TextDiagnostic] {
    var result = doubts
    doubts = []
    var holdsHan = true
    for diagnostic in parsed.diagnostics {
      switch diagnostic.kind {
      case .noHan, .empty: holdsHan = false
      case .longLine where context.cutsLine && diagnostic.byte == position: break
      default:
        if diagnostic.byte < limit ?? .max { result.append(diagnostic) }
      }
    }
    context.sawHan = context.sawHan || holdsHan
    if isLast, !context.sawHan {
      result.append(TextDiagnostic(kind: .noHan, byte: 0, detail: "no Han character in \(file.size) bytes"))
    }
    return result
  }
}

extension Article {
  /// Makes the article what it is, the rest of `cut`: without a title of its own, and of the same place and day.
  fileprivate mutating func goOn(_ cut: Article) {
    title = nil
    titleSpan = nil
    section = cut.section
    if place == nil { place = cut.place }
    if date == nil, var day = cut.date {
      day.span = TextSpan(span.start, span.start)
      date = day
    }
  }
}

extension Bulletin {
  /// The same for a text in which the masthead does not stand: the date lies nowhere, at `offset`.
  fileprivate func withoutPlaces(at offset: Int) -> Bulletin {
    var result = self
    result.date?.span = TextSpan(offset, offset)
    return result
  }
}
