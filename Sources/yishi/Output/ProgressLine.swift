import BulletinArchive

#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// One line on the terminal that says how far an import is: files, speed, time left, failures so far.
final class ProgressLine: Sendable {
  private static let isShown = Mutex(false)
  private let start = ContinuousClock.now
  private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)

  /// Shows `progress`, at most ten times a second.
  func show(_ progress: Importer.Progress) {
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(100), progress.files < progress.totalFiles { return false }
      last = now
      return true
    }
    guard isDue, progress.totalFiles > 0 else { return }
    let seconds = max(
      0.001, Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18)
    let speed = Double(progress.bytes) / seconds
    var text = "\(progress.files) of \(progress.totalFiles) files, \(Self.tenths(speed / 1e6)) MB/s"
    if speed > 0, progress.bytes < progress.totalBytes {
      text += ", \(Self.time(Double(progress.totalBytes - progress.bytes) / speed)) left"
    }
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    Self.isShown.withLock { $0 = true }
    Console.write("\r\u{1B}[K\(text)")
  }

  /// Takes the line away, so that something else can be printed.
  static func clear() {
    let wasShown = isShown.withLock { shown in
      defer { shown = false }
      return shown
    }
    if wasShown { Console.write("\r\u{1B}[K") }
  }

  private static func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole / 10).\(whole % 10)"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
