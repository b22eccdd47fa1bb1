import BulletinArchive
import Foundation
import TestSupport
import Testing

#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// Several processes and tasks on one archive.
@Suite(.serialized) struct ManyAtOnceTests {
  private static func bulletin(_ number: Int, version: Int) -> String {
    CommandRunner.bulletin + "\n\n第\(number)号，版次\(version)版。"
  }

  /// What readers have done.
  private final class Tally: Sendable, CustomStringConvertible {
    private struct State {
      var isDone = false
      var checks = 0
      var running = 0
      var faults: [String] = []
      /// How long each round of answers was neither running nor ready to run.
      var blocked: [Duration] = []
      var slowest = Duration.zero
      var waits = 0
      var longestWait = Duration.zero
    }
    private let state = Mutex(State())

    var isDone: Bool { state.withLock { $0.isDone } }
    func end() { state.withLock { $0.isDone = true } }
    var running: Int { state.withLock { $0.running } }
    var faults: [String] { state.withLock { $0.faults } }
    var answers: Int { state.withLock { $0.blocked.count } }
    var checks: Int { state.withLock { $0.checks } }
    var longestWait: Duration { state.withLock { $0.longestWait } }

    /// Runs `body` again and again, on a thread of its own: readers that never wait would leave the writer no thread of
    /// the common ones. Notes what it finds wrong, and what it throws.
    func `repeat`(_ name: String, _ body: @escaping @Sendable () throws -> String?) {
      state.withLock { $0.running += 1 }
      Thread.detachNewThread { [self] in
        while !isDone {
          var fault: String?
          do { fault = try body() } catch { fault = "\(error)" }
          if let fault { state.withLock { $0.faults.append("\(name): \(fault)") } }
        }
        state.withLock { $0.running -= 1 }
      }
    }

    func checked() { state.withLock { $0.checks += 1 } }
    func answered(in time: Duration, blocked: Duration, waits: (count: Int, longest: Duration)) {
      state.withLock { state in
        state.blocked.append(blocked)
        state.slowest = max(state.slowest, time)
        state.waits += waits.count
        state.longestWait = max(state.longestWait, waits.longest)
      }
    }

    /// Ends the threads.
    func join() {
      end()
      while running > 0 { Thread.sleep(forTimeInterval: 0.01) }
    }

    var description: String {
      state.withLock { state in
        let sorted = state.blocked.sorted()
        func part(_ share: Double) -> String {
          sorted.isEmpty ? "-" : ms(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
        }
        return "\(sorted.count) rounds, asleep \(part(0.5)) p50, \(part(0.99)) p99, \(part(1)) ms max, the slowest "
          + "round \(ms(state.slowest)) ms; locks waited for: \(state.waits), the longest \(ms(state.longestWait)) ms"
      }
    }

    private func ms(_ time: Duration) -> String { String(format: "%.1f", time / .milliseconds(1)) }
  }

  /// How long this thread has been running, and ready to run and waiting for a core; nil where the system does not say.
  private static func awake() -> Duration? {
    guard let line = FileManager.default.contents(atPath: "/proc/thread-self/schedstat") else { return nil }
    let numbers = String(decoding: line, as: UTF8.self).split(separator: " ").prefix(2).compactMap { Int64($0) }
    return numbers.count == 2 ? .nanoseconds(numbers[0] + numbers[1]) : nil
  }

  /// Opens the archive and asks; returns what is torn.
  private static func read(_ path: String, _ tally: Tally) throws -> String? {
    let (start, before) = (ContinuousClock.now, awake())
    let archive = try Archive(at: path)
    let total = try archive.search(try MeasureSearch("版次")).total
    let versions = try (0...9).map { try archive.search(try MeasureSearch("版次\($0)版")).total }
    let time = ContinuousClock.now - start
    let blocked = before.flatMap { before in awake().map { max(.zero, time - ($0 - before)) } } ?? time
    tally.answered(in: time, blocked: blocked, waits: archive.lockWaits)
    return total == 20 && versions.sorted() == [Int](repeating: 0, count: 9) + [20] ? nil : "\(total) hits, \(versions)"
  }

  /// A folder with texts, and archives of them whose texts are all replaced in one commit.
  private struct Scene {
    let runner: CommandRunner

    init() throws {
      runner = try CommandRunner()
      for archive in ["archive", "other"] { try replaceTexts(of: archive, version: 0) }
    }

