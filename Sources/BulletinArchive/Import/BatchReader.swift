import ChineseText
import Foundation
import Records
import SearchEngine

/// Reads batches of files for an import and writes their passages to segment files. Lives in one task.
final class BatchReader {
  private let reader: BulletinReader
  private let known: RecordStore?
  private let rereads: Bool
  private let layout: ArchiveLayout?
  private let analyzer: TermAnalyzer
  /// How many bytes are read before their passages are indexed together; see ``TermAnalyzer/groups(of:)``.
  private static let indexedAtOnce = 1 << 18
  private let writer = SegmentWriter(schema: PassageSchema.schema)

  /// A reader. `known` tells which bytes are known, and `rereads` says to read these, too. Segments go to the index of
  /// `layout`, with nil nothing is indexed; words are cut with `lexicon`.
  init(
    _ reader: BulletinReader, known: RecordStore?, rereads: Bool, layout: ArchiveLayout?, lexicon: UserLexicon? = nil
  ) {
    self.reader = reader
    self.known = known
    self.rereads = rereads
    self.layout = layout
    analyzer = TermAnalyzer(lexicon: lexicon)
  }

  /// Reads `files`, whose articles get ids from `ids`, and writes their passages to the segment `name`, which is durable
  /// when this returns. `advance` is called behind each file, with whether it was read; where it returns false, the rest
  /// is left.
  func read(
    _ files: ArraySlice<ImportFile>, ids: Range<Int64>, segment name: String,
    advance: (ImportFile, _ wasRead: Bool) -> Bool = { _, _ in true }
  ) throws(ArchiveError) -> PreparedBatch {
    var batch = PreparedBatch()
    var seen: Set<[UInt8]> = []
    var next = ids.lowerBound
    var found: [Result<Found, ImportFailure>] = []
    var bytes = 0
    func takeIn() throws(ArchiveError) {
      let readings = found.compactMap { outcome -> BulletinReader.Reading? in
        guard case .success(.read(let reading)) = outcome else { return nil }
        return reading
      }
      var articles = try index(readings, from: next).makeIterator()
      for outcome in found {
        switch outcome {
        case .failure(let failure): batch.outcomes.append(.failed(failure))
        case .success(.known(let digest, let bytes)): batch.outcomes.append(.known(digest: digest, bytes: bytes))
        case .success(.read(let reading)):
          batch.outcomes.append(.read(PreparedSource(reading, articles: articles.next() ?? [])))
          next += Int64(reading.articles.count)
        }
      }
      found = []
      bytes = 0
    }
    var room = Int(ids.upperBound - next)
    for file in files {
      let outcome = outcome(of: file, &seen, room: room)
      if case .success(.read(let reading)) = outcome {
        room -= reading.articles.count
        bytes += reading.bytes
      }
      found.append(outcome)
      if bytes >= Self.indexedAtOnce { try takeIn() }
      var wasRead = true
      if case .failure = outcome { wasRead = false }
      guard advance(file, wasRead) else { return batch }
    }
    try takeIn()
    batch.segment = try finishSegment(name)
    return batch
  }

  private enum Found {
    case known(digest: [UInt8], bytes: Int)
    case read(BulletinReader.Reading)
  }

  private func outcome(
    of file: ImportFile, _ seen: inout Set<[UInt8]>, room: Int
  ) -> Result<Found, ImportFailure> {
    do throws(ImportFailure) {
      let bytes = try Self.contents(of: file)
      let digest = BulletinReader.digest(bytes)
      if !seen.insert(digest).inserted || isKnown(digest) {
        return .success(.known(digest: digest, bytes: bytes.count))
      }
      let reading = try reader.read(bytes, digest: digest)
      guard reading.articles.count <= room else { throw .unreadable("it has grown since the import began") }
      return .success(.read(reading))
    } catch {
      return .failure(error)
    }
  }

  private func isKnown(_ digest: [UInt8]) -> Bool {
    // A problem with the records shows as not known, and comes to light with the writer.
    guard !rereads, let source = try? known?.knownSource(digest: digest) else { return false }
    return reader.isCurrent(source)
  }

  /// Adds the passages of the articles of `readings`, whose ids count from `first`, to the segment in the making, and
  /// gives the articles' rows for each reading.
  func index(
    _ readings: [BulletinReader.Reading], from first: Int64
  ) throws(ArchiveError) -> [[(id: Int64, row: ArticleRow)]] {
    guard let layout else { return readings.map { _ in [] } }
    var articles: [(id: Int64, record: ArticleRecord)] = []
    for reading in readings {
      for record in reading.articles { articles.append((id: first + Int64(articles.count), record: record)) }
    }
    do throws(IndexError) {
      for group in analyzer.groups(of: articles) { try writer.append(group) }
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    var rows = articles[...]
    return readings.map { reading in
      defer { rows = rows.dropFirst(reading.articles.count) }
      return rows.prefix(reading.articles.count).map { (id: $0.id, row: ArticleRow($0.record)) }
    }
  }

  /// Forgets the segment in the making.
  func discardSegment() { writer.removeAll() }

  /// Writes the segment in the making, durably, as `name`; nil where it would be empty.
  func finishSegment(_ name: String) throws(ArchiveError) -> SegmentDescription? {
    guard let layout, writer.documentCount > 0 else { return nil }
    do throws(IndexError) {
      return try writer.write(to: layout.index, name: name, files: layout.files)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
  }

  /// The bytes of a file, or of the standard input.
  static func contents(of file: ImportFile) throws(ImportFailure) -> [UInt8] {
    guard let bytes = file.isStandardInput ? FileSystem.contents(0) : FileSystem.contents(file.path) else {
      throw errno == ENOENT ? .missing : .unreadable(FileSystem.message(errno))
    }
    return bytes
  }
}
