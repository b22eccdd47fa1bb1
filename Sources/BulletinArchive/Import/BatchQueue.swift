#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// Hands batches to tasks in order and takes what they have made of them back in order, for one writer.
///
/// No task does nothing but write: whoever brings the batch that is next writes it, and all that are ready behind it,
/// while the others go on reading. A task that is far ahead of the writer waits, so that what is read and not yet written
/// stays bounded.
final class BatchQueue: Sendable {
  private struct State {
    /// The next batch to be handed out.
    var next = 0
    /// The next batch to be written.
    var turn = 0
    var ready: [Int: PreparedBatch] = [:]
    var isWriting = false
    var failure: ArchiveError?
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let count: Int
  private let window: Int
  private let write: @Sendable (Int, PreparedBatch) throws(ArchiveError) -> Void

  /// A queue of `count` batches of which at most `window` are between being handed out and being written. `write` is
  /// called by one task at a time, in the order of batches.
  init(
    count: Int, window: Int, write: @escaping @Sendable (Int, PreparedBatch) throws(ArchiveError) -> Void
  ) {
    self.count = count
    self.window = max(1, window)
    self.write = write
  }

  /// Why the work ended before its time; nil while it has not.
  var failure: ArchiveError? { state.withLock { $0.failure } }

  /// The next batch to read, in order; nil where none is left or the work has ended. Waits for the writer where it is
  /// far behind.
  func next() async -> Int? {
    while true {
      enum Answer {
        case batch(Int?)
        case wait
      }
      let answer: Answer = state.withLock { state in
        guard state.failure == nil, state.next < count else { return .batch(nil) }
        guard state.next < state.turn + window else { return .wait }
        state.next += 1
        return .batch(state.next - 1)
      }
      if case .batch(let number) = answer { return number }
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          if state.failure != nil || state.next < state.turn + window { return true }
          state.waiting.append(continuation)
          return false
        }
        if goesOn { continuation.resume() }
      }
    }
  }

  /// Takes in batch `number`, and writes what is ready unless another task is at it.
  func put(_ number: Int, _ batch: PreparedBatch) {
    let writes = state.withLock { state in
      state.ready[number] = batch
      guard !state.isWriting else { return false }
      state.isWriting = true
      return true
    }
    if writes { writeReady() }
  }

  /// Writes what is ready, in order; the caller has the right to write and loses it here.
  private func writeReady() {
    while true {
      let ready: (Int, PreparedBatch)? = state.withLock { state in
        guard state.failure == nil, let batch = state.ready.removeValue(forKey: state.turn) else {
          state.isWriting = false
          return nil
        }
        return (state.turn, batch)
      }
      guard let (turn, batch) = ready else {
        // One may wait for its turn to write.
        resume { _ in }
        return
      }
      do throws(ArchiveError) {
        try write(turn, batch)
      } catch {
        fail(error)
      }
      resume { $0.turn += 1 }
    }
  }

  /// Lets the task that has batch `number` write it itself, piece by piece: waits until all before are written and runs
  /// `body`, while the others go on reading.
  func write(_ number: Int, _ body: () throws(ArchiveError) -> Void) async {
    while true {
      let isOver = state.withLock { $0.failure != nil }
      if isOver { return }
      let isTurn = state.withLock { state in
        guard state.turn == number, !state.isWriting else { return false }
        state.isWriting = true
        return true
      }
      if isTurn { break }
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          if state.failure != nil || state.turn == number && !state.isWriting { return true }
          state.waiting.append(continuation)
          return false
        }
        if goesOn { continuation.resume() }
      }
    }
    do throws(ArchiveError) {
      try body()
    } catch {
      fail(error)
    }
    resume { $0.turn += 1 }
    writeReady()
  }

  /// Ends the work: nothing more is handed out or written. The first reason stands.
  func fail(_ error: ArchiveError) {
    resume { state in
      if state.failure == nil { state.failure = error }
    }
  }

  /// Changes the state, and lets all that wait look at it again.
  private func resume(_ change: (inout sending State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
