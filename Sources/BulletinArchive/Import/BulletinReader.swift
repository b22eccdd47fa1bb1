package import Bulletins
package import ChineseText
import Crypto
import Foundation
package import Records

/// Reads the bytes of a source file: decode, clean, parse. What import and extract have in common.
package struct BulletinReader: Sendable {
  /// What the user says about the files.
  package var options: ReadingOptions
  /// The encoding to read in; nil to find it out.
  package var encoding: TextEncoding?
  /// Whether the records carry the rules behind what was found.
  package var keepsRules: Bool

  /// A reader.
  package init(options: ReadingOptions = ReadingOptions(), encoding: TextEncoding? = nil, keepsRules: Bool = false) {
    self.options = options
    self.encoding = encoding
    self.keepsRules = keepsRules
  }

  /// A source with its articles.
  package struct Reading: Sendable {
    /// What is kept of the source.
    package var source: SourceRecord
    /// Its articles, in order.
    package var articles: [ArticleRecord]
    /// The number of the source's bytes that were read.
    package var bytes: Int
  }

  /// The options in one line: two readings of the same bytes are the same where these and the rules are.
  package var key: String {
    "encoding=\(encoding?.rawValue ?? "auto") place=\(options.place?.code ?? "") date=\(options.date?.edtf ?? "")"
  }

  /// The SHA-256 of `bytes`.
  package static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// Reads `bytes`, whose digest is `digest`; throws ``ImportFailure/binary(_:)`` for what is no text.
  package func read(_ bytes: [UInt8], digest: [UInt8]) throws(ImportFailure) -> Reading {
    try Self.requireText(bytes)
    let decoded = TextDecoder().decode(bytes, as: encoding)
    let parsed = BulletinParser().parse(TextCleaner().clean(decoded), options: options)
    let clean = parsed.text
    let source = SourceRecord(
      digest: digest, encoding: decoded.encoding.rawValue, byteCount: bytes.count, diagnostics: parsed.diagnostics,
      readingKey: key, rulesVersion: BulletinParser.version, regions: Self.regions(parsed, clean))
    return Reading(
      source: source, articles: parsed.articles.map { ArticleRecord($0, in: clean, keepingRules: keepsRules) },
      bytes: bytes.count)
  }

  /// Throws ``ImportFailure/binary(_:)`` where `bytes`, the first of a file, are those of no text.
  static func requireText(_ bytes: [UInt8]) throws(ImportFailure) {
    guard !TextDecoder.looksBinary(bytes) else { throw .binary(describeBinary(bytes)) }
  }

  /// How many source bytes each kind of region holds; under nil the text that lies in no region. Line ends, and the
  /// layout blanks that the cleaner took out, are in none. Only what lies before the source's byte `limit` counts.
  static func regions(
    _ parsed: ParsedBulletin, _ clean: CleanText, before limit: Int = .max
  ) -> [SourceRecord.RegionCount] {
    var counts: [ParsedBulletin.Region.Kind: Int] = [:]
    var unread = 0
    var counter = SourceByteCounter(clean)
    var cursor = 0
    for region in parsed.regions {
      guard limit == .max || clean.source(region.span).start < limit else {
        cursor = max(cursor, region.span.end)
        continue
      }
      if region.span.start > cursor { unread += counter.textBytes(in: TextSpan(cursor, region.span.start)) }
      counts[region.kind, default: 0] += counter.bytes(in: region.span)
      cursor = max(cursor, region.span.end)
    }
    if cursor < clean.utf8.count, limit == .max { unread += counter.textBytes(in: TextSpan(cursor, clean.utf8.count)) }
    var result = ParsedBulletin.Region.Kind.allCases.compactMap { kind in
      counts[kind].map { SourceRecord.RegionCount(kind: kind, bytes: $0) }
    }
    if unread > 0 { result.append(SourceRecord.RegionCount(kind: nil, bytes: unread)) }
    return result
  }

  private static func describeBinary(_ bytes: [UInt8]) -> String {
    let known: [([UInt8], String)] = [
      (Array("%PDF".utf8), "a PDF document"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (docx, xlsx, odt)"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document (doc, xls, wps)"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
      ([0xFF, 0xD8, 0xFF], "a JPEG image"), ([0x1F, 0x8B], "a gzip archive"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
      (Array("SQLite format 3".utf8), "a SQLite database"),
    ]
    return known.first { bytes.starts(with: $0.0) }?.1 ?? "binary data"
  }
}

/// Counts the source bytes behind stretches of a clean text that are asked for in ascending order. Linear in all.
private struct SourceByteCounter {
  private let clean: CleanText
  private var run = 0

  init(_ clean: CleanText) { self.clean = clean }

  /// The source bytes of `span`, without those that the cleaner took out of it.
  mutating func bytes(in span: TextSpan) -> Int {
    let runs = clean.offsets.runs
    while run > 0, run >= runs.count || runs[run].start > span.start { run -= 1 }
    while run < runs.count, runs[run].end <= span.start { run += 1 }
    var index = run
    var bytes = 0
    while index < runs.count, runs[index].start < span.end {
      let from = max(span.start, runs[index].start)
      let to = min(span.end, runs[index].end)
      bytes += (to - from) / runs[index].width * runs[index].sourceWidth
      index += 1
    }
    return bytes
  }

  /// The same without line ends.
  mutating func textBytes(in span: TextSpan) -> Int {
    var bytes = 0
    var start = span.start
    for end in span.range where clean.utf8[end] == 0x0A {
      if end > start { bytes += self.bytes(in: TextSpan(start, end)) }
      start = end + 1
    }
    if start < span.end { bytes += self.bytes(in: TextSpan(start, span.end)) }
    return bytes
  }
}
