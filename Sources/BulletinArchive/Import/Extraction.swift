import Records

/// Reads files as an import does, and gives the article records instead of keeping them. No archive is touched.
public struct Extraction: Sendable {
  private let options: ImportOptions
  private let explains: Bool

  /// An extraction; of `options`, those about finding and reading files count. With `explains` each list, organisation,
  /// date and figure names the rule that found it, as `rule`.
  public init(options: ImportOptions, explains: Bool = false) {
    self.options = options
    self.explains = explains
  }

  /// Reads `paths`, spelled as ``Importer/spelling(ofPath:)`` has them: files, folders, and `-` for the standard input. `article` gets one JSON object with its line end for
  /// each article, `report` hears of every file, both in the order of paths.
  public func run(
    _ paths: [String], article: ([UInt8]) throws -> Void, report: (FileReport) -> Void
  ) throws -> ImportSummary {
    var summary = ImportSummary()
    let found = FileWalk(takesAll: options.takesAll, followsLinks: options.followsLinks).run(
      paths.filter { $0 != "-" }.map { SourcePath(spelled: $0) }, archive: "yishi.archive")
    for (path, failure) in found.failures {
      let failed = FileReport(path, .failed, failure: failure)
      summary.count(failed)
      report(failed)
    }
    var files = found.files
    if paths.contains("-") {
      files.insert(ImportFile(path: SourcePath("-"), size: 0, isStandardInput: true), at: 0)
    }
    let reader = BulletinReader(options: options.reading, encoding: options.encoding, keepsRules: explains)
    var json = JSONWriter()
    for file in files {
      var done = FileReport(file.path, .added)
      do {
        try read(file, reader) { reading in
          done.count(reading)
          json.removeAll()
          for record in reading.articles {
            ArticleJSON.write(record, source: reading.source, path: file.path, into: &json)
            json.endLine()
          }
          try article(json.bytes)
        }
      } catch let failure as ImportFailure {
        done = FileReport(file.path, .failed, failure: failure)
      }
      summary.count(done)
      report(done)
    }
    return summary
  }

  /// Gives `part` what `file` holds: in one piece, or, where it is large, part by part, each with its own diagnostics.
  private func read(
    _ file: ImportFile, _ reader: BulletinReader, part: (BulletinReader.Reading) throws -> Void
  ) throws {
    guard file.size > LargeFileReading.windowSize else {
      let bytes = try BatchReader.contents(of: file)
      return try part(try reader.read(bytes, digest: BulletinReader.digest(bytes)))
    }
    let reading = try LargeFileReading(LargeFile(file.path), reader)
    while let next = try reading.next() { try part(next) }
  }
}
