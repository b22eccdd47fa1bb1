import Records
import SearchEngine

/// The live segments of an archive as its writer handles them.
///
/// Nothing here is live before the records' next commit names it: new files and new deletions only become part of the
/// archive with ``records``.
struct SegmentSet {
  /// How many segments an archive has at most after a commit; more are merged.
  static let limit = 8
  /// How many remain after a merge.
  private static let mergedCount = 4

  /// The segments, in order.
  private(set) var records: [SegmentRecord]
  /// Whether ``records`` differs from what the records hold.
  private(set) var isChanged = false
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

  /// A name that no live segment has.
  private mutating func newName() -> String {
    defer { nextNumber += 1 }
    let digits = String(nextNumber)
    return "s" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Writes what `writer` has gathered as a new segment, durably.
  mutating func append(_ writer: SegmentWriter) throws(ArchiveError) {
    guard writer.documentCount > 0 else { return }
    do throws(IndexError) {
      let description = try writer.write(to: layout.index, name: newName())
      records.append(SegmentRecord(description, deleted: DeletedDocuments()))
      isChanged = true
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
        if deleted != before {
          records[index].deleted = deleted.bytes
          isChanged = true
        }
      }
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    records.removeAll { $0.deletedDocuments.count == $0.documentCount }
  }

  /// Merges the smallest segments where there are too many. Returns whether it did; the caller commits.
  mutating func mergeIfNeeded() throws(ArchiveError) -> Bool {
    guard records.count > Self.limit else { return false }
    // Article ids ascend within each segment, and deletion relies on it: a merge takes neighbours in that order.
    let count = records.count - Self.mergedCount + 1
    var best = 0
    var bestSize = Int.max
    for start in 0...(records.count - count) {
      let size = records[start..<(start + count)].reduce(0) { $0 + $1.byteCount }
      if size < bestSize { (best, bestSize) = (start, size) }
    }
    let range = best..<(best + count)
    do throws(IndexError) {
      var parts: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
      for record in records[range] { parts.append((segment: try open(record), deleted: record.deletedDocuments)) }
      let description = try SegmentMerger.merge(parts, to: layout.index, name: newName())
      records.replaceSubrange(range, with: [SegmentRecord(description, deleted: DeletedDocuments())])
      isChanged = true
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    return true
  }

  /// Forgets all segments; for making the index anew.
  mutating func removeAll() {
    isChanged = isChanged || !records.isEmpty
    records = []
  }

  /// Says that the records now hold ``records``, and removes the files of all other segments.
  mutating func didCommit() {
    isChanged = false
    removeRubbish()
  }

  /// Removes files in the index folder that no live segment has: what a writer that was killed has left.
  func removeRubbish() {
    let live = Set(records.map { $0.name + SegmentDescription.fileExtension })
    // Rubbish that cannot be listed or removed now is there for the next writer; it is never read.
    guard let names = try? FileAccess.posix.list(layout.index) else { return }
    for name in names where !live.contains(name) { try? FileAccess.posix.remove(layout.index + "/" + name) }
  }

  private func open(_ record: SegmentRecord) throws(IndexError) -> IndexSegment {
    try IndexSegment(directory: layout.index, description: record.description, schema: PassageSchema.schema)
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

  /// The dead documents.
  var deletedDocuments: DeletedDocuments { DeletedDocuments(bytes: deleted) }
}
