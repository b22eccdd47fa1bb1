import Dispatch
import Foundation

#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// What happens on Ctrl-C, on a request to end (SIGTERM) and when the terminal goes away (SIGHUP): a command that writes
/// ends its work in good order, any other ends at once. In both cases unfinished output files go, and the exit code is 130.
enum Interruption {
  private struct State {
    var unfinished: Set<String> = []
    var cancel: (@Sendable () -> Void)?
    var isListening = false
  }
  private static let state = Mutex(State())
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Lets interruptions end the process with the right code. Whoever has work to end or files to remove listens from then
  /// on; until then there is nothing to do, and no thread that waits to do it.
  static func install() {
    // `nohup` has the signal ignored already, and so it stays. (Handlers are C functions or small numbers in their
    // place; only as numbers can they be compared.)
    for number in signals {
      let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      if number == SIGHUP, before == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
      signal(number) { _ in _exit(Failure.interrupted) }
    }
  }

  private static func listen(_ state: inout State) {
    guard !state.isListening else { return }
    state.isListening = true
    for number in signals { listen(to: number) }
  }

  private static func listen(to number: Int32) {
    let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
    if number == SIGHUP, before == unsafeBitCast(SIG_IGN, to: Int.self) { return }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
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
    state.withLock {
      listen(&$0)
      $0.cancel = cancel
    }
  }

  /// Remembers a file that is to be removed on an interruption.
  static func addUnfinished(_ path: String) {
    state.withLock {
      listen(&$0)
      $0.unfinished.insert(path)
    }
  }

  /// Forgets a file that is finished.
  static func removeUnfinished(_ path: String) { state.withLock { _ = $0.unfinished.remove(path) } }

  private static func end() -> Never {
    for path in state.withLock({ $0.unfinished }) { unlink(path) }
    _exit(Failure.interrupted)
  }
}
