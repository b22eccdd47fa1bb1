import Records
import Testing

@testable import BulletinArchive

@Suite struct ImportBatchTests {
  private func files(_ sizes: [Int]) -> [ImportFile] {
    sizes.enumerated().map { ImportFile(path: SourcePath("\($0).txt"), size: $1) }
  }

  @Test func `batches partition the files and their articles' ids`() {
    let limit = ImportBatch.byteLimit
    let batches = ImportBatch.batches(of: files([limit / 2, limit / 2, 1, 3 * limit, 0, 7]))
    #expect(batches.map(\.files) == [0..<2, 2..<3, 3..<4, 4..<6])
    #expect(batches.map(\.number) == [0, 1, 2, 3])
    for (before, after) in zip(batches, batches.dropFirst()) {
      #expect(before.articles.upperBound == after.articles.lowerBound)
    }
    // Room for an article a byte, twice.
    #expect(batches[2].articles.count > 6 * limit)
    #expect(ImportBatch.batches(of: []).isEmpty)
  }

  @Test func `a batch holds a bounded number of files`() {
    let batches = ImportBatch.batches(of: files([Int](repeating: 1, count: 2 * ImportBatch.fileLimit + 1)))
    #expect(batches.map(\.files.count) == [ImportBatch.fileLimit, ImportBatch.fileLimit, 1])
  }

  @Test func `the standard input is a batch of its own`() {
    var all = files([1, 1])
    all.insert(ImportFile(path: SourcePath("-"), size: 0, isStandardInput: true), at: 0)
    #expect(ImportBatch.batches(of: all).map(\.files) == [0..<1, 1..<3])
  }
}
