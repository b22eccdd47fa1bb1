import ChineseText
import Records

#if !THREAD_SANITIZER
  import Synchronization
#endif

/// The reading of all files of an import by some tasks, which take turns in writing, too.
struct ImportJob: Sendable {
  /// The files, in the order in which they are to be written.
  let files: [ImportFile]
  /// How bytes are read.
  let reader: BulletinReader
  /// The import's options.
  let options: ImportOptions
  /// The records as they were before the import, to pass over known bytes quickly.
  let known: RecordStore?
  /// The words that text is cut with.
  let lexicon: UserLexicon?
  /// Where the archive is; nil where nothing is to be written.
  let layout: ArchiveLayout?

  /// More tasks than that gain nothing on any machine.
  private static let mostJobs = 256

  /// Reads all files, gives them to `session` in order, and `report` what became of each. `progress` hears of each file
  /// when it has been read, whoever reads it; both are called by one task at a time.
  func run(
    _ session: ImportSession, state: Importer.Progress, report: @escaping @Sendable (FileReport) -> Void,
    progress: @escaping @Sendable (Importer.Progress) -> Void
  ) async throws(ArchiveError) {
    let batches = ImportBatch.batches(of: files, byteLimit: options.batchBytes)
    let jobs = max(1, min(options.jobs, Self.mostJobs, batches.count))
    let files = files
    let numbering = session.numbering(batches)
    let writer = Writer(session: session)
    let queue = BatchQueue(count: batches.count, window: jobs == 1 ? 1 : jobs + 1) {
      number, prepared throws(ArchiveError) in
      let batch = batches[number]
      try writer.session.accept(
        files[batch.files], prepared, spareArticles: numbering.spareArticles(of: batch), report: report)
    }
    let meter = Meter(state, show: progress)
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<jobs {
          group.addTask {
            let batchReader = BatchReader(
              reader, known: known, rereads: options.again, layout: layout, lexicon: lexicon)
            while let number = await queue.next() {
              let batch = batches[number]
              if batch.isLarge {
                let file = files[batch.files.lowerBound]
                await queue.write(number) { () throws(ArchiveError) in
                  let done = try writer.session.accept(
                    large: file, batchReader, ids: numbering.articles(of: batch),
                    spareArticles: numbering.spareArticles(of: batch)
                  ) { bytes in
                    meter.advance(bytes: bytes)
                    return queue.failure == nil
                  }
                  meter.finish(wasRead: done.status != .failed)
                  report(done)
                }
                continue
              }
              do throws(ArchiveError) {
                let prepared = try batchReader.read(
                  files[batch.files], ids: numbering.articles(of: batch), segment: numbering.segment(of: batch)
                ) { file, wasRead in
                  meter.advance(by: file, wasRead: wasRead)
                  return queue.failure == nil
                }
                queue.put(number, prepared)
              } catch {
                queue.fail(error)
              }
            }
          }
        }
      }
    } onCancel: {
      queue.fail(.interrupted)
    }
    if let failure = queue.failure { throw failure }
  }

  /// Counts what has been read, whoever reads it.
  private final class Meter: Sendable {
    private let state: Mutex<Importer.Progress>
    private let show: @Sendable (Importer.Progress) -> Void

    init(_ state: Importer.Progress, show: @escaping @Sendable (Importer.Progress) -> Void) {
      self.state = Mutex(state)
      self.show = show
    }

    func advance(by file: ImportFile, wasRead: Bool) {
      change { state in
        state.bytes += file.size
        state.finishFile(wasRead: wasRead)
      }
    }

    func advance(bytes: Int) { change { $0.bytes += bytes } }

    func finish(wasRead: Bool) { change { $0.finishFile(wasRead: wasRead) } }

    private func change(_ body: (inout Importer.Progress) -> Void) {
      state.withLock { state in
        body(&state)
        show(state)
      }
    }
  }

  /// Sound, because the queue lets one task at a time write, each behind the one before.
  private struct Writer: @unchecked Sendable {
    let session: ImportSession
  }
}
