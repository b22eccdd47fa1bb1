import Records
import SearchEngine

/// The live segments of an archive as its writer handles them.
///
/// Nothing here is live before the records' next commit names it: new files and new deletions only become part of the
/// archive with ``records``.
struct SegmentSet {
  /// How many segments an archive has after a commit, but for those too large to merge; more are merged.
  static let limit = 8
  /// How many are merged at a time: as many of these as make no larger file than ``mergedSize``. Fewer would be written
  /// again and again.
  private static let mergeWidths = [6, 5, 4]
  /// No merge makes a file of more bytes, since it lies in memory while it is made; so an archive of many such files has
  /// more segments than ``limit``.
  private static let mergedSize = 56 << 20

  /// The segments, in order.
  private(set) var records: [SegmentRecord]
  /// Segments that ``records`` held and holds no more; their files stay until ``removeDropped()``.
  private var dropped: [SegmentRecord] = []
  private let layout: ArchiveLayout
  private var nextNumber: Int

  /// The segments that `records` lists.
  init(_ records: [SegmentRecord], layout: ArchiveLayout) {
    self.records = records
    self.layout = layout
    nextNumber = (records.compactMap { Self.number(of: $0.name) }.max() ?? 0) + 1
  }

  private static func number(of name: String) -> Int? {
    // A number that long was not ours, but damage: counting on from it may not end well.
    name.utf8.count <= 16 ? Int(name.dropFirst()) : nil
  }

  /// The name of the segment with this number: `s000012`.
  static func name(_ number: Int) -> String {
    let digits = String(number)
    return "s" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Sets `count` consecutive numbers aside, which no other segment gets; returns the first.
  mutating func reserveNumbers(_ count: Int) -> Int {
    defer { nextNumber += count }
    return nextNumber
  }

  /// A name that no segment has.
  mutating func newName() -> String { Self.name(reserveNumbers(1)) }

  /// Adds a segment whose file is durable.
  mutating func append(_ description: SegmentDescription) {
    records.append(SegmentRecord(description, deleted: DeletedDocuments()))
  }

  /// Writes what `writer` has gathered as a new segment, durably.
  mutating func write(_ writer: SegmentWriter) throws(ArchiveError) {
    guard writer.documentCount > 0 else { return }
    do throws(IndexError) {
      append(try writer.write(to: layout.index, name: newName(), files: layout.files))
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
  }

  /// Takes the documents of these articles for dead. Segments without a live document go.
  mutating func delete(articles ids: [Int64]) throws(ArchiveError) {
    guard !ids.isEmpty else { return }
    let ascending = ids.sorted()
    do throws(IndexError) {
      for index in records.indices {
        let segment = try open(records[index])
        var deleted = records[index].deletedDocuments
        let before = deleted
        let searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
        var from = 0
        for id in ascending {
          from = try Self.firstDocument(ofArticle: id, in: searcher, from: from, count: segment.documentCount)
          while from < segment.documentCount, try Self.article(from, in: searcher) == id {
            deleted.insert(from)
            from += 1
          }
        }
        if deleted != before { records[index].deleted = deleted.bytes }
      }
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    dropped += records.filter(\.isDead)
    records.removeAll(where: \.isDead)
  }

  /// Merges the smallest segments where there are too many. Returns whether it did; the caller commits.
  mutating func mergeIfNeeded() throws(ArchiveError) -> Bool {
    guard records.count > Self.limit else { return false }
    // Article ids ascend within each segment, and deletion relies on it: a merge takes neighbours in that order.
    let runs = Self.mergeWidths.compactMap { smallestRun(of: $0) }
    guard let range = runs.first else { return false }
    do throws(IndexError) {
      var parts: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
      for record in records[range] { parts.append((segment: try open(record), deleted: record.deletedDocuments)) }
      let description = try SegmentMerger.merge(parts, to: layout.index, name: newName(), files: layout.files)
      dropped += records[range]
      records.replaceSubrange(range, with: [SegmentRecord(description, deleted: DeletedDocuments())])
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    return true
  }

  /// Where the neighbours lie, `count` of them, that are smallest together; nil where all make too large a file.
  private func smallestRun(of count: Int) -> Range<Int>? {
    let sizes = (0...(records.count - count)).map { start in
      records[start..<start + count].reduce(0) { $0 + $1.byteCount }
    }
    guard let least = sizes.min(), least <= Self.mergedSize, let start = sizes.firstIndex(of: least) else { return nil }
    return start..<start + count
  }

  /// Makes the list what it was in `before`; the files of the others are to go.
  mutating func restore(_ before: SegmentSet) {
    dropped += records.filter { !before.records.contains($0) }
    records = before.records
    removeDropped()
  }

  /// Forgets all segments; for making the index anew.
  mutating func removeAll() {
    dropped += records
    records = []
  }

  /// Removes the files of segments that are in ``records`` no more; for when the records have committed that.
  mutating func removeDropped() {
    for record in dropped {
      // What cannot be removed now is rubbish, and there for the next writer.
      try? layout.files.remove(layout.index + "/" + record.description.fileName)
    }
    dropped = []
  }

  /// Removes files in the index folder that no live segment has: what a writer that was killed has left.
  func removeRubbish() {
    let live = Set(records.map { $0.name + SegmentDescription.fileExtension })
    // Rubbish that cannot be listed or removed now is there for the next writer; it is never read.
    guard let names = try? layout.files.list(layout.index) else { return }
    for name in names where !live.contains(name) { try? layout.files.remove(layout.index + "/" + name) }
  }

  private func open(_ record: SegmentRecord) throws(IndexError) -> IndexSegment {
    try IndexSegment(
      directory: layout.index, description: record.description, schema: PassageSchema.schema, files: layout.files)
  }

  private static func article(_ document: Int, in searcher: Searcher) throws(IndexError) -> Int64 {
    try searcher.integer(column: PassageSchema.article, at: DocumentAddress(segment: 0, document: document))
  }

  /// The first document, from `from` on, whose article's id is not below `id`.
  private static func firstDocument(
    ofArticle id: Int64, in searcher: Searcher, from: Int, count: Int
  ) throws(IndexError) -> Int {
    var low = from
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if try article(middle, in: searcher) < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SegmentRecord {
  /// The record of a segment that was just written.
  init(_ description: SegmentDescription, deleted: DeletedDocuments) {
    self.init(
      name: description.name, documentCount: description.documentCount, byteCount: description.byteCount,
      checksum: description.checksum, deleted: deleted.bytes)
  }

  /// The engine's description of the segment.
  var description: SegmentDescription {
    SegmentDescription(name: name, documentCount: documentCount, byteCount: byteCount, checksum: checksum)
  }

  /// Whether no document of the segment lives.
  fileprivate var isDead: Bool { deletedDocuments.count == documentCount }

  /// The dead documents.
  var deletedDocuments: DeletedDocuments { DeletedDocuments(bytes: deleted) }
}
