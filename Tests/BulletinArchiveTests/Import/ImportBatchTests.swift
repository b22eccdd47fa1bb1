import Records
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct ImportBatchTests {
  private func files(_ sizes: [Int]) -> [ImportFile] {
    sizes.enumerated().map { ImportFile(path: SourcePath("\($0).txt"), size: $1) }
  }

  @Test func `batches partition the files and their articles' ids`() {
    let limit = 2 * LargeFileReading.windowSize
    let batches = ImportBatch.batches(of: files([limit / 2, limit / 2, 1, 3 * limit, 0, 7]), byteLimit: limit)
    #expect(batches.map(\.files) == [0..<1, 1..<3, 3..<4, 4..<6])
    #expect(batches.map(\.number) == [0, 1, 2, 3])
    for (before, after) in zip(batches, batches.dropFirst()) {
      #expect(before.articles.upperBound == after.articles.lowerBound)
    }
    // Room for an article a byte, twice.
    #expect(batches[2].articles.count > 6 * limit)
    #expect(ImportBatch.batches(of: []).isEmpty)
  }

  @Test(arguments: [1, 3, 8, 30, 100]) func `batches are an even number and of equal size`(limits: Int) {
    let limit = ImportBatch.byteLimit
    let sizes = (0..<limits * 256).map { limit / 512 + $0 % 7 * limit / 2048 }
    let total = sizes.reduce(0, +)
    let batches = ImportBatch.batches(of: files(sizes))
    #expect(batches.count % 2 == 0)
    #expect(batches.count == 2 * ((total + 2 * limit - 1) / (2 * limit)))
    let bytes = batches.map { sizes[$0.files].reduce(0, +) }
    #expect(bytes.allSatisfy { abs($0 - total / batches.count) < limit / 128 })
    #expect(ImportBatch.batches(of: files([limit / 8, limit / 8])).count == 1)
  }

  @Test func `no file is left out, whatever the sizes`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let sizes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0...3_000_000, using: &random) * Int.random(in: 0...1, using: &random)
      }
      for limit in [1, 3_000, ImportBatch.byteLimit] {
        let batches = ImportBatch.batches(of: files(sizes), byteLimit: limit)
        #expect(batches.flatMap(\.files) == Array(sizes.indices))
        #expect(batches.map(\.number) == Array(batches.indices))
        #expect(batches.allSatisfy { $0.articles.count > 2 * sizes[$0.files].reduce(0, +) })
        #expect(batches.allSatisfy { !$0.isLarge || $0.files.count == 1 })
      }
    }
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
