import BulletinArchive
import Foundation
import Synchronization
import TestSupport
import Testing

/// Several processes and tasks on one archive.
@Suite(.serialized) struct ManyAtOnceTests {
  private static func bulletin(_ number: Int, version: Int) -> String {
    CommandRunner.bulletin + "\n\n第\(number)号，版次\(version)版。"
  }

  /// What readers have done.
  private final class Tally: Sendable, CustomStringConvertible {
    private struct State {
      var isDone = false
      var answers = 0
      var checks = 0
      var slowest = Duration.zero
      var running = 17
      var faults: [String] = []
    }
    private let state = Mutex(State())

    var isDone: Bool { state.withLock { $0.isDone } }
    func end() { state.withLock { $0.isDone = true } }
    var running: Int { state.withLock { $0.running } }
    var faults: [String] { state.withLock { $0.faults } }
    func left() { state.withLock { $0.running -= 1 } }

    /// Notes what `body` finds wrong, and what it throws.
    func note(_ name: String, _ body: () throws -> String?) {
      var fault: String?
      do { fault = try body() } catch { fault = "\(error)" }
      if let fault { state.withLock { $0.faults.append("\(name): \(fault)") } }
    }

    func checked() { state.withLock { $0.checks += 1 } }
    func answered(in time: Duration) {
      state.withLock { state in
        state.answers += 1
        state.slowest = max(state.slowest, time)
      }
    }
    var description: String {
      state.withLock { "\($0.answers) rounds of answers, the slowest in \($0.slowest); \($0.checks) checks" }
    }
  }

  /// Opens the archive and asks; returns what is torn.
  private static func read(_ path: String, _ tally: Tally) throws -> String? {
    let start = ContinuousClock.now
    let archive = try Archive(at: path)
    let total = try archive.search(try MeasureSearch("版次")).total
    let versions = try (0...9).map { try archive.search(try MeasureSearch("版次\($0)版")).total }
    tally.answered(in: ContinuousClock.now - start)
    return total == 20 && versions.sorted() == [Int](repeating: 0, count: 9) + [20] ? nil : "\(total) hits, \(versions)"
  }

  /// All texts are replaced in one commit, so every answer counts 20 of one version, and none of another.
  @Test func `sixteen readers beside a writer get whole answers, and check finds a whole archive`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    let folder = runner.folder.path
    func write(version: Int) throws {
      for number in 0..<20 { try runner.write(Self.bulletin(number, version: version), to: "texts/\(number).txt") }
    }
    try write(version: 0)
    #expect(try runner.run("import", "texts", "-q", "--archive", "archive").code == 0)
    let tally = Tally()
    let seconds = min(300, 3 * Torture.size)
    // Threads of their own: readers that never wait would leave the writer no thread of the common ones.
    for reader in 0..<16 {
      Thread.detachNewThread {
        while !tally.isDone { tally.note("reader \(reader)") { try Self.read(folder + "/archive", tally) } }
        tally.left()
      }
    }
    Thread.detachNewThread {
      while !tally.isDone {
        tally.note("check") {
          let report = try ArchiveCheck(archive: folder + "/archive").run()
          tally.checked()
          return report.isWhole ? nil : (report.recordProblems + report.indexProblems).joined(separator: "; ")
        }
      }
      tally.left()
    }
    let end = ContinuousClock.now + .seconds(seconds)
    var version = 1
    while ContinuousClock.now < end {
      try write(version: version % 10)
      #expect(try runner.run("import", "texts", "-q", "--archive", "archive").code == 0)
      version += 1
    }
    tally.end()
    while tally.running > 0 { Thread.sleep(forTimeInterval: 0.01) }
    #expect(tally.faults.isEmpty)
    Torture.report("sixteen readers for \(seconds) s: \(tally)")
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