    func replaceTexts(of archive: String, version: Int) throws {
      for number in 0..<20 {
        try runner.write(ManyAtOnceTests.bulletin(number, version: version), to: "\(archive)-texts/\(number).txt")
      }
      #expect(try runner.run("import", "\(archive)-texts", "-q", "--archive", archive).code == 0)
    }

    /// What `readers` threads meet in `archive`, and one that checks it, while texts of `written` are replaced again and
    /// again; nil for nobody's. Returns the number of commits, too.
    func read(readers: Int, for seconds: Int, beside written: String?) throws -> (tally: Tally, commits: Int) {
      let tally = Tally()
      let path = runner.folder.path + "/archive"
      for reader in 0..<readers { tally.repeat("reader \(reader)") { try ManyAtOnceTests.read(path, tally) } }
      if readers > 1 {
        tally.repeat("check") {
          let report = try ArchiveCheck(archive: path).run()
          tally.checked()
          return report.isWhole ? nil : (report.recordProblems + report.indexProblems).joined(separator: "; ")
        }
      }
      let end = ContinuousClock.now + .seconds(seconds)
      var commits = 0
      while ContinuousClock.now < end {
        if let written {
          commits += 1
          try replaceTexts(of: written, version: commits % 10)
        } else {
          Thread.sleep(forTimeInterval: 0.05)
        }
      }
      tally.join()
      #expect(tally.faults.isEmpty)
      #expect(tally.answers > 0)
      #expect(tally.longestWait < .milliseconds(50))
      return (tally, commits)
    }
  }

  /// All texts are replaced in one commit, so every answer counts 20 of one version, and none of another. What a commit
  /// alone can make readers wait for are locks of the records, which are counted and bounded. How long readers sleep is
  /// told, too, for three companies: nobody's, a writer's to another archive, which takes as much of the machine, and a
  /// writer's to theirs; and for one reader, who has a core for himself.
  @Test func `sixteen readers beside a writer get whole answers, and check finds a whole archive`() throws {
    let scene = try Scene()
    defer { scene.runner.remove() }
    let seconds = min(300, 3 * Torture.size)
    let few = min(30, max(1, seconds / 3))
    for readers in [1, 16] {
      let alone = try scene.read(readers: readers, for: few, beside: nil)
      let apart = try scene.read(readers: readers, for: few, beside: "other")
      let together = try scene.read(readers: readers, for: readers == 1 ? few : seconds, beside: "archive")
      Torture.report("readers, \(readers) alone: \(alone.tally)")
      Torture.report("readers, \(readers) beside \(apart.commits) imports into another archive: \(apart.tally)")
      Torture.report(
        "readers, \(readers) beside \(together.commits) imports into theirs: \(together.tally); "
          + "\(together.tally.checks) checks")
    }
  }

  @Test func `the second of two writers hears at once who the first is, and a dead one's lock holds nobody up`() throws
  {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "a.txt")
    #expect(try runner.run("import", "a.txt").code == 0)
    // A writer that waits for its standard input has the lock.
    let waiting = try runner.shell(
      """
      mkfifo pipe; "$YISHI" import - < pipe & first=$!
      exec 3> pipe
      while ! grep -qx $first yishi.archive/lock; do sleep 0.05; done
      "$YISHI" import a.txt 2> errors; echo $?
      grep -c "process $first" errors
      kill -9 $first; wait $first
      "$YISHI" import a.txt 2> errors; echo $?
      """)
    #expect(waiting.output == "4\n1\n0\n", "\(waiting.output)\(waiting.errors)")
    #expect(try runner.run("check").code == 0)
  }

  @Test func `an archive that nobody may write is searched`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "a.txt")
    #expect(try runner.run("import", "a.txt", "--archive", "中文 100%#?").code == 0)
    // Root may write everywhere; so the commands run as nobody where that can be arranged.
    let result = try runner.shell(
      """
      chmod -R a-w '中文 100%#?'; chmod a+rx .
      as=; [ "$(id -u)" -ne 0 ] || as='setpriv --reuid 65534 --regid 65534 --clear-groups'
      for command in 'search 严把质量 --count' stats export check; do
        YISHI_ARCHIVE='中文 100%#?' $as "$YISHI" $command > out 2> errors; echo "$? $(wc -c < errors)"
      done
      chmod -R u+w '中文 100%#?'
      """)
    #expect(result.output == "0 0\n0 0\n0 0\n0 0\n", "\(result.output)\(result.errors)\(runner.read("errors") ?? "")")
  }
}
