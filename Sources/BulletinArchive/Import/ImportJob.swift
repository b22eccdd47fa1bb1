import Foundation
import Records

/// The reading side of an import: hands files to tasks a chunk at a time, and their outcomes to the session in order.
struct ImportJob: Sendable {
  /// The files, ascending.
  let files: [FileWalk.File]
  /// Whether the standard input is read as a file named `-`, before all others.
  let readsStandardInput: Bool
  /// The paths that lead to no file.
  let failures: [(path: SourcePath, failure: ImportFailure)]
  /// How bytes are read.
  let reader: BulletinReader
  /// The import's options.
  let options: ImportOptions
  /// The records as they were before the import, to pass over known bytes quickly.
  let store: RecordStore?

  /// At most so many files, and about so many bytes, go to a task at a time.
  private static let chunkFiles = 32
  private static let chunkBytes = 1 << 20
  /// More tasks than that gain nothing on any machine.
  private static let mostJobs = 256

  /// Reads all files, and gives `session` their outcomes in the order of paths.
  func run(
    _ session: ImportSession, report: (FileReport) -> Void, progress: (Importer.Progress) -> Void,
    into summary: inout ImportSummary
  ) async throws(ArchiveError) {
    var state = Importer.Progress()
    state.totalFiles = files.count
    state.totalBytes = files.reduce(0) { $0 + $1.size }
    state.failed = failures.count
    progress(state)
    for (path, failure) in failures {
      let failed = FileReport(path, .failed, failure: failure)
      summary.count(failed)
      report(failed)
    }
    if readsStandardInput {
      let path = SourcePath("-")
      let outcome = FileReader(reader, store: store, rereads: options.again).outcome(of: path, isStandardInput: true)
      let done = try session.accept(path, outcome)
      summary.count(done)
      report(done)
    }
    let chunks = self.chunks()
    let readers = ReaderPool { FileReader(reader, store: store, rereads: options.again) }
    let files = self.files
    var counts = summary
    let failure: ArchiveError? = await withTaskGroup(of: (Int, [FileOutcome]).self) { group in
      var next = 0
      func start() {
        guard next < chunks.count else { return }
        let index = next
        let chunk = chunks[index]
        next += 1
        group.addTask {
          let reader = readers.take()
          var outcomes: [FileOutcome] = []
          for file in files[chunk] {
            if Task.isCancelled { break }
            outcomes.append(reader.value.outcome(of: file.path, isStandardInput: false))
          }
          readers.give(reader)
          return (index, outcomes)
        }
      }
      let window = options.jobs <= 1 ? 1 : min(options.jobs, Self.mostJobs) * 2
      for _ in 0..<window { start() }
      var waiting: [Int: [FileOutcome]] = [:]
      var turn = 0
      while let (index, outcomes) = await group.next() {
        waiting[index] = outcomes
        while let ready = waiting.removeValue(forKey: turn) {
          for (file, outcome) in zip(files[chunks[turn]], ready) {
            if Task.isCancelled {
              group.cancelAll()
              return .interrupted
            }
            do throws(ArchiveError) {
              let done = try session.accept(file.path, outcome)
              counts.count(done)
              state.files += 1
              state.bytes += file.size
              if done.status == .failed { state.failed += 1 }
              report(done)
            } catch {
              group.cancelAll()
              return error
            }
          }
          turn += 1
          progress(state)
          start()
        }
      }
      return Task.isCancelled ? .interrupted : nil
    }
    if let failure { throw failure }
    summary = counts
  }

  /// Consecutive files that go to one task.
  private func chunks() -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (index, file) in files.enumerated() {
      if index > start, index - start >= Self.chunkFiles || bytes + file.size > Self.chunkBytes {
        chunks.append(start..<index)
        start = index
        bytes = 0
      }
      bytes += file.size
    }
    if start < files.count { chunks.append(start..<files.count) }
    return chunks
  }
}

/// Readers that tasks take, use alone, and give back, since making one is costly and it must not be shared.
private final class ReaderPool: @unchecked Sendable {
  // Sound: `free` is only touched under `lock`, and a reader that was taken is in nobody else's hands.
  private let lock = NSLock()
  private var free: [FileReader] = []
  private let make: @Sendable () -> FileReader

  init(_ make: @escaping @Sendable () -> FileReader) { self.make = make }

  /// A reader on its way to or from a task.
  struct Loan: @unchecked Sendable {
    let value: FileReader
  }

  func take() -> Loan {
    lock.lock()
    defer { lock.unlock() }
    return Loan(value: free.popLast() ?? make())
  }

  func give(_ loan: Loan) {
    lock.lock()
    defer { lock.unlock() }
    free.append(loan.value)
  }
}
