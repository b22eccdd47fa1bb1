import Foundation

#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// How a store waits for another one's lock, and how long it did.
///
/// SQLite's log lets readers and a writer work side by side; what is left to wait for are moments (another process mends
/// the log, or takes it away with its last connection).
package final class LockWaits: Sendable {
  /// All waiting so far.
  package struct Total: Sendable, Hashable {
    /// How often a lock was not free.
    package var count = 0
    /// The longest time that one lock was waited for.
    package var longest = Duration.zero
  }

  private struct State {
    var total = Total()
    var start = ContinuousClock.now
  }

  private static let milliseconds = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100]
  private let patience: Duration
  private let state = Mutex(State())

  /// Waits at most `patience` for each lock.
  init(patience: Duration) { self.patience = patience }

  /// All waiting so far.
  package var total: Total { state.withLock { $0.total } }

  /// Waits a little because a lock was not free for the `tries`-th time, counted from 0; returns whether to try again.
  func wait(tries: Int) -> Bool {
    let now = ContinuousClock.now
    let start = state.withLock { state in
      if tries == 0 {
        state.start = now
        state.total.count += 1
      }
      return state.start
    }
    guard now - start < patience else { return false }
    let delay = Self.milliseconds[min(max(0, tries), Self.milliseconds.count - 1)]
    Thread.sleep(forTimeInterval: Double(delay) / 1000)
    state.withLock { $0.total.longest = max($0.total.longest, ContinuousClock.now - start) }
    return true
  }
}
