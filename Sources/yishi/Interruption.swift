import Dispatch
import Foundation
import Synchronization

/// What happens on Ctrl-C: a command that writes ends its work in good order, any other ends at once. In both cases
/// unfinished output files go, and the exit code is 130.
enum Interruption {
  private struct State {
    var unfinished: Set<String> = []
    var cancel: (@Sendable () -> Void)?
  }
  private static let state = Mutex(State())

  /// Begins to listen.
  static func install() {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      // The handler keeps the source alive, and with it itself, to the end of the process.
      withExtendedLifetime(source) {}
      let cancel = state.withLock { state in
        defer { state.cancel = nil }
        return state.cancel
      }
      if let cancel {
        cancel()
      } else {
        end()
      }
    }
    source.resume()
  }

  /// Calls `cancel` on the first interruption instead of ending the process; a second one ends it.
  static func onFirst(_ cancel: @escaping @Sendable () -> Void) {
    state.withLock { $0.cancel = cancel }
  }

  /// Remembers a file that is to be removed on an interruption.
  static func addUnfinished(_ path: String) { state.withLock { _ = $0.unfinished.insert(path) } }

  /// Forgets a file that is finished.
  static func removeUnfinished(_ path: String) { state.withLock { _ = $0.unfinished.remove(path) } }

  private static func end() -> Never {
    for path in state.withLock({ $0.unfinished }) { unlink(path) }
    _exit(Failure.interrupted)
  }
}
