import Records
import SearchEngine

extension ImportSession {
  /// Takes in a large file part by part, as `batchReader` reads it, in a transaction of its own. `advance` is called with
  /// the bytes of each part; where it returns false, the import was interrupted.
  func accept(
    large file: ImportFile, _ batchReader: BatchReader, ids: Range<Int64>, spareArticles: Range<Int64>,
    advance: (Int) -> Bool
  ) throws(ArchiveError) -> FileReport {
    self.spareArticles = spareArticles
    let before = (segments: segments, source: nextSource, dead: deadArticles)
    var report = FileReport(file.path, .failed)
    try writing {
      do {
        report = try read(file, batchReader, ids: ids, advance: advance)
        try commit()
      } catch let failure as ImportFailure {
        // Nothing of this file stays; what came before it is committed.
        store.rollBack()
        batchReader.discardSegment()
        segments.restore(before.segments)
        (nextSource, deadArticles, hasChanges) = (before.source, before.dead, false)
        report = FileReport(file.path, .failed, failure: failure)
      }
    }
    return report
  }

  private func read(
    _ file: ImportFile, _ batchReader: BatchReader, ids: Range<Int64>, advance: (Int) -> Bool
  ) throws -> FileReport {
    let large = try LargeFile(file.path)
    let reading = try LargeFileReading(large, reader)
    let same = try store.knownSource(digest: reading.digest)
    if let same, !options.again, reader.isCurrent(same) {
      _ = advance(large.size)
      return try decide(file, .known(digest: reading.digest, bytes: large.size))
    }
    let before = try store.knownSource(at: file.path)
    var report = FileReport(file.path, before == nil && same == nil ? .added : .replaced)
    var next = ids.lowerBound
    var source: (id: Int64, record: SourceRecord)?
    var indexed = 0
    while let part = try reading.next() {
      guard Int64(part.articles.count) <= ids.upperBound - next else { throw LargeFile.changed }
      let rows = try batchReader.index([part], from: next).first ?? []
      next += Int64(part.articles.count)
      if let (id, _) = source {
        source?.record.add(part.source)
        var changes = RecordChanges()
        changes.addedArticles = rows.map { (source: id, id: $0.id, row: $0.row) }
        try apply(changes)
      } else {
        source = (try replace(same, by: PreparedSource(part, articles: rows), at: file.path), part.source)
      }
      report.count(part)
      indexed += part.bytes
      if indexed >= ImportBatch.byteLimit { try finishSegment(batchReader, &indexed) }
      guard advance(part.bytes) else { throw ArchiveError.interrupted }
    }
    try finishSegment(batchReader, &indexed)
    if let source {
      var changes = RecordChanges()
      changes.completedSources = [(id: source.id, source: source.record)]
      try apply(changes)
    }
    if let before, before.id != same?.id { try release(before) }
    return report
  }

  private func finishSegment(_ batchReader: BatchReader, _ indexed: inout Int) throws(ArchiveError) {
    indexed = 0
    if let segment = try batchReader.finishSegment(segments.newName()) { segments.append(segment) }
  }
}
